import { delaysOf } from "#protocol/delay.ts";
import { saying, subjectOf, textsOf, type Envelope } from "#protocol/envelope.ts";
import { decodeOccupantNotice } from "#protocol/mmog/occupant-notice.ts";
import { STATUS } from "#protocol/mmog/words.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import { refusalFrom, type Context } from "#session/context.ts";
import { isNamedIn } from "#session/mentions.ts";
import { done, refused, type Outcome } from "#session/outcome.ts";
import type { RoomDraft } from "#session/room-draft.ts";
import { NOW_FULLY_ANONYMOUS } from "#session/warnings.ts";
import { clip, isTooLong } from "#session/spoken.ts";
import type { TalkDraft } from "#session/talk-draft.ts";

const REMEMBERED_IDS = 1_000;

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
  /** We are inside, for the first time or again: what the room says up to the subject is history (7.2.13). */
  readonly entered: () => void;
  /** When something was last heard, milliseconds since 1970: history is asked for from there on. */
  readonly heardMs: () => number | undefined;
  /** Whether the room keeps the ids of what we say (feature stable_id, MMOG 7.12). */
  readonly setStableIds: (areStable: boolean) => void;
  readonly reset: () => void;
  /** A message of the room that is no turn and no start. */
  readonly receive: (envelope: Envelope) => void;
  /** An error to something said; false when it is about something else. */
  readonly receiveError: (envelope: Envelope) => boolean;
}

