import { el } from "#xml/element.ts";
import type { Link } from "#xml/link.ts";
import { NS } from "#protocol/namespaces.ts";
import { iq } from "#protocol/stanza.ts";
import { decodeError, type Condition } from "#protocol/stanza-error.ts";
import type { Request } from "#service/request.ts";
import type { RoomState } from "#service/room/state.ts";

/** How often a room looks, and how long an answer is waited for, ms. */
const LOOK_EVERY_MS = 10_000;
const PATIENCE_MS = 60_000;

/** Errors that say that the client is gone; one that doesn't know the question is there (XEP-0199). */
const GONE: ReadonlySet<Condition> = new Set([
  "gone",
  "item-not-found",
  "recipient-unavailable",
  "redirect",
  "remote-server-not-found",
  "remote-server-timeout",
  "jid-malformed",
]);

/**
 * Clients that went without a word (MMOG 18.1.2): one that has been silent for long is asked whether it is still
 * there, and has left when it doesn't answer.
 */
export interface GhostWatch {
  /** Something came from this client. */
  readonly heard: (jid: string) => void;
  /** True for the answer to one of our questions. */
  readonly answer: (request: Request) => boolean;
  readonly tick: (state: RoomState) => void;
}

export function createGhostWatch(
  link: Link,
  environment: { readonly id: () => string; readonly now: () => number; readonly silenceMs: number },
  onLost: (jid: string) => void,
): GhostWatch {
  const { id, now, silenceMs } = environment;
  const heardAtMs = new Map<string, number>();
  const asked = new Map<string, { readonly id: string; readonly atMs: number }>();
  let lookedAtMs = now();

  function forgetAbsent(present: ReadonlySet<string>): void {
    for (const jid of heardAtMs.keys())
      if (!present.has(jid)) {
        heardAtMs.delete(jid);
        asked.delete(jid);
      }
  }

  function hear(jid: string): void {
    heardAtMs.set(jid, now());
    asked.delete(jid);
  }

  return {
    heard: hear,
    answer(request) {
      if (asked.get(request.from)?.id !== request.id) return false;
      const isGone = request.type === "error" && GONE.has(decodeError(request.stanza).condition);
      if (isGone) onLost(request.from);
      else hear(request.from);
      return true;
    },
    tick(state) {
      const nowMs = now();
      if (nowMs - lookedAtMs < LOOK_EVERY_MS) return;
      lookedAtMs = nowMs;
      const present = state.occupants.flatMap((occupant) => occupant.sessions.map(({ jid }) => jid));
      forgetAbsent(new Set(present));
      for (const jid of present) {
        const question = asked.get(jid);
        const heard = heardAtMs.get(jid) ?? nowMs;
        heardAtMs.set(jid, heard);
        if (question !== undefined) {
          if (nowMs - question.atMs >= PATIENCE_MS) onLost(jid);
        } else if (nowMs - heard >= silenceMs) {
          asked.set(jid, { id: id(), atMs: nowMs });
          const ping = { from: state.jid, to: jid, id: asked.get(jid)?.id, type: "get" };
          link.send(iq(ping, el("ping", { xmlns: NS.ping })));
        }
      }
    },
  };
}
