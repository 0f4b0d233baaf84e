import type { XmlElement } from "#xml/element.ts";
import { el } from "#xml/element.ts";
import { STATUS } from "#protocol/mmog/words.ts";
import { NS } from "#protocol/namespaces.ts";
import { reject } from "#service/rejections.ts";
import type { Effect, RoomEvent, Step, StepOrRejection } from "#service/room/events.ts";
import {
  affiliationOf,
  occupantBySession,
  withOccupant,
  type Occupant,
  type RoomState,
} from "#service/room/state.ts";

type Left = Extract<RoomEvent, { kind: "left" }>;
type Cheated = Extract<RoomEvent, { kind: "cheated" }>;

/** MMOG 7.22 and 11.1: a client leaves or is lost; with the last one the occupant leaves. */
export function leave(state: RoomState, event: Left): StepOrRejection {
  const occupant = occupantBySession(state, event.jid);
  if (occupant === undefined) return reject("not-occupant");
  const statuses = event.lost ? [STATUS.technicalProblem] : [];
  const remaining = occupant.sessions.filter((session) => session.jid !== event.jid);
  if (remaining.length > 0) {
    const sessions = occupant.sessions.filter((session) => session.jid === event.jid);
    return {
      state: withOccupant(state, occupant.nick, { ...occupant, sessions: remaining }),
      effects: [
        { kind: "gone", occupant, sessions, statuses, inform: "self", extra: event.farewell },
        { kind: "presence", nick: occupant.nick },
      ],
    };
  }
  // MMOG 10.1.3: a room whose creator leaves before it is configured is destroyed.
  const destroyed =
    state.status === "created" ? { destroyed: { reason: "The room was never configured." } } : {};
  return remove(state, occupant, event.keepTeam, { statuses, extra: event.farewell, ...destroyed });
}

/** MMOG 7.6, Example 60: an invalid turn costs the room, and an owner only the team (errata E-131, E-132). */
export function punish(state: RoomState, event: Cheated): StepOrRejection {
  const occupant = occupantBySession(state, event.jid);
  if (occupant === undefined) return reject("not-occupant");
  if (affiliationOf(state, occupant.bareJid) === "owner") return giveUpTeam(state, occupant);
  return remove(state, occupant, false, { statuses: [STATUS.kicked], noTeam: true, extra: [invalidTurn] });
}

const invalidTurn: XmlElement = el("invalid-turn", { xmlns: NS.user });

/** The occupant stays and only watches from now on; also for MMOG 7.10. */
export function giveUpTeam(state: RoomState, occupant: Occupant, id?: string): Step {
  if (occupant.team === undefined)
    return { state, effects: [{ kind: "presence", nick: occupant.nick, id, team: true }] };
  const { team: _given, ...spectator } = occupant;
  return {
    state: withOccupant(state, occupant.nick, spectator),
    effects: [
      { kind: "store" },
      { kind: "presence", nick: occupant.nick, id, team: true },
      { kind: "player-left", occupant, how: "resigned" },
    ],
  };
}

type Departure = Partial<
  Pick<Extract<Effect, { kind: "gone" }>, "statuses" | "extra" | "actor" | "reason" | "destroyed" | "noTeam">
>;

/** Takes an occupant out, and with the last one a temporary room (MMOG 4.2). */
export function remove(state: RoomState, occupant: Occupant, keepTeam: boolean, departure: Departure): Step {
  const without = withOccupant(state, occupant.nick, undefined);
  const kept = keepTeam && occupant.team !== undefined ? { [occupant.bareJid]: occupant.team } : {};
  const next: RoomState = { ...without, keptTeams: { ...without.keptTeams, ...kept } };
  const over = next.occupants.length === 0 && (state.status === "created" || !state.config.persistent);
  const gone: Effect = {
    kind: "gone",
    occupant,
    sessions: occupant.sessions,
    statuses: [],
    inform: "all",
    ...departure,
  };
  if (over) return { state: next, effects: [gone, { kind: "closed" }] };
  if (occupant.team === undefined) return { state: next, effects: [gone] };
  const how = keepTeam ? "left" : "resigned";
  return { state: next, effects: [{ kind: "store" }, gone, { kind: "player-left", occupant, how }] };
}

/** MMOG 11.2, Example 250: each hears of its own removal only (errata E-182). */
export function shutDown(state: RoomState): Step {
  const effects = state.occupants.map((occupant): Effect => ({
    kind: "gone",
    occupant,
    sessions: occupant.sessions,
    statuses: [STATUS.shutdown],
    inform: "self",
  }));
  const keptTeams = { ...state.keptTeams };
  for (const { bareJid, team } of state.occupants) if (team !== undefined) keptTeams[bareJid] = team;
  return { state: { ...state, keptTeams, occupants: [] }, effects: [{ kind: "store" }, ...effects] };
}
