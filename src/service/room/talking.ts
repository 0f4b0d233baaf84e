import { message } from "#protocol/stanza.ts";
import { el } from "#xml/element.ts";
import { reject } from "#service/rejections.ts";
import type { RoomEvent, StepOrRejection } from "#service/room/events.ts";
import { mayByRole } from "#service/room/privileges.ts";
import { isPrior } from "#service/room/prior-history.ts";
import { occupantByNick, occupantBySession, occupantJid, type RoomState } from "#service/room/state.ts";

type Spoke = Extract<RoomEvent, { kind: "spoke" }>;
type NamedSubject = Extract<RoomEvent, { kind: "named-subject" }>;
type Whispered = Extract<RoomEvent, { kind: "whispered" }>;

/** MMOG 7.12, Examples 69 and 70: to everybody, the sender too, with the sender's id. */
export function speak(state: RoomState, event: Spoke): StepOrRejection {
  const occupant = occupantBySession(state, event.jid);
  if (occupant === undefined) return reject("not-occupant");
  if (!mayByRole(state, occupant, "speak")) return reject("no-voice");
  const from = occupantJid(state, occupant.nick);
  const stanza = message({ from, id: event.id, type: "groupchat" }, ...event.payload);
  const said = event.payload.some((child) => child.name === "body") || isPrior(stanza);
  const isSeen = state.config.whois === "anyone" && !isPrior(stanza);
  const entry = { atMs: event.atMs, stanza, ...(isSeen && { jid: event.jid }) };
  const history = said ? newest([...state.history, entry], state.config.maxHistory) : state.history;
  return { state: { ...state, history }, effects: [{ kind: "say", stanza }] };
}

/** MMOG 8.1, Examples 109-113; to everybody including the sender (errata E-063). */
export function changeSubject(state: RoomState, event: NamedSubject): StepOrRejection {
  const occupant = occupantBySession(state, event.jid);
  if (occupant === undefined) return reject("not-occupant");
  if (!mayByRole(state, occupant, "changeSubject")) return reject("subject-fixed");
  const from = occupantJid(state, occupant.nick);
  const stanza = message({ from, id: event.id, type: "groupchat" }, el("subject", {}, event.text));
  const subject = { text: event.text, nick: occupant.nick };
  return { state: { ...state, subject }, effects: [{ kind: "store" }, { kind: "say", stanza }] };
}

/** MMOG 7.13, Examples 71-73: to all clients of the recipient. */
export function whisper(state: RoomState, event: Whispered): StepOrRejection {
  const occupant = occupantBySession(state, event.jid);
  if (occupant === undefined) return reject("not-occupant");
  const recipient = occupantByNick(state, event.nick);
  if (recipient === undefined) return reject("no-such-occupant");
  if (!mayByRole(state, occupant, "whisper")) return reject("private-refused");
  const stanza = {
    ...event.message,
    attrs: { ...event.message.attrs, from: occupantJid(state, occupant.nick) },
  };
  return { state, effects: [{ kind: "tell", to: recipient.sessions, stanza }] };
}

function newest<T>(entries: readonly T[], most: number): readonly T[] {
  return entries.slice(Math.max(0, entries.length - most));
}
