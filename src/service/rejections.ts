import { el, type XmlElement } from "#xml/element.ts";
import type { FieldProblem } from "#protocol/form-layout.ts";
import { NS } from "#protocol/namespaces.ts";
import type { Condition, ErrorType, StanzaError } from "#protocol/stanza-error.ts";

/** Why the service refuses something, as a value. */
export type Rejection = {
  readonly rejected: RejectionCode;
  /** Replaces the sentence of the table. */
  readonly detail?: string;
  /** What is wrong with a form, field by field. */
  readonly problems?: readonly FieldProblem[];
  /** Which items of a list can't be had, by number: the others are not echoed (errata E-088). */
  readonly offending?: readonly number[];
};

type Row = readonly [type: ErrorType, condition: Condition, sentence: string];

/** Every refusal of the service and its stanza error: the only place that knows both. */
const TABLE = {
  // Entering: MMOG Table 10, sections 7.2.1, 7.2.5-7.2.11 and 10.1.1.
  "nick-missing": [
    "modify",
    "jid-malformed",
    "Say with which nickname you want to enter: room@service/nickname.",
  ],
  "nick-unusable": [
    "modify",
    "jid-malformed",
    "This nickname can't be used: it is too long or has nothing to read in it.",
  ],
  "game-missing": ["modify", "bad-request", "To create a room, name its game in <game var='…'/>."],
  "game-unknown": ["cancel", "not-acceptable", "This service doesn't have that game."],
  "game-differs": ["cancel", "not-acceptable", "Another game is played in this room."],
  "creation-refused": [
    "cancel",
    "not-allowed",
    "You can't create another room here: use or destroy one of yours first.",
  ],
  "password-wrong": ["auth", "not-authorized", "This room needs its password."],
  "not-member": [
    "auth",
    "registration-required",
    "This room is for its members only: ask its owner to add you.",
  ],
  banned: ["auth", "forbidden", "You are banned from this room."],
  "nick-taken": ["cancel", "conflict", "Somebody else in the room has this nickname: choose another one."],
  "nick-reserved": [
    "cancel",
    "conflict",
    "Somebody has reserved this nickname in the room: choose another one.",
  ],
  "nick-locked": [
    "cancel",
    "not-acceptable",
    "Nicknames are fixed in this room: keep the one that you have, or the one that you registered.",
  ],
  full: ["wait", "service-unavailable", "The room is full: try again later."],
  locked: ["cancel", "item-not-found", "The room is not open yet: its owner is still setting it up."],
  "no-room": ["cancel", "item-not-found", "There is no such room."],
  // Talking: MMOG 7.12, 7.13, 8.1.
  "not-occupant": ["cancel", "not-acceptable", "You are not in this room: enter it first."],
  "no-voice": ["auth", "forbidden", "You can't speak here until a moderator gives you voice."],
  "subject-fixed": ["auth", "forbidden", "You may not change the subject of this room."],
  "private-to-all": ["modify", "bad-request", "A message to one occupant can't be of type groupchat."],
  "private-refused": ["auth", "forbidden", "This room doesn't let you send private messages."],
  "no-such-occupant": ["cancel", "item-not-found", "Nobody in the room has this nickname."],
  "too-long": ["modify", "policy-violation", "The stanza is too long: say it in fewer words."],
  "nothing-to-say": ["modify", "bad-request", "The message has nothing in it that this room passes on."],
  // Invitations: MMOG 7.16, 9.5 (errata E-074).
  "invite-refused": ["auth", "forbidden", "You may not invite people into this room."],
  "invitee-unknown": ["cancel", "item-not-found", "Nobody can be invited at this address: look at it again."],
  "invitee-banned": ["cancel", "not-allowed", "This person is banned from the room."],
  "too-many-invitations": [
    "wait",
    "resource-constraint",
    "You have invited many people just now: wait before you invite more.",
  ],
  "no-invitation": ["cancel", "item-not-found", "You have no open invitation to this room."],
  // Registration: MMOG 7.18, 9.9.
  "registration-refused": ["cancel", "not-allowed", "You may not register with this room."],
  "registration-unavailable": ["cancel", "service-unavailable", "Nobody can register here."],
  "registration-invalid": [
    "modify",
    "bad-request",
    "Send the form of the registration, filled in, with a nickname that can be read.",
  ],
  "registrations-full": [
    "wait",
    "resource-constraint",
    "Too many people wait to be registered with this room: try again later.",
  ],
  "not-registered": ["auth", "registration-required", "You are not registered with this room."],
  // Requests and approvals: MMOG 7.21, 8.6, 9.9.
  "voice-given": ["cancel", "unexpected-request", "You have voice already."],
  "voice-asked": ["wait", "policy-violation", "You have just asked: give the moderators time to answer."],
  "request-gone": ["cancel", "item-not-found", "There is no such request any more."],
  "not-admin": ["auth", "forbidden", "Only an admin or owner of the room may do that."],
  // Owner and moderators: MMOG 8.2, 10.
  "not-owner": ["auth", "forbidden", "Only an owner of the room may do that."],
  "not-moderator": ["auth", "forbidden", "Only a moderator of the room may do that."],
  "configuration-closed": [
    "cancel",
    "not-allowed",
    "The configuration can't be changed while a match is on.",
  ],
  "form-unacceptable": ["modify", "not-acceptable", "The form can't be accepted as it is."],
  "save-closed": [
    "cancel",
    "not-allowed",
    "The room can't be saved now: an unmoderated one only while no match is on, and no room before it is configured.",
  ],
  saved: ["cancel", "item-not-found", "The room is saved: nobody can enter it until its owner loads it."],
  "not-saved": ["wait", "unexpected-request", "The room was not saved: it is open."],
  "venue-unusable": ["modify", "jid-malformed", "The alternate venue must be the address of a room."],
  "last-owner": ["cancel", "conflict", "A room needs an owner: name another one first."],
  "above-you": ["cancel", "not-allowed", "You may not do that to somebody of that standing."],
  "not-listed": ["auth", "forbidden", "Only members of the room may see this list."],
  "not-during-match": [
    "auth",
    "forbidden",
    "That can't be done while the match is on: wait for its end, or set the room to be moderated.",
  ],
  "listed-twice": ["modify", "bad-request", "Somebody is named twice: say once what is to become of each."],
  "role-and-affiliation": [
    "modify",
    "bad-request",
    "Change roles, affiliations or teams, one of them in each request.",
  ],
  "domain-listed": ["modify", "bad-request", "A whole domain can only be banned: name a person."],
  "lists-full": ["wait", "resource-constraint", "The room's lists are full: take somebody off them first."],
  "ban-self": ["cancel", "conflict", "You can't ban yourself."],
  "kick-self": ["cancel", "conflict", "You can't remove yourself: leave the room instead."],
  // Teams and matches: MMOG 7.4-7.10.
  "team-full": ["cancel", "conflict", "The team has no free place: take another one."],
  "team-unknown": ["modify", "not-acceptable", "The match has no such team."],
  "team-closed": ["cancel", "not-allowed", "Teams can't be changed now: wait for the end of the match."],
  "not-ready": ["cancel", "not-allowed", "The match can't be started yet."],
  "character-missing": [
    "modify",
    "bad-request",
    "Say with which character you play: <pc name='…' model='…'/>.",
  ],
  "character-unacceptable": [
    "modify",
    "not-acceptable",
    "Play under your own name, and with a model of the catalogue.",
  ],
  spectator: ["auth", "forbidden", "You only watch this match: take a team and start to play."],
  "not-active": ["cancel", "not-allowed", "Turns count only while the match is on."],
  "other-session": ["cancel", "not-allowed", "You play from another device: only that one may send turns."],
  "invalid-turn": ["cancel", "undefined-condition", "The turn breaks the rules of the game."],
  // Anything.
  "too-fast": ["wait", "policy-violation", "You change too quickly: wait a few seconds."],
  "no-answer": ["wait", "remote-server-timeout", "The other client gave no answer."],
  "no-node": ["cancel", "item-not-found", "There is nothing of that name to be told of."],
  "traffic-unlimited": ["cancel", "service-unavailable", "This room lets everything pass."],
  malformed: ["modify", "bad-request", "The stanza can't be understood."],
  "not-offered": ["cancel", "feature-not-implemented", "This service doesn't do that."],
  "service-limit": ["wait", "resource-constraint", "The service has no room left: try again later."],
  broken: ["wait", "internal-server-error", "The service has a fault: try again later."],
} as const satisfies Record<string, Row>;

