import { STATUS } from "#protocol/mmog/words.ts";
import { reject, type Rejection } from "#service/rejections.ts";
import type { RoomEvent, StepOrRejection } from "#service/room/events.ts";
import { isUsableNick, tidyNick } from "#service/room/nick.ts";
import { mayByAffiliation } from "#service/room/privileges.ts";
import { heldNickOf, isReservedForOther, reservedNickOf } from "#service/room/reserved-nicks.ts";
import {
  affiliationOf,
  occupantByBareJid,
  occupantByNick,
  occupantBySession,
  withOccupant,
  type Occupant,
  type RoomState,
} from "#service/room/state.ts";
import { roleOnEntering } from "#service/room/voice.ts";

type Entered = Extract<RoomEvent, { kind: "entered" }>;
type Available = Extract<RoomEvent, { kind: "available" }>;
type Renamed = Extract<RoomEvent, { kind: "renamed" }>;

/** How many more than the room holds its admins and owners may be (MMOG 7.2.9). */
const ADMIN_ALLOWANCE = 10;
/** Clients of one user in one room. */
const SESSIONS = 8;

/** MMOG 7.2: somebody enters, enters with one more client, or has lost its synchronisation. */
export function enter(state: RoomState, event: Entered): StepOrRejection {
  const present = occupantBySession(state, event.session.jid);
  if (present !== undefined) return resynchronise(state, event, present);
  const refusal = refusalToEnter(state, event);
  if (refusal !== undefined) return refusal;
  const nick = heldNickOf(state, event.bareJid) ?? tidyNick(event.nick);
  const other = occupantByNick(state, nick) ?? occupantByBareJid(state, event.bareJid);
  if (other !== undefined) return enterBeside(state, event, other);
  const { [event.bareJid]: _taken, ...keptTeams } = state.keptTeams;
  const occupant: Occupant = {
    nick,
    bareJid: event.bareJid,
    role: roleOnEntering(state, event.bareJid),
    ...(event.team !== undefined && { team: event.team }),
    sessions: [event.session],
  };
  const next = { ...state, keptTeams, savedWith: [], occupants: [...state.occupants, occupant] };
  const statuses = [
    ...(state.status === "created" ? [STATUS.roomCreated] : []),
    ...(nick === event.nick ? [] : [STATUS.nickAssigned]),
  ];
  return { state: next, effects: [welcome(event, statuses, true)] };
}

/** MMOG 7.2.1: a join from a client that is in already gets the same stanzas again. */
function resynchronise(state: RoomState, event: Entered, present: Occupant): StepOrRejection {
  const next = withOccupant(state, present.nick, withSession(present, event.session));
  return { state: next, effects: [welcome(event, [], false)] };
}

/** MMOG 7.2.8, errata E-017: one more client of the same user, under the nickname that the user has there. */
function enterBeside(state: RoomState, event: Entered, other: Occupant): StepOrRejection {
  if (other.bareJid !== event.bareJid) return reject("nick-taken");
  if (other.sessions.length >= SESSIONS)
    return reject("full", "You are in this room with too many devices already.");
  const next = withOccupant(state, other.nick, withSession(other, event.session));
  const statuses = other.nick === event.nick ? [] : [STATUS.nickAssigned];
  return { state: next, effects: [welcome(event, statuses, true)] };
}

/** MMOG Table 10, and where it is silent the sections that it sums up (errata E-069). */
function refusalToEnter(state: RoomState, event: Entered): Rejection | undefined {
  const { config } = state;
  if (!isUsableNick(event.nick)) return reject("nick-unusable");
  if (affiliationOf(state, event.session.jid) === "outcast") return reject("banned");
  if (state.status === "adjourned") return reject("saved");
  if (state.status === "created" && state.occupants.length > 0) return reject("locked");
  if (event.game !== undefined && event.game !== state.game) return reject("game-differs");
  if (!mayByAffiliation(state, event.bareJid, config.membersOnly ? "enterMembersOnlyRoom" : "enterOpenRoom"))
    return reject("not-member");
  if (config.passwordProtected && event.password !== config.secret) return reject("password-wrong");
  if (heldNickOf(state, event.bareJid) === undefined && isReservedForOther(state, event.nick, event.bareJid))
    return reject("nick-reserved");
  const places = Math.min(config.maxUsers === "none" ? Infinity : config.maxUsers, event.capacity);
  const allowance = mayByAffiliation(state, event.bareJid, "enterFullRoom") ? ADMIN_ALLOWANCE : 0;
  const beside = occupantByBareJid(state, event.bareJid) !== undefined;
  return !beside && state.occupants.length >= places + allowance ? reject("full") : undefined;
}

/** MMOG Table 3: a client changes its availability. */
export function changeAvailability(state: RoomState, event: Available): StepOrRejection {
  const occupant = occupantBySession(state, event.session.jid);
  if (occupant === undefined) return reject("not-occupant");
  const next = withOccupant(state, occupant.nick, withSession(occupant, event.session));
  return { state: next, effects: [{ kind: "presence", nick: occupant.nick, session: event.session }] };
}

/** MMOG 7.14, Examples 74-77; where the room writes the nickname otherwise, it says so to the one (Example 76). */
export function rename(state: RoomState, event: Renamed): StepOrRejection {
  const occupant = occupantBySession(state, event.session.jid);
  if (occupant === undefined) return reject("not-occupant");
  if (!isUsableNick(event.nick)) return reject("nick-unusable");
  const nick = tidyNick(event.nick);
  const other = occupantByNick(state, nick);
  if (other !== undefined && other !== occupant) return reject("nick-taken");
  if (isReservedForOther(state, nick, occupant.bareJid)) return reject("nick-reserved");
  // Errata E-042: at entry the room would have changed it, later on it keeps it.
  if (state.config.nicksLocked && nick !== reservedNickOf(state, occupant.bareJid))
    return reject("nick-locked");
  const renamed: Occupant = { ...withSession(occupant, event.session), nick };
  const ownStatuses = nick === event.nick ? [] : [STATUS.nickAssigned];
  return {
    state: withOccupant(state, occupant.nick, renamed),
    effects: [
      {
        kind: "gone",
        occupant,
        sessions: occupant.sessions,
        statuses: [STATUS.nickChanged],
        inform: "all",
        nick,
      },
      { kind: "presence", nick, session: event.session, id: event.id, ownStatuses },
    ],
  };
}

/** The occupant with this client as it is now, and as the newest. */
function withSession(occupant: Occupant, session: Occupant["sessions"][number]): Occupant {
  return {
    ...occupant,
    sessions: [...occupant.sessions.filter((each) => each.jid !== session.jid), session],
  };
}

function welcome(event: Entered, statuses: readonly number[], announce: boolean) {
  return {
    kind: "welcome",
    jid: event.session.jid,
    statuses,
    history: event.history,
    id: event.id,
    announce,
  } as const;
}