export function createChat(
  context: Context,
  draft: RoomDraft,
  talk: TalkDraft,
  onConfigurationChanged: (statuses: readonly number[]) => void,
): Chat {
  const { connection, stores } = context;
  /** Ids of subjects that we set, until the room refuses one of them. */
  const named = new Set<string>();
  /** Ids of the lines that are shown, so that history after coming back repeats none. */
  const shown = new Set<string>();
  let areStable = false;
  let isCatchingUp = false;
  let heardMs: number | undefined;

  function send(id: string, what: Parameters<typeof saying>[1]): Outcome {
    const { phase, jid, unacknowledged } = stores.room.getState();
    if (phase !== "inside") return refused({ code: "offline" });
    // MMOG 14.3 and 14.5: nobody talks on without knowing who reads it, and under which name.
    if (unacknowledged.length > 0) return refused({ code: "unacknowledged" });
    // MMOG 7.12, Example 69; 8.1, Examples 109 and 113.
    const sent = connection.send(saying({ id, to: jid }, what));
    return sent ? done() : refused({ code: "offline" });
  }

  function notice(key: string, values: Readonly<Record<string, string>> = {}): void {
    const line = { nick: "", text: key, values, atMs: context.dateMs() };
    talk.addLine({ ...line, kind: "notice", own: false, delayed: false, mentions: false });
  }

  /**
   * XEP-0203, section 4: the room's own stamp counts, and others only where the room vouches for them: in the
   * history, and from an owner, who may bring the talk of before along (MMOG 7.17, errata E-065).
   */
  function delayOf({ stanza, bare, resource }: Envelope): number | undefined {
    const delays = delaysOf(stanza);
    const own = delays.find(({ from }) => from === bare) ?? delays.find(({ from }) => from === undefined);
    const isVouchedFor =
      isCatchingUp || stores.room.getState().occupants.get(resource)?.affiliation === "owner";
    const counts = own ?? (isVouchedFor ? delays[0] : undefined);
    if (counts === undefined) return undefined;
    // What can't be read, and what is still to come, is as old as can be told: of now.
    const nowMs = context.dateMs();
    return counts.atMs > 0 && counts.atMs < nowMs ? counts.atMs : nowMs;
  }

  /** Our own words are back: by their id where the room keeps ids, else by what they are (errata E-007). */
  function reflected(id: string | undefined, text: string): void {
    const byId = talk.takeSending((line) => line.id === id);
    if (byId === undefined && !areStable) talk.takeSending((line) => line.text === text);
  }

  /** The history is over. What was on its way when the line broke and is not part of it was never said. */
  function caughtUp(): void {
    if (!isCatchingUp) return;
    isCatchingUp = false;
    for (;;) {
      const lost = talk.takeSending((line) => beforeReturn.has(line.id));
      if (lost === undefined) break;
      notice("not-said", { code: "offline", said: lost.text });
    }
    beforeReturn.clear();
  }
  const beforeReturn = new Set<string>();

  function receiveBody(envelope: Envelope, body: string): void {
    const { resource, id } = envelope;
    const delayMs = delayOf(envelope);
    const key = id === undefined ? undefined : `${resource}\n${id}`;
    if (key !== undefined && delayMs !== undefined && shown.has(key)) return;
    if (key !== undefined) remember(shown, key);
    const { nick } = stores.room.getState();
    const own = resource !== "" && resource === nick;
    const text = clip(body);
    if (own) reflected(id, text);
    const line = { nick: resource, text, atMs: delayMs ?? context.dateMs(), own };
    const mentions = !own && isNamedIn(text, nick);
    talk.addLine({ ...line, kind: "message", delayed: delayMs !== undefined, mentions });
  }

  function receiveSubject(envelope: Envelope, subject: string): void {
    const { resource } = envelope;
    const own = resource !== "" && resource === stores.room.getState().nick;
    const line = { nick: resource, text: clip(subject), atMs: context.dateMs(), own };
    const { subject: before } = stores.room.getState();
    draft.commit({ subject: line.text });
    // The subject that one finds on entering stands above the talk, and is no event in it.
    const isChange = before !== line.text && !(isCatchingUp && before === "");
    if (isChange) talk.addLine({ ...line, kind: "subject", delayed: isCatchingUp, mentions: false });
    caughtUp();
  }

  return {
    say(text) {
      if (text.trim() === "") return refused({ code: "nothing-to-say" });
      if (isTooLong(text)) return refused({ code: "too-long" });
      const id = context.id();
      const outcome = send(id, { body: text });
      if (outcome.ok) talk.addSending({ id, text, atMs: context.dateMs() });
      return outcome;
    },
    setSubject(text) {
      if (isTooLong(text)) return refused({ code: "too-long" });
      const id = context.id();
      remember(named, id);
      return send(id, { subject: text });
    },
    notice,
    entered() {
      isCatchingUp = true;
      for (const { id } of talk.sending) beforeReturn.add(id);
    },
    heardMs: () => heardMs,
    setStableIds(are) {
      areStable = are;
    },
    reset() {
      shown.clear();
      named.clear();
      beforeReturn.clear();
      areStable = false;
      isCatchingUp = false;
      heardMs = undefined;
    },
    receive(envelope) {
      const { stanza, resource } = envelope;
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
      if (envelope.type !== "groupchat") return;
      heardMs = context.dateMs();
      const { body } = textsOf(stanza);
      const subject = subjectOf(stanza);
      if (body !== undefined && body !== "") receiveBody(envelope, body);
      else if (subject !== undefined) receiveSubject(envelope, subject);
    },
    receiveError(envelope) {
      const { body, subject } = textsOf(envelope.stanza);
      const { code, text } = refusalFrom(decodeError(envelope.stanza));
      const words = { code, ...(text !== undefined && { text }) };
      const sent = talk.takeSending((line) => line.id === envelope.id);
      const isSubject = named.delete(envelope.id ?? "") || (sent === undefined && subject !== undefined);
      if (isSubject) notice("subject-not-set", words);
      else if (sent === undefined && body === undefined) return false;
      else notice("not-said", { ...words, said: sent?.text ?? clip(body ?? "") });
      return true;
    },
  };
}

function remember(ids: Set<string>, id: string): void {
  ids.add(id);
  if (ids.size <= REMEMBERED_IDS) return;
  const [oldest] = ids;
  if (oldest !== undefined) ids.delete(oldest);
}
