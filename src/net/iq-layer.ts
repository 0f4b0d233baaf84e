import { elements, el, findChild, type XmlElement } from "#xml/element.ts";
import { bareOf, formatJid, parseJid } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";
import { errorReply, iq, iqResult } from "#protocol/stanza.ts";
import { decodeError } from "#protocol/stanza-error.ts";
import type { IqAnswer, IqReply, IqRequest } from "#net/connection.ts";
import { randomId, type Environment } from "#net/environment.ts";

/**
 * Requests and their replies (RFC 6120, 8.2.3).
 * COMPAT(xmpp.js): it matches replies by id alone, from whoever they come, with guessable ids.
 */
export interface IqLayer {
  /** `send` is handed the stanza; false from it means offline. */
  request(request: IqRequest, send: (stanza: XmlElement) => boolean): Promise<IqReply>;
  /** Takes a result or an error. False: it answers nothing that was asked of its sender. */
  settle(reply: XmlElement, own: OwnAddress): boolean;
  /** The answer to a get or a set. */
  answer(request: XmlElement, handlers: Iterable<(request: XmlElement) => IqAnswer>): XmlElement;
  /** The stream broke: nobody waits any longer. */
  rejectAll(): void;
}

/** Replies without a `from`, or from one of these, count as the server's own. */
export type OwnAddress = { readonly jid: string; readonly domain: string };

type Pending = { readonly to: string | undefined; readonly settle: (reply: IqReply) => void };

const defaultTimeoutMs = 15_000;

export function createIqLayer(environment: Environment): IqLayer {
  const pending = new Map<string, Pending>();

  function firstAnswer(request: XmlElement, handlers: Iterable<(request: XmlElement) => IqAnswer>): IqAnswer {
    try {
      for (const handler of handlers) {
        const answer = handler(request);
        if (answer !== undefined) return answer;
      }
      return undefined;
    } catch (error) {
      environment.reportError(error);
      return { error: { type: "cancel", condition: "internal-server-error" } };
    }
  }

  return {
    request({ to, type, payload, timeoutMs = defaultTimeoutMs }, send) {
      return new Promise((resolve) => {
        const id = randomId(environment.crypto);
        const cancel = environment.setTimer(() => settle({ ok: false, reason: "timeout" }), timeoutMs);
        const settle = (reply: IqReply): void => {
          pending.delete(id);
          cancel();
          resolve(reply);
        };
        pending.set(id, { to, settle });
        if (!send(iq({ id, type, to }, payload))) settle({ ok: false, reason: "offline" });
      });
    },

    settle(reply, own) {
      const asked = pending.get(reply.attrs["id"] ?? "");
      if (asked === undefined || !mayAnswerFor(reply.attrs["from"], asked.to, own)) return false;
      asked.settle(
        reply.attrs["type"] === "error"
          ? { ok: false, reason: "error", error: { ...decodeError(reply), element: reply } }
          : { ok: true, stanza: reply },
      );
      return true;
    },

    answer(request, handlers) {
      const [payload, ...others] = elements(request);
      if (payload === undefined || others.length > 0)
        return errorReply(request, { type: "modify", condition: "bad-request" });
      const answer = firstAnswer(request, handlers);
      if (answer !== undefined)
        return "error" in answer ? errorReply(request, answer.error) : iqResult(request, answer.payload);
      if (findChild(request, "ping", NS.ping) !== undefined && request.attrs["type"] === "get")
        return iqResult(request);
      return errorReply(request, { type: "cancel", condition: "service-unavailable" });
    },

    rejectAll() {
      for (const { settle } of pending.values()) settle({ ok: false, reason: "offline" });
    },
  };
}

/** XEP-0199: asks the server itself for a sign of life. */
export function ping(domain: string): IqRequest {
  return { to: domain, type: "get", payload: el("ping", { xmlns: NS.ping }) };
}

/** RFC 6120, 8.1.2.1: the server may leave out its address, and may give the account's in place of its own. */
function mayAnswerFor(from: string | undefined, to: string | undefined, own: OwnAddress): boolean {
  const sender = normal(from);
  const asked = normal(to);
  if (sender !== undefined && sender === asked) return true;
  const selves = [undefined, normal(own.domain), normal(bareOf(own.jid)), normal(own.jid)];
  const toAccount = asked === undefined || asked === selves[2];
  if (toAccount) return selves.includes(sender);
  return asked === selves[1] && sender === undefined;
}

function normal(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const jid = parseJid(address);
  return jid.ok ? formatJid(jid.value) : address;
}
