import { fromBase64, toBase64 } from "#protocol/scram.ts";
import { matches } from "#protocol/stream/matches.ts";
import {
  saslAbort,
  saslAuth,
  saslChallenge,
  saslFailure,
  saslResponse,
  saslSuccess,
} from "#protocol/stream/sasl.ts";
import type { XmlElement } from "#xml/element.ts";
import type { Identity } from "#service/hosts/embedded/identity.ts";
import { fail, type SaslExchange, type SaslStep } from "#service/hosts/embedded/sasl/exchange.ts";

/** What to send, and what it means for the stream. */
export type SaslOutcome = {
  readonly reply: XmlElement;
  readonly identity?: Identity;
  readonly failed?: boolean;
};

/** The SASL part of a stream (RFC 6120, 6): one exchange at a time, base64 on the wire. */
export interface SaslNegotiation {
  /** Undefined when the element is not of SASL. */
  receive(element: XmlElement): SaslOutcome | Promise<SaslOutcome> | undefined;
}

export function createSaslNegotiation(mechanisms: ReadonlyMap<string, () => SaslExchange>): SaslNegotiation {
  let exchange: SaslExchange | undefined;

  function finish(step: SaslStep): SaslOutcome {
    if (step.kind === "challenge") return { reply: saslChallenge.encode({ payload: encode(step.payload) }) };
    exchange = undefined;
    if (step.kind === "failure")
      return { reply: saslFailure.encode({ condition: step.condition, text: step.text }), failed: true };
    const payload = step.payload === undefined ? "" : encode(step.payload);
    return { reply: saslSuccess.encode({ payload }), identity: step.identity };
  }

  function advance(payload: string): SaslOutcome | Promise<SaslOutcome> {
    const decoded = decode(payload);
    if (decoded === malformed)
      return finish(fail("incorrect-encoding", "The payload is not base64 of UTF-8 text."));
    const step = exchange?.step(decoded) ?? fail("malformed-request", "No authentication is under way.");
    return step instanceof Promise ? step.then(finish) : finish(step);
  }

  return {
    receive(element) {
      if (matches(saslAuth, element)) {
        const auth = saslAuth.decode(element, "");
        if (!auth.ok) return finish(fail("malformed-request", auth.refusal.detail));
        exchange = mechanisms.get(auth.value.mechanism)?.();
        if (exchange === undefined)
          return finish(fail("invalid-mechanism", `'${auth.value.mechanism}' is not offered here.`));
        return advance(auth.value.payload);
      }
      if (matches(saslResponse, element)) {
        const response = saslResponse.decode(element, "");
        // A response that is there but empty is an empty payload, other than an absent initial one.
        return response.ok
          ? advance(response.value.payload || "=")
          : finish(fail("malformed-request", response.refusal.detail));
      }
      if (matches(saslAbort, element)) return finish(fail("aborted", "The authentication was called off."));
      return undefined;
    },
  };
}

const malformed = Symbol("malformed");

/** '' is no payload, '=' an empty one. */
function decode(payload: string): string | undefined | typeof malformed {
  if (payload === "") return undefined;
  if (payload === "=") return "";
  const bytes = fromBase64(payload);
  if (bytes === undefined) return malformed;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return malformed;
  }
}

function encode(text: string): string {
  return toBase64(new TextEncoder().encode(text));
}
