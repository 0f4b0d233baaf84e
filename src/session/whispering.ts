import { textsOf, type Envelope } from "#protocol/envelope.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import { whispering } from "#protocol/talk.ts";
import { refusalFrom, type Context } from "#session/context.ts";
import { done, refused, type Outcome } from "#session/outcome.ts";
import { clip, isTooLong } from "#session/spoken.ts";
import type { TalkDraft } from "#session/talk-draft.ts";

const REMEMBERED_IDS = 200;

/** Private messages between two occupants, through the room (MMOG 7.13). */
export interface Whispering {
  readonly whisper: (nick: string, text: string) => Outcome;
  /** Takes a private message; false when it is none. */
  readonly receive: (envelope: Envelope) => boolean;
  /** An error to a private message of ours; false when it is about something else. */
  readonly receiveError: (envelope: Envelope) => boolean;
}

export function createWhispering(context: Context, talk: TalkDraft): Whispering {
  const { connection, stores } = context;
  /** To whom we said what, by id, until the room refuses one of them. */
  const said = new Map<string, string>();

  function add(nick: string, place: string, text: string): void {
    const own = nick !== place;
    const line = { nick, text, atMs: context.dateMs(), own, delayed: false, mentions: false };
    talk.addLine({ ...line, kind: "message" }, place);
  }

  return {
    whisper(nick, text) {
      const { phase, jid, nick: ownNick, unacknowledged } = stores.room.getState();
      if (text.trim() === "") return refused({ code: "nothing-to-say" });
      if (isTooLong(text)) return refused({ code: "too-long" });
      if (phase !== "inside") return refused({ code: "offline" });
      if (unacknowledged.length > 0) return refused({ code: "unacknowledged" });
      if (nick === ownNick) return refused({ code: "self" });
      if (stores.talk.getState().whispers.get(nick)?.isGone === true)
        return refused({ code: "item-not-found" });
      const id = context.id();
      if (!connection.send(whispering({ id, to: `${jid}/${nick}` }, text)))
        return refused({ code: "offline" });
      said.set(id, nick);
      const [oldest] = said.keys();
      if (said.size > REMEMBERED_IDS && oldest !== undefined) said.delete(oldest);
      // Nobody reflects it: it is said when it is sent.
      add(ownNick, nick, text);
      return done();
    },
    receive({ type, resource, stanza }) {
      // The type may be left out, and <game/> may be missing (MMOG 7.13).
      const isPrivate = resource !== "" && (type === "chat" || type === "normal" || type === "");
      const { body } = textsOf(stanza);
      if (!isPrivate || body === undefined || body === "") return false;
      if (resource === stores.room.getState().nick) return false;
      add(resource, resource, clip(body));
      return true;
    },
    receiveError({ id, resource, stanza }) {
      const place = said.get(id ?? "");
      if (id === undefined || place === undefined || resource === "") return false;
      said.delete(id);
      const { code, text } = refusalFrom(decodeError(stanza));
      const values = { code, ...(text !== undefined && { text }), said: textsOf(stanza).body ?? "" };
      const line = { nick: "", text: "not-said", values, atMs: context.dateMs() };
      talk.addLine({ ...line, kind: "notice", own: false, delayed: false, mentions: false }, place);
      return true;
    },
  };
}
