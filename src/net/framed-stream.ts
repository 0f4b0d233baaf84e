import { client, xml, type SaslMechanism } from "@xmpp/client";
import { el, type XmlElement } from "#xml/element.ts";
import type { FrameFault } from "#xml/frame-limits.ts";
import { readFrame, type ReadFrame } from "#xml/read-frame.ts";
import { serialize } from "#xml/serialize.ts";
import { NS } from "#protocol/namespaces.ts";
import type { ConnectionFailure, TrafficEntry } from "#net/connection.ts";
import type { Environment, Socket } from "#net/environment.ts";
import { streamNs } from "#net/stream-namespaces.ts";
import { inLog } from "#net/traffic.ts";

/**
 * One stream over one WebSocket (RFC 7395). @xmpp/client opens and restarts it and drives SASL; every frame passes the
 * reader first, and every element comes to us instead of to the library's own stanza handling.
 */
export interface FramedStream {
  /** Sends an element; stanzas get the client's namespace. The result is what was sent. */
  send(element: XmlElement): string;
  sendText(text: string): void;
  /** Starts SASL with one mechanism. Challenges and the success must then be passed on. */
  authenticate(mechanism: SaslMechanism): void;
  /** Hands a SASL element to the library. */
  passOn(element: XmlElement): void;
  /** Ends the stream because of something that we found; `condition` is told to the server (RFC 6120, 4.9.3). */
  abort(failure: ConnectionFailure, condition?: string): void;
  /** Closes in order. Resolves when the server has closed too, at the latest after two seconds. */
  close(): Promise<void>;
}

export interface StreamHandlers {
  onElement(element: XmlElement): void;
  /** Called once, and nothing after it; not called after `close`. */
  onEnd(failure: ConnectionFailure): void;
  onTraffic(entry: TrafficEntry): void;
}

const closeTimeoutMs = 2_000;
const STANZAS: readonly string[] = ["message", "presence", "iq"];

const conditionOf: Readonly<Record<FrameFault, string>> = {
  "too-big": "policy-violation",
  "too-deep": "policy-violation",
  "too-many-nodes": "policy-violation",
  "not-one-root": "not-well-formed",
  "forbidden-markup": "restricted-xml",
  "not-well-formed": "not-well-formed",
};

