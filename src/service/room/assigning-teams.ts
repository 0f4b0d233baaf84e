import { isRejection, reject, type Rejection } from "#service/rejections.ts";
import type { Effect, RoomEvent, StepOrRejection } from "#service/room/events.ts";
import { readChanges } from "#service/room/list-changes.ts";
import { isAllowedNow, mayByAffiliation } from "#service/room/privileges.ts";
import { occupantByNick, withOccupant, type Occupant, type RoomState } from "#service/room/state.ts";

type Change = { readonly occupant: Occupant; readonly team: string | undefined };
type Assigned = Extract<RoomEvent, { kind: "teams-assigned" }>;

/** MMOG 10.12: why somebody may not assign teams now, if so (Table 6). */
function refusalToAssignTeams(state: RoomState, byBareJid: string): Rejection | undefined {
  if (!mayByAffiliation(state, byBareJid, "assignTeams")) return reject("not-owner");
  return isAllowedNow(state, "assignTeams") ? undefined : reject("not-during-match");
}

/** MMOG 10.12, Examples 241-243. Which teams there are and how many they hold, the game has said before. */
export function assignTeams(state: RoomState, event: Assigned): StepOrRejection {
  const refusal = refusalToAssignTeams(state, event.by);
  if (refusal !== undefined) return refusal;
  const changes = readChanges(
    event.changes,
    ({ nick, team }): Change | Rejection => {
      const occupant = occupantByNick(state, nick);
      return occupant === undefined ? reject("no-such-occupant") : { occupant, team };
    },
    ({ occupant }) => occupant.bareJid,
  );
  if (isRejection(changes)) return changes;
  const full = refusalOfPlaces(state, changes, event.places);
  if (full !== undefined) return full;
  let next = state;
  const said: Effect[] = [];
  const left: Effect[] = [];
  for (const { occupant, team } of changes) {
    if (occupant.team === team) continue;
    next = withOccupant(next, occupant.nick, inTeam(occupant, team));
    said.push({ kind: "presence", nick: occupant.nick, team: true });
    // Whoever fights for a team has given it up first.
    if (occupant.team !== undefined) left.push({ kind: "player-left", occupant, how: "resigned" });
  }
  const changed: Effect[] = said.length > 0 ? [{ kind: "teams-changed" }] : [];
  return { state: next, effects: [{ kind: "store" }, { kind: "answer" }, ...said, ...left, ...changed] };
}

/** A team takes in as many as it has places; exchanging players is possible in full ones. */
function refusalOfPlaces(
  state: RoomState,
  changes: readonly Change[],
  places: number,
): Rejection | undefined {
  const staying = state.occupants.filter((each) => !changes.some(({ occupant }) => occupant === each));
  const teams = [...staying, ...changes].map(({ team }) => team);
  const offending = changes.flatMap(({ occupant, team }, index) => {
    const entersFull = team !== undefined && teams.filter((each) => each === team).length > places;
    return entersFull && occupant.team !== team ? [index] : [];
  });
  return offending.length > 0 ? { ...reject("team-full"), offending } : undefined;
}

function inTeam({ team: _before, ...spectator }: Occupant, team: string | undefined): Occupant {
  return team === undefined ? spectator : { ...spectator, team };
}
