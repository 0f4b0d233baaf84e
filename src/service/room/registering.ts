import { STATUS } from "#protocol/mmog/words.ts";
import { isRejection, reject, type Rejection } from "#service/rejections.ts";
import { hasTooMany } from "#service/room/affiliations.ts";
import type { Effect, RoomEvent, Step, StepOrRejection } from "#service/room/events.ts";
import { inviteNewMembers } from "#service/room/inviting.ts";
import { withMembership } from "#service/room/membership.ts";
import { isUsableNick, nickKey } from "#service/room/nick.ts";
import { mayByAffiliation } from "#service/room/privileges.ts";
import { registrationQuestion } from "#service/room/questions.ts";
import {
  heldNickOf,
  isReservedForOther,
  reservedNickOf,
  withReservedNick,
} from "#service/room/reserved-nicks.ts";
import {
  affiliationOf,
  occupantByBareJid,
  occupantByNick,
  withOccupant,
  type PendingRegistration,
  type RoomState,
} from "#service/room/state.ts";

type Registered = Extract<RoomEvent, { kind: "registered" }>;
type Unregistered = Extract<RoomEvent, { kind: "unregistered" }>;
type Answered = Extract<RoomEvent, { kind: "answered-registration" }>;

/** How many may wait for an admin's word. */
const WAITING = 50;

/** MMOG 7.18: whether somebody may register at all; a room can be set to have nobody. */
export function refusalToRegister(state: RoomState, bareJid: string): Rejection | undefined {
  const closed = !state.config.registration || state.status === "created";
  return closed || affiliationOf(state, bareJid) === "outcast" ? reject("registration-refused") : undefined;
}

/**
 * MMOG 7.18, Examples 96-101. Where membership gives nothing but a name, one is a member at once; where it
 * opens the door or gives voice, an admin has to agree (9.9).
 */
export function register(state: RoomState, event: Registered): StepOrRejection {
  const { bareJid, registration } = event;
  if (!state.config.registration) return reject("registration-unavailable");
  const refusal = refusalToRegister(state, bareJid) ?? refusalOfNick(state, registration.nick, bareJid);
  if (refusal !== undefined) return refusal;
  const pending = { bareJid, registration };
  const needsApproval = state.config.membersOnly || state.config.moderated;
  if (!needsApproval || affiliationOf(state, bareJid) !== "none") return admit(state, pending);
  const others = state.registrations.filter((each) => each.bareJid !== bareJid);
  if (others.length >= WAITING) return reject("registrations-full");
  const admins = state.occupants.filter((each) =>
    mayByAffiliation(state, each.bareJid, "answerRegistrations"),
  );
  const question = registrationQuestion(state, pending, event.id);
  return {
    state: { ...state, registrations: [...others, pending] },
    effects: [
      { kind: "store" },
      ...admins.map((admin): Effect => ({ kind: "tell", to: admin.sessions, stanza: question })),
    ],
  };
}

/** MMOG 9.9 (errata E-091): the first admin who answers decides. */
export function answerRegistration(state: RoomState, event: Answered): StepOrRejection {
  if (!mayByAffiliation(state, event.bareJid, "answerRegistrations")) return reject("not-admin");
  const { jid, nick } = event.whose;
  const pending = state.registrations.find((each) =>
    jid === "" ? nickKey(each.registration.nick) === nickKey(nick) : each.bareJid === jid,
  );
  if (pending === undefined) return reject("request-gone");
  const answered: RoomState = {
    ...state,
    registrations: state.registrations.filter((each) => each !== pending),
  };
  if (!event.allow) return { state: answered, effects: [{ kind: "store" }] };
  const refusal = refusalOfNick(state, pending.registration.nick, pending.bareJid);
  if (refusal !== undefined) return refusal;
  const step = admit(answered, pending);
  if (isRejection(step)) return step;
  // Who isn't inside to see it is told with an invitation.
  if (occupantByBareJid(state, pending.bareJid) !== undefined) return step;
  const invited = inviteNewMembers(step.state, event.bareJid, [pending.bareJid]);
  return { state: invited.state, effects: [...step.effects, ...invited.effects] };
}

/** XEP-0077, 3.2: the nickname is free again, and a member is one no more; admins and owners stay. */
export function unregister(state: RoomState, { bareJid }: Unregistered): StepOrRejection {
  const waiting = state.registrations.some((each) => each.bareJid === bareJid);
  if (!waiting && reservedNickOf(state, bareJid) === undefined) return reject("not-registered");
  const registrations = state.registrations.filter((each) => each.bareJid !== bareJid);
  const freed = withReservedNick({ ...state, registrations }, bareJid, undefined);
  if (affiliationOf(state, bareJid) !== "member") return { state: freed, effects: [{ kind: "store" }] };
  return withMembership(freed, bareJid, false);
}

/** A member, unless more than that already, under the reserved nickname where the room holds people to it. */
function admit(state: RoomState, { bareJid, registration }: PendingRegistration): StepOrRejection {
  const registrations = state.registrations.filter((each) => each.bareJid !== bareJid);
  const reserved = withReservedNick({ ...state, registrations }, bareJid, registration.nick);
  const member: Step =
    affiliationOf(state, bareJid) === "none"
      ? withMembership(reserved, bareJid, true)
      : { state: reserved, effects: [{ kind: "store" }] };
  if (hasTooMany(member.state)) return reject("lists-full");
  const occupant = occupantByBareJid(member.state, bareJid);
  const nick = heldNickOf(member.state, bareJid);
  if (occupant === undefined || nick === undefined || occupant.nick === nick) return member;
  // MMOG 7.18: everybody hears that the room has changed the nickname (210), in one presence with the rest.
  return {
    state: withOccupant(member.state, occupant.nick, { ...occupant, nick }),
    effects: [
      { kind: "store" },
      {
        kind: "gone",
        occupant,
        sessions: occupant.sessions,
        statuses: [STATUS.nickChanged],
        inform: "all",
        nick,
      },
      { kind: "presence", nick, statuses: [STATUS.nickAssigned] },
    ],
  };
}

/** Neither somebody else's by right nor by use (MMOG Example 97). */
function refusalOfNick(state: RoomState, nick: string, bareJid: string): Rejection | undefined {
  if (!isUsableNick(nick)) return reject("registration-invalid");
  if (isReservedForOther(state, nick, bareJid)) return reject("nick-reserved");
  const user = occupantByNick(state, nick);
  if (user !== undefined && user.bareJid !== bareJid) return reject("nick-taken");
  return undefined;
}
