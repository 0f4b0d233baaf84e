import { el, elements, type XmlElement } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { errorReply, iq } from "#protocol/stanza.ts";
import { reject, stanzaErrorOf, type Rejection } from "#service/rejections.ts";
import { isLonger, type Request } from "#service/request.ts";
import { occupantByNick, occupantJid, type Occupant, type RoomState } from "#service/room/state.ts";

/** Questions of one room that wait for their answers, and how long each does, ms. */
const WAITING = 500;
const PATIENCE_MS = 60_000;
/** UTF-16 units of one iq. */
const MAX_LENGTH = 20_000;

type Waiting = {
  /** The iq as it was asked. */
  readonly asked: XmlElement;
  readonly by: string;
  /** The client that was asked. */
  readonly of: string;
  readonly atMs: number;
};

/**
 * Questions that occupants ask each other's clients (MMOG 6.7, 17.4): both know each other by their addresses in
 * the room only. An answer finds its question by an id of ours and by who gives it.
 */
export interface Forwarding {
  /** Passes an iq of type get or set on to the newest client of the occupant that it is for. */
  readonly ask: (state: RoomState, sender: Occupant, request: Request) => Rejection | undefined;
  /** True for the answer to one of them; it is passed back. */
  readonly answer: (request: Request) => boolean;
  /** Gives up what has waited too long. */
  readonly tick: (nowMs: number) => void;
}

export function createForwarding(link: Link, id: () => string, now: () => number): Forwarding {
  const waiting = new Map<string, Waiting>();

  return {
    ask(state, sender, request) {
      const recipient = occupantByNick(state, request.nick);
      const of = recipient?.sessions.at(-1)?.jid;
      if (of === undefined) return reject("no-such-occupant");
      if (isLonger(request.stanza, MAX_LENGTH)) return reject("too-long");
      if (waiting.size >= WAITING) return reject("service-limit");
      const own = id();
      waiting.set(own, { asked: request.stanza, by: request.from, of, atMs: now() });
      const from = occupantJid(state, sender.nick);
      link.send(iq({ from, to: of, id: own, type: request.type }, ...elements(request.stanza)));
      return undefined;
    },
    answer(request) {
      const question = waiting.get(request.id ?? "");
      if (question === undefined || question.of !== request.from) return false;
      waiting.delete(request.id ?? "");
      const { id: askedId, to } = question.asked.attrs;
      const answer = { from: to, to: question.by, id: askedId, type: request.type };
      link.send(el("iq", answer, ...elements(request.stanza)));
      return true;
    },
    tick(nowMs) {
      for (const [own, { asked, atMs }] of waiting) {
        if (nowMs - atMs <= PATIENCE_MS) break;
        waiting.delete(own);
        const room = (asked.attrs["to"] ?? "").split("/")[0] ?? "";
        link.send(errorReply(asked, stanzaErrorOf(reject("no-answer"), room)));
      }
    },
  };
}
