import type { MatchStatus } from "#protocol/mmog/words.ts";
import { reject } from "#service/rejections.ts";
import type { RoomEvent, Step, StepOrRejection } from "#service/room/events.ts";
import { giveUpTeam } from "#service/room/leaving.ts";
import { occupantBySession, withOccupant, type RoomState } from "#service/room/state.ts";

type TookTeam = Extract<RoomEvent, { kind: "took-team" }>;
type Resigned = Extract<RoomEvent, { kind: "resigned" }>;

/** MMOG 7.4, Examples 51-53. Whether the team exists and has a place, the game has said before. */
export function takeTeam(state: RoomState, event: TookTeam): StepOrRejection {
  const occupant = occupantBySession(state, event.jid);
  if (occupant === undefined) return reject("not-occupant");
  return {
    state: withOccupant(state, occupant.nick, { ...occupant, team: event.team }),
    effects: [
      { kind: "store" },
      { kind: "presence", nick: occupant.nick, id: event.id, team: true },
      ...(occupant.team === event.team ? [] : [{ kind: "teams-changed" } as const]),
    ],
  };
}

/** MMOG 7.10, Example 67: the occupant gives the team up and stays (errata E-099). */
export function resign(state: RoomState, event: Resigned): StepOrRejection {
  const occupant = occupantBySession(state, event.jid);
  return occupant === undefined ? reject("not-occupant") : giveUpTeam(state, occupant, event.id);
}

/** The match goes over to another status; when it is over nobody's team is kept for coming back. */
export function turnMatch(state: RoomState, status: MatchStatus): Step {
  // In a room that isn't open nothing goes on.
  if (state.status !== "active") return { state, effects: [] };
  const keptTeams = status === "inactive" ? {} : state.keptTeams;
  return { state: { ...state, match: status, keptTeams }, effects: [{ kind: "store" }] };
}