/** Opens a stream. Whether it ever gets anywhere is for the caller's deadline to say. */
export function openFramedStream(
  target: { readonly endpoint: string; readonly domain: string },
  environment: Environment,
  handlers: StreamHandlers,
): FramedStream {
  let ended = false;
  let closed: (() => void) | undefined;

  const entity = client({
    service: target.endpoint,
    domain: target.domain,
    credentials: (authenticate, mechanisms) => authenticate({}, mechanisms[0]),
    // COMPAT(xmpp.js): without one it calls crypto.randomUUID, which plain http outside loopback does not have.
    userAgent: xml("user-agent"),
  });
  // COMPAT(xmpp.js): its reconnection has a fixed delay and no end; ours is in create-connection.ts.
  entity.reconnect.stop();
  entity.timeout = 0;
  const transport = entity.transports[0];
  if (transport === undefined) throw new Error("@xmpp/client has no WebSocket transport.");
  entity.Transport = transport;
  entity.Parser = transport.prototype.Parser;

  const socket: Socket = environment.openSocket(target.endpoint, {
    onOpen(protocol) {
      if (ended) return;
      if (protocol !== "xmpp") return abort(unreachable("The server does not speak XMPP over WebSocket."));
      entity.open({ domain: target.domain }).catch(onLibraryError);
    },
    onFrame,
    onClose() {
      end(unreachable("The line to the server is broken, or there is no game server at this address."));
    },
  });
  entity.socket = {
    secure: false,
    write(text, done) {
      sendText(text);
      done?.();
    },
    end: () => socket.close(),
  };

  // COMPAT(xmpp.js): its middleware is asynchronous and reorders stanzas, and its iq layer trusts any sender.
  const giveToLibrary = entity._onElement.bind(entity);
  entity._onElement = (element) => {
    if (!ended) handlers.onElement(element);
  };
  entity.on("error", onLibraryError);
  entity.on("close", () => {
    if (closed !== undefined) return closed();
    sendText(serialize(el("close", { xmlns: streamNs.framing })));
    end({ code: "stream-error", detail: "The server closed the stream." });
  });

  function onFrame(text: string | undefined): void {
    if (ended) return;
    // COMPAT(xmpp.js): a forbidden or broken frame makes its parser swallow all that follow.
    const read = text === undefined ? binaryFrame : readFrame(text);
    if (text === undefined || !read.ok) return refuseFrame(text ?? "", read);
    handlers.onTraffic({ direction: "in", text: inLog(text) });
    try {
      // The library's parser is left what the library needs to see: what opens the stream, and SASL.
      if (STANZAS.includes(read.element.name)) handlers.onElement(read.element);
      else entity._onData(text.trim());
    } catch (error) {
      environment.reportError(error);
      abort(
        { code: "frame-refused", detail: "The server sent a frame that cannot be read." },
        "not-well-formed",
      );
    }
  }

  function refuseFrame(text: string, read: ReadFrame): void {
    if (read.ok) return;
    handlers.onTraffic({ direction: "refused", text: inLog(text), reason: read.detail });
    abort({ code: "frame-refused", detail: read.detail }, conditionOf[read.code]);
  }

  function onLibraryError(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    abort({ code: "stream-error", detail: `The stream to the server could not be set up: ${why}.` });
  }

  function sendText(text: string): void {
    if (ended) return;
    socket.send(text);
    handlers.onTraffic({ direction: "out", text: inLog(text) });
  }

  function abort(failure: ConnectionFailure, condition?: string): void {
    if (ended) return;
    if (condition !== undefined) sendText(serialize(streamError(condition)));
    sendText(serialize(el("close", { xmlns: streamNs.framing })));
    end(failure);
  }

  function end(failure: ConnectionFailure): void {
    if (ended) return;
    if (closed !== undefined) return closed();
    ended = true;
    socket.close();
    handlers.onEnd(failure);
  }

  return {
    send(element) {
      const text = serialize(
        element.attrs["xmlns"] === undefined
          ? { ...element, attrs: { ...element.attrs, xmlns: NS.client } }
          : element,
      );
      sendText(text);
      return text;
    },
    sendText,
    authenticate(mechanism) {
      // COMPAT(xmpp.js): in Node it brings a SCRAM that verifies nothing, and its SASL2 goes online before the
      // server's signature is known. So it sees one mechanism, ours, and plain SASL only.
      entity.saslFactory._mechs.length = 0;
      entity.saslFactory.use(mechanism.name, constructorOf(mechanism));
      giveToLibrary(
        xml(
          "features",
          { xmlns: streamNs.streams },
          xml("mechanisms", { xmlns: streamNs.sasl }, xml("mechanism", {}, mechanism.name)),
        ),
      );
    },
    passOn: giveToLibrary,
    abort,
    close() {
      return new Promise((resolve) => {
        if (ended) return resolve();
        const cancel = environment.setTimer(() => closed?.(), closeTimeoutMs);
        closed = () => {
          closed = undefined;
          ended = true;
          cancel();
          socket.close();
          resolve();
        };
        sendText(serialize(el("close", { xmlns: streamNs.framing })));
      });
    },
  };
}

const binaryFrame = {
  ok: false,
  code: "not-well-formed",
  detail: "The server sent a binary frame.",
} as const;

function unreachable(detail: string): ConnectionFailure {
  return { code: "unreachable", detail };
}

function streamError(condition: string): XmlElement {
  return el(
    "stream:error",
    { "xmlns:stream": streamNs.streams },
    el(condition, { xmlns: streamNs.streamErrors }),
  );
}

/** The library makes its mechanisms with `new`; this one is there already. */
function constructorOf(mechanism: SaslMechanism): new () => SaslMechanism {
  return function existing() {
    return mechanism;
  } as unknown as new () => SaslMechanism;
}