export type RejectionCode = keyof typeof TABLE;

export function reject(rejected: RejectionCode, detail?: string): Rejection {
  return { rejected, ...(detail !== undefined && { detail }) };
}

/** Whether a result is a refusal. */
export function isRejection(value: unknown): value is Rejection {
  return typeof value === "object" && value !== null && "rejected" in value;
}

/** The stanza error of a refusal; `by` is the room or the service. */
export function stanzaErrorOf(rejection: Rejection, by: string): StanzaError {
  const [type, condition, sentence]: Row = TABLE[rejection.rejected];
  const problems = rejection.problems ?? [];
  const text =
    rejection.detail ?? (problems.length > 0 ? problems.map((each) => each.text).join(" ") : sentence);
  return { type, condition, text, by, extra: [...marks(rejection.rejected), ...problems.map(fieldMark)] };
}

/** The marks that tell an invalid turn (MMOG Example 60, errata E-130) and a saved room (E-068) from other errors. */
function marks(code: RejectionCode): XmlElement[] {
  return code === "invalid-turn" || code === "saved" ? [el(code, { xmlns: NS.mmog })] : [];
}

/** Own extension: the sentence for a field, so that a client can show it there. */
function fieldMark(problem: FieldProblem): XmlElement {
  const ns = problem.var.startsWith("mmog/dga#") ? NS.dga : NS.owner;
  return el("field", { xmlns: ns, var: problem.var }, problem.text);
}
