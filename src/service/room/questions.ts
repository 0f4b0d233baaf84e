import type { XmlElement } from "#xml/element.ts";
import { askForApproval } from "#protocol/mmog/approval.ts";
import { message } from "#protocol/stanza.ts";
import { mayByAffiliation, mayByRole, seesJids } from "#service/room/privileges.ts";
import { occupantJid, type Occupant, type PendingRegistration, type RoomState } from "#service/room/state.ts";

/** MMOG Example 133: what a moderator is asked about a visitor. */
export function voiceQuestion(
  state: RoomState,
  asking: Occupant,
  moderator: Occupant,
  id: string,
): XmlElement {
  const session = seesJids(state.config, moderator.role) ? asking.sessions.at(-1) : undefined;
  const jid = session?.jid ?? occupantJid(state, asking.nick);
  const heading = {
    title: "Voice request",
    instructions: [`${asking.nick} wants to speak. Tick the box to allow it, or leave the request alone.`],
  };
  const question = askForApproval(
    { kind: "voice", role: "participant", jid, nick: asking.nick, allow: false },
    heading,
  );
  return message({ from: state.jid, id }, question);
}

/** MMOG Example 176: what an admin is asked about somebody who wants to be a member. */
export function registrationQuestion(
  state: RoomState,
  { bareJid, registration }: PendingRegistration,
  id: string,
): XmlElement {
  const heading = {
    title: "Registration request",
    instructions: [`${bareJid} wants to be a member. Tick the box to allow it, or leave the request alone.`],
  };
  const question = askForApproval(
    { kind: "registration", ...registration, jid: bareJid, allow: false },
    heading,
  );
  return message({ from: state.jid, id }, question);
}

/** What is still open when somebody comes in who may decide it (MMOG 8.6, 9.9). */
export function openQuestions(state: RoomState, viewer: Occupant, newId: () => string): XmlElement[] {
  const registrations = mayByAffiliation(state, viewer.bareJid, "answerRegistrations")
    ? state.registrations
    : [];
  const asking = mayByRole(state, viewer, "answerVoiceRequests")
    ? state.occupants.filter(
        (occupant) => occupant.askedForVoiceAtMs !== undefined && !mayByRole(state, occupant, "speak"),
      )
    : [];
  return [
    ...registrations.map((pending) => registrationQuestion(state, pending, newId())),
    ...asking.map((occupant) => voiceQuestion(state, occupant, viewer, newId())),
  ];
}
