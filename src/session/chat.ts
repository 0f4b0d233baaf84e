import { delayedAtMs, saying, textsOf, type Envelope } from "#protocol/envelope.ts";
import { decodeOccupantNotice } from "#protocol/mmog/occupant-notice.ts";
import { STATUS } from "#protocol/mmog/words.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import { refusalFrom, type Context } from "#session/context.ts";
import { done, refused, type Outcome } from "#session/outcome.ts";
import type { RoomDraft } from "#session/room-draft.ts";
import { NOW_FULLY_ANONYMOUS } from "#session/warnings.ts";

const MAX_TEXT = 10_000;
const REMEMBERED_IDS = 200;

/** Sentences of the room itself, by status code (MMOG 10.2.1); the values are keys of the chat's notices. */
const NOTICES: Readonly<Record<number, string>> = {
  [STATUS.configurationChanged]: "configuration-changed",
  [STATUS.logged]: "logged",
  [STATUS.noLongerLogged]: "no-longer-logged",
  [STATUS.nowNonAnonymous]: "now-non-anonymous",
  [STATUS.nowSemiAnonymous]: "now-semi-anonymous",
  [NOW_FULLY_ANONYMOUS]: "now-fully-anonymous",
};

export interface Chat {
  readonly say: (text: string) => Outcome;
  readonly setSubject: (text: string) => Outcome;
  /** A notice of our own in the talk; `key` has a sentence in the page's texts. */
  readonly notice: (key: string, values?: Readonly<Record<string, string>>) => void;
  /** A message of the room that is no turn and no start. */
  readonly receive: (envelope: Envelope) => void;
  /** An error to something said; false when it is about something else. */
  readonly receiveError: (envelope: Envelope) => boolean;
}

export function createChat(
  context: Context,
  draft: RoomDraft,
  onConfigurationChanged: (statuses: readonly number[]) => void,
): Chat {
  const { connection, stores } = context;
  /** Ids of what we said, until the room refuses one of them. */
  const said: string[] = [];
  /** Ids of the lines that are shown, so that history after coming back repeats none. */
  const shown = new Set<string>();

  function send(what: Parameters<typeof saying>[1]): Outcome {
    const { phase, jid, unacknowledged } = stores.room.getState();
    if (phase !== "inside") return refused({ code: "offline" });
    // MMOG 14.3 and 14.5: nobody talks on without knowing who reads it, and under which name.
    if (unacknowledged.length > 0) return refused({ code: "unacknowledged" });
    const id = context.id();
    said.push(id);
    if (said.length > REMEMBERED_IDS) said.shift();
    // MMOG 7.12, Example 69; 8.1, Examples 109 and 113.
    const sent = connection.send(saying({ id, to: jid }, what));
    return sent ? done() : refused({ code: "offline" });
  }

  function notice(key: string, values: Readonly<Record<string, string>> = {}): void {
    draft.addChat({ kind: "notice", nick: "", text: key, values, atMs: context.dateMs(), own: false });
  }

  return {
    say(text) {
      if (text.trim() === "") return refused({ code: "nothing-to-say" });
      return text.length > MAX_TEXT ? refused({ code: "too-long" }) : send({ body: text });
    },
    setSubject: (text) => (text.length > MAX_TEXT ? refused({ code: "too-long" }) : send({ subject: text })),
    notice,
    receive(envelope) {
      const { stanza, resource, id } = envelope;
      const read = decodeOccupantNotice(stanza);
      if (!read.ok) return context.note(`${read.refusal.path}: ${read.refusal.detail}`, stanza);
      // Only the room speaks of its configuration (errata E-170).
      if (resource === "") {
        for (const code of read.value.statuses) {
          const key = NOTICES[code];
          if (key !== undefined) notice(key);
        }
        if (read.value.configurationChanged || read.value.statuses.length > 0)
          onConfigurationChanged(read.value.statuses);
      }
      const { body, subject } = textsOf(stanza);
      if (envelope.type !== "groupchat") return;
      const delayMs = delayedAtMs(stanza);
      const key = id === undefined ? undefined : `${resource}\n${id}`;
      if (key !== undefined && delayMs !== undefined && shown.has(key)) return;
      if (key !== undefined) remember(shown, key);
      const own = resource !== "" && resource === stores.room.getState().nick;
      const line = { nick: resource, atMs: delayMs ?? context.dateMs(), own };
      // A subject is one only without a body (MMOG 8.1).
      if (body !== undefined && body !== "") draft.addChat({ ...line, kind: "message", text: clip(body) });
      else if (subject !== undefined) {
        const changed = stores.room.getState().subject !== clip(subject);
        draft.commit({ subject: clip(subject) });
        if (changed) draft.addChat({ ...line, kind: "subject", text: clip(subject) });
      }
    },
    receiveError(envelope) {
      const { body, subject } = textsOf(envelope.stanza);
      const index = envelope.id === undefined ? -1 : said.indexOf(envelope.id);
      if (index < 0 && body === undefined && subject === undefined) return false;
      if (index >= 0) said.splice(index, 1);
      const refusal = refusalFrom(decodeError(envelope.stanza));
      notice("not-said", { code: refusal.code, ...(refusal.text !== undefined && { text: refusal.text }) });
      return true;
    },
  };
}

function clip(text: string): string {
  return text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
}

function remember(ids: Set<string>, id: string): void {
  ids.add(id);
  if (ids.size <= REMEMBERED_IDS * 5) return;
  const [oldest] = ids;
  if (oldest !== undefined) ids.delete(oldest);
}
