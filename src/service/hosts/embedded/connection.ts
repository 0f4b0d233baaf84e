import { randomBytes } from "node:crypto";
import { elements, localName, namespaceOf, type XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import { closeFrame, openFrame } from "#protocol/stream/framing.ts";
import { streamFeatures, type StreamFeatures } from "#protocol/stream/features.ts";
import { matches } from "#protocol/stream/matches.ts";
import { STREAM_NS } from "#protocol/stream/namespaces.ts";
import { streamError, type StreamError } from "#protocol/stream/stream-error.ts";
import { registerQuery } from "#protocol/register.ts";
import { errorReply, iqResult } from "#protocol/stanza.ts";
import type { Identity } from "#service/hosts/embedded/identity.ts";
import type { HostLimits } from "#service/hosts/embedded/limits.ts";
import { parseFrame } from "#service/hosts/embedded/parse-frame.ts";
import { isRefusal, type Registration } from "#service/hosts/embedded/registration.ts";
import type { SaslExchange } from "#service/hosts/embedded/sasl/exchange.ts";
import { createSaslNegotiation, type SaslOutcome } from "#service/hosts/embedded/sasl/negotiation.ts";
import type { SessionLine } from "#service/hosts/embedded/session.ts";
import type { SessionStream } from "#service/hosts/embedded/session-stream.ts";
import type { AddressLimiter } from "#service/hosts/embedded/address-limiter.ts";
import type { Transport } from "#service/hosts/embedded/transport.ts";

export type ConnectionParts = {
  readonly domain: string;
  readonly limits: HostLimits;
  readonly now: () => number;
  readonly mechanisms: ReadonlyMap<string, () => SaslExchange>;
  readonly registration: Registration;
  /** Counts failed logins by network address. */
  readonly failures: AddressLimiter;
  /** The stream after authentication. */
  readonly createStream: (identity: Identity, line: SessionLine) => SessionStream;
};

/** One stream over one line (RFC 7395): header, authentication, restart; what follows is the session's. */
export interface Connection {
  /** Takes a frame. A promise when the answer takes work; the next frame must wait for it. */
  receive(frame: string): Promise<void> | undefined;
  fail(error: StreamError): void;
  /** The line is gone; `isGoingAway` when the client said that it closes the page or loads it again. */
  lost(isGoingAway: boolean): void;
  /** Ends a stream that doesn't get to its session in time. */
  checkDeadline(nowMs: number): void;
}

/** `opening`: a stream header is due. `authenticating`, `established`: before and after authentication. */
type Phase = "opening" | "authenticating" | "established" | "closed";

export function createConnection(parts: ConnectionParts, transport: Transport): Connection {
  const { domain, limits, registration } = parts;
  const sasl = createSaslNegotiation(parts.mechanisms);
  let phase: Phase = "opening";
  let headerSent = false;
  let failedLogins = 0;
  let deadlineMs = parts.now() + limits.negotiationMs;
  let stream: SessionStream | undefined;

  const line: SessionLine = {
    send: (payload) => transport.send(payload),
    bufferedBytes: () => transport.bufferedBytes(),
    fail(error) {
      if (phase === "closed") return;
      // RFC 7395, 3.4: even an error comes after a header.
      if (!headerSent) sendHeader();
      sendElement(streamError.encode(error));
      finish();
    },
  };

  function sendElement(element: XmlElement): void {
    transport.send(serialize(element));
  }

  function sendHeader(): void {
    headerSent = true;
    const id = randomBytes(12).toString("base64url");
    sendElement(openFrame.encode({ from: domain, id, version: "1.0", lang: "en" }));
  }

  function finish(): void {
    phase = "closed";
    sendElement(closeFrame.encode({}));
    transport.close();
  }

  /** Ends the stream and, with it, the session: an error is no mere loss of the line. */
  function fail(error: StreamError): void {
    if (phase === "closed") return;
    line.fail(error);
    stream?.end();
  }

  function openStream(element: XmlElement): void {
    const header = openFrame.decode(element, "");
    if (!matches(openFrame, element))
      return fail({ condition: "invalid-namespace", text: "The stream must begin with <open/> (RFC 7395)." });
    if (!header.ok || header.value.to?.toLowerCase() !== domain)
      return fail({ condition: "host-unknown", text: `This server answers for ${domain} only.` });
    if (header.value.version !== "1.0")
      return fail({ condition: "unsupported-version", text: "This server speaks version 1.0." });
    sendHeader();
    const features: StreamFeatures =
      stream === undefined
        ? {
            mechanisms: { mechanisms: [...parts.mechanisms.keys()] },
            ...(registration.open && { register: true }),
          }
        : { bind: true, management: true };
    sendElement(streamFeatures.encode(features));
    phase = stream === undefined ? "authenticating" : "established";
  }

  function authenticate(outcome: SaslOutcome): void {
    if (phase === "closed") return;
    if (outcome.failed && !parts.failures.allow(transport.address, parts.now()))
      return fail({ condition: "policy-violation", text: "Too many failed logins came from this address." });
    sendElement(outcome.reply);
    if (outcome.failed && ++failedLogins >= limits.failedLogins)
      return fail({ condition: "policy-violation", text: "Too many failed logins." });
    if (outcome.identity === undefined) return;
    stream = parts.createStream(outcome.identity, line);
    deadlineMs = parts.now() + limits.negotiationMs;
    phase = "opening";
  }

  /** XEP-0077, 3.1, before authentication. Undefined when the element is none of it. */
  function register(element: XmlElement): Promise<void> | true | undefined {
    const payload = elements(element)[0];
    const { type } = element.attrs;
    if (localName(element) !== "iq" || (type !== "get" && type !== "set") || payload === undefined)
      return undefined;
    if (
      localName(payload) !== registerQuery.name ||
      namespaceOf(payload, STREAM_NS.client) !== registerQuery.namespaces[0]
    )
      return undefined;
    const answer = (outcome: Awaited<ReturnType<Registration["register"]>>): void => {
      const request = { ...element, attrs: { ...element.attrs, xmlns: undefined } };
      const reply = isRefusal(outcome) ? errorReply(request, outcome) : iqResult(request, outcome);
      if (phase !== "closed") sendElement({ ...reply, attrs: { ...reply.attrs, xmlns: STREAM_NS.client } });
    };
    const query = registerQuery.decode(payload, STREAM_NS.client);
    if (!query.ok) answer({ type: "modify", condition: "bad-request", text: query.refusal.detail });
    else if (type === "get") answer(registration.fields());
    else return registration.register(query.value, transport.address, parts.now()).then(answer);
    return true;
  }

  function receiveUnauthenticated(element: XmlElement): Promise<void> | undefined {
    const outcome = sasl.receive(element);
    if (outcome instanceof Promise) return outcome.then(authenticate);
    if (outcome !== undefined) {
      authenticate(outcome);
      return undefined;
    }
    const registered = register(element);
    if (registered instanceof Promise) return registered;
    if (registered === undefined) fail({ condition: "not-authorized", text: "Sign in first." });
    return undefined;
  }

  return {
    fail,

    receive(frame) {
      if (phase === "closed") return undefined;
      const parsed = parseFrame(frame, stream === undefined ? limits.preAuthFrameBytes : limits.frameBytes);
      if (!parsed.ok) {
        fail(parsed.error);
        return undefined;
      }
      const { element } = parsed;
      if (matches(closeFrame, element)) {
        stream?.end();
        finish();
      } else if (phase === "opening") openStream(element);
      else if (phase === "authenticating") return receiveUnauthenticated(element);
      else if (matches(openFrame, element))
        fail({ condition: "bad-format", text: "The stream is open already." });
      else stream?.receive(element, fail);
      return undefined;
    },

    lost(isGoingAway) {
      if (phase === "closed") return;
      phase = "closed";
      stream?.lost(isGoingAway);
    },

    checkDeadline(nowMs) {
      if (phase !== "closed" && !stream?.isBound() && nowMs > deadlineMs)
        fail({ condition: "connection-timeout", text: "Signing in took too long." });
    },
  };
}
