import { createHash } from "node:crypto";
import { connect } from "node:net";
import { clearInterval, clearTimeout, setInterval, setTimeout } from "node:timers";
import { elements, localName, textOf, withAttrs, type XmlElement } from "#xml/element.ts";
import { escapeAttr, serialize } from "#xml/serialize.ts";
import { errorReply, mayAnswer } from "#protocol/stanza.ts";
import { STREAM_NS } from "#protocol/stream/namespaces.ts";
import { STREAM_CONDITIONS, type StreamCondition } from "#protocol/stream/stream-error.ts";
import { createElementReader } from "#service/hosts/element-reader.ts";

export type ComponentStreamOptions = {
  readonly server: { readonly host: string; readonly port: number };
  readonly domain: string;
  readonly secret: string;
  readonly onOnline: () => void;
  /** A stanza for the domain, in the namespace of clients. */
  readonly onStanza: (stanza: XmlElement) => void;
  /** Called once, whatever ended the stream. */
  readonly onClosed: (reason: ComponentEnd) => void;
};

/** Why a stream ended: the server's stream error, or a sentence about the line. */
type ComponentEnd = { readonly condition: StreamCondition | undefined; readonly text: string };

/** One connection of an external component (XEP-0114), from connecting to its end. */
export interface ComponentStream {
  /** Writes stanzas; what is written before the stream is online, or after its end, is dropped. */
  write(text: string): void;
  close(): void;
}

const handshakeMs = 10_000;
const keepAliveMs = 30_000;
/** UTF-16 units of one stanza; Prosody lets 512 KiB through. */
const maxStanza = 1_048_576;
/** Bytes that may wait for the server before the line counts as stuck. */
const maxOutgoing = 33_554_432;
const limits = { depth: 64, nodes: 5_000 };

export function openComponentStream(options: ComponentStreamOptions): ComponentStream {
  const { domain, server } = options;
  const socket = connect({ host: server.host, port: server.port, keepAlive: true, noDelay: true });
  let online = false;
  let ended = false;
  let pending = 0;
  let refusal: ComponentEnd | undefined;

  const deadline = setTimeout(() => end("The server doesn't answer."), handshakeMs);
  // A byte of white space now and then finds a dead line (RFC 6120, 4.6.1).
  const keepAlive = setInterval(() => online && socket.write(" "), keepAliveMs);

  function end(text: string, condition?: StreamCondition): void {
    refusal ??= { condition, text };
    socket.destroy();
  }

  function receive(element: XmlElement): void {
    pending = 0;
    const kind = localName(element);
    if (element.name === "stream:error") {
      const found = elements(element).map((child) => localName(child));
      const condition = STREAM_CONDITIONS.find((known) => found.includes(known)) ?? "undefined-condition";
      const words = elements(element).find((child) => localName(child) === "text");
      end(words === undefined ? `The server ended the stream: ${condition}.` : textOf(words), condition);
    } else if (kind === "handshake" && !online) {
      online = true;
      clearTimeout(deadline);
      options.onOnline();
    } else if (online && (kind === "iq" || kind === "message" || kind === "presence"))
      options.onStanza(withAttrs(element, { xmlns: STREAM_NS.client }));
  }

  const reader = createElementReader(limits, {
    opened(root) {
      const digest = createHash("sha1")
        .update(`${root.attrs["id"] ?? ""}${options.secret}`)
        .digest("hex");
      socket.write(`<handshake>${digest}</handshake>`);
    },
    element: receive,
    oversized(shell) {
      pending = 0;
      // One client's monster must not cost everybody the stream.
      if (mayAnswer(shell))
        socket.write(
          serialize(
            errorReply(shell, {
              type: "modify",
              condition: "policy-violation",
              text: "The stanza has too many parts.",
            }),
          ),
        );
    },
    closed: () => end("The server closed the stream."),
  });

  socket.setEncoding("utf8");
  socket.on("connect", () => {
    socket.write(
      `<?xml version='1.0'?><stream:stream xmlns='${STREAM_NS.component}' ` +
        `xmlns:stream='${STREAM_NS.streams}' to='${escapeAttr(domain)}'>`,
    );
  });
  socket.on("data", (text: string) => {
    pending += text.length;
    const fault = reader.write(text);
    if (fault !== undefined) end(`The server sent what is not XML: ${fault}`);
    else if (pending > maxStanza) end("The server sent a stanza that is too large.");
  });
  socket.on("error", (error) => (refusal ??= { condition: undefined, text: error.message }));
  socket.on("close", () => {
    clearTimeout(deadline);
    clearInterval(keepAlive);
    online = false;
    if (!ended) options.onClosed(refusal ?? { condition: undefined, text: "The line was lost." });
    ended = true;
  });

  return {
    write(text) {
      if (!online) return;
      socket.write(text);
      if (socket.writableLength > maxOutgoing) end("The server doesn't read what it is sent.");
    },
    close() {
      refusal ??= { condition: undefined, text: "Closed." };
      online = false;
      if (socket.pending) socket.destroy();
      else socket.end("</stream:stream>", () => socket.destroySoon());
    },
  };
}
