import { elements, el, findChild, localName, namespaceOf, textOf, type XmlElement } from "#xml/element.ts";
import { parseJid } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";
import { iq } from "#protocol/stanza.ts";
import type { ConnectionFailure, Target } from "#net/connection.ts";
import { randomId, type Environment } from "#net/environment.ts";
import { openFramedStream, type FramedStream, type StreamHandlers } from "#net/framed-stream.ts";
import { chooseLogin, rememberLogin } from "#net/login.ts";
import type { LoginMechanism } from "#net/scram-mechanism.ts";
import type { StreamLedger } from "#net/stream-ledger.ts";
import { saslFailure, streamFailure } from "#net/stream-failure.ts";
import { streamNs } from "#net/stream-namespaces.ts";

/** One stream from its first frame to its end: login, then resumption or binding, then stanzas. */
export interface ClientStream {
  /** Sends a stanza. A lasting one is sent again when the stream breaks and is resumed. */
  send(stanza: XmlElement, lasting: boolean): void;
  /** Asks the server to acknowledge what was sent. False when there is nothing to acknowledge. */
  requestAck(): boolean;
  abort(failure: ConnectionFailure): void;
  close(): Promise<void>;
}

export interface ClientStreamHandlers extends Pick<StreamHandlers, "onEnd" | "onTraffic"> {
  onOnline(jid: string, resumed: boolean): void;
  /** A message, presence or iq; it counts as handled when this returns. */
  onStanza(stanza: XmlElement): void;
  /** Any element at all arrived. */
  onHeard(): void;
}

type Phase = "login" | "features" | "resuming" | "binding" | "enabling" | "online";

export function openClientStream(
  target: Target,
  environment: Environment,
  ledger: StreamLedger,
  handlers: ClientStreamHandlers,
): ClientStream {
  let phase: Phase = "login";
  let mechanism: LoginMechanism | undefined;
  let managed = false;
  let bindId = "";
  let jid = "";
  const stream: FramedStream = openFramedStream(target, environment, { ...handlers, onElement });

  function onElement(element: XmlElement): void {
    handlers.onHeard();
    const name = localName(element);
    const ns = namespaceOf(element, "");
    if (ns === streamNs.streams && name === "error") return stream.abort(streamFailure(element));
    if (phase === "login") return onLoginElement(element, name, ns);
    if (phase === "features" && ns === streamNs.streams && name === "features") return onFeatures(element);
    if (ns === streamNs.management) return onManagement(element, name);
    if (phase === "binding" && name === "iq" && element.attrs["id"] === bindId) return onBound(element);
    if (phase !== "online" || ns !== NS.client) return;
    if (name !== "message" && name !== "presence" && name !== "iq") return;
    handlers.onStanza(element);
    ledger.received();
  }

  function onLoginElement(element: XmlElement, name: string, ns: string): void {
    if (ns === streamNs.streams && name === "features" && mechanism === undefined) return logIn(element);
    if (ns !== streamNs.sasl || mechanism === undefined) return;
    if (name === "failure") return stream.abort(saslFailure(element));
    if (name === "success") {
      if (!mechanism.acceptsSuccess(decode(textOf(element))))
        return notVerified("The server could not prove that it knows the password.");
      rememberLogin(mechanism, target, environment);
      phase = "features";
    }
    stream.passOn(element);
  }

  function logIn(features: XmlElement): void {
    const list = findChild(features, "mechanisms", streamNs.sasl);
    const offered = list === undefined ? [] : elements(list).map((item) => textOf(item).trim());
    const choice = chooseLogin(offered, target, environment, notVerified);
    if (!choice.ok) return stream.abort(choice.failure);
    mechanism = choice.mechanism;
    stream.authenticate(mechanism);
  }

  function notVerified(detail: string): void {
    stream.abort({ code: "server-not-verified", detail });
  }

  function onFeatures(features: XmlElement): void {
    managed = findChild(features, "sm", streamNs.management) !== undefined;
    const resume = managed ? ledger.resumeRequest() : undefined;
    if (resume === undefined) return bind();
    phase = "resuming";
    stream.send(resume);
  }

  function bind(): void {
    ledger.forget();
    phase = "binding";
    bindId = randomId(environment.crypto);
    stream.send(iq({ id: bindId, type: "set" }, el("bind", { xmlns: streamNs.bind })));
  }

  function onBound(reply: XmlElement): void {
    const bound = findChild(reply, "bind", streamNs.bind);
    const address = elements(bound ?? reply).find((child) => localName(child) === "jid");
    jid = address === undefined ? "" : textOf(address);
    if (reply.attrs["type"] !== "result" || !parseJid(jid).ok)
      return stream.abort({ code: "stream-error", detail: "The server gave this session no address." });
    if (!managed) return goOnline(false);
    phase = "enabling";
    stream.send(el("enable", { xmlns: streamNs.management, resume: "true" }));
  }

  function onManagement(element: XmlElement, name: string): void {
    if (phase === "resuming" && name === "resumed") return onResumed(element);
    if (phase === "resuming" && name === "failed") return bind();
    if (phase === "enabling" && name === "enabled") {
      ledger.enable(element, jid);
      return goOnline(false);
    }
    if (phase === "enabling" && name === "failed") return goOnline(false);
    if (phase !== "online" || !ledger.active()) return;
    if (name === "r") stream.send(ledger.ownCount());
    if (name === "a" && !ledger.acknowledge(element.attrs["h"])) countTooHigh();
  }

  function onResumed(resumed: XmlElement): void {
    const session = ledger.resume(resumed);
    if (session === undefined) return countTooHigh();
    jid = session.jid;
    for (const text of session.again) {
      stream.sendText(text);
      ledger.sent(text, true);
    }
    goOnline(true);
  }

  function countTooHigh(): void {
    ledger.forget();
    stream.abort(
      { code: "stream-error", detail: "The server acknowledged more than was sent." },
      "undefined-condition",
    );
  }

  function goOnline(resumed: boolean): void {
    phase = "online";
    handlers.onOnline(jid, resumed);
  }

  return {
    send(stanza, lasting) {
      if (ledger.sent(stream.send(stanza), lasting)) requestAck();
    },
    requestAck,
    abort: (failure) => stream.abort(failure),
    close() {
      if (ledger.active()) stream.send(ledger.ownCount());
      return stream.close();
    },
  };

  function requestAck(): boolean {
    if (!ledger.active() || ledger.unacknowledged() === 0) return false;
    stream.send(el("r", { xmlns: streamNs.management }));
    return true;
  }
}

/** Base64 as a byte string; what is none, or `=` for nothing, becomes ''. */
function decode(base64: string): string {
  try {
    return atob(base64.trim());
  } catch {
    return "";
  }
}
