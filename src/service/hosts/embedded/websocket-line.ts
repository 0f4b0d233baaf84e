import type { Duplex } from "node:stream";
import { clearTimeout, setTimeout } from "node:timers";
import type { WebSocket } from "ws";
import type { Connection } from "#service/hosts/embedded/connection.ts";
import { createIntake } from "#service/hosts/embedded/intake.ts";
import type { HostLimits } from "#service/hosts/embedded/limits.ts";
import type { Outboxes } from "#service/hosts/embedded/outbox.ts";
import type { Transport } from "#service/hosts/embedded/transport.ts";
import type { Log } from "#service/service-options.ts";

export type WebSocketLineParts = {
  readonly limits: HostLimits;
  readonly now: () => number;
  readonly log: Log;
  readonly address: string;
  readonly loopback: boolean;
  /** The stream under the WebSocket: its own frames and those of the outbox go there, each as a whole. */
  readonly stream: Duplex;
  readonly outboxes: Outboxes;
  readonly createConnection: (transport: Transport) => Connection;
  readonly onClosed: () => void;
};

/** A connection on a WebSocket, from the host's side. */
export interface WebSocketLine {
  readonly connection: Connection;
  /** Checks deadline and signs of life. */
  sweep(nowMs: number): void;
}

/** How long a client may take to close its side, in milliseconds. */
const closingMs = 5_000;
/** The code of a browser whose page goes away (RFC 6455, 7.4.1). */
const GOING_AWAY = 1001;

export function attachWebSocket(socket: WebSocket, parts: WebSocketLineParts): WebSocketLine {
  const { limits, now } = parts;
  let heardAtMs = now();
  let closing: NodeJS.Timeout | undefined;

  const isOpen = (): boolean => socket.readyState === socket.OPEN;
  const outbox = parts.outboxes.create({
    write(bytes) {
      if (isOpen()) parts.stream.write(bytes);
    },
    get writableLength() {
      return parts.stream.writableLength;
    },
  });

  const transport: Transport = {
    address: parts.address,
    loopback: parts.loopback,
    send(payload) {
      if (isOpen()) outbox.push(payload);
    },
    bufferedBytes: () => socket.bufferedAmount + outbox.waitingBytes(),
    close() {
      outbox.flush();
      intake.stop();
      // A paused line would never read the client's side of the closing.
      socket.resume();
      socket.close(1000);
      closing ??= setTimeout(() => socket.terminate(), closingMs).unref();
    },
    terminate() {
      outbox.drop();
      socket.terminate();
    },
  };
  const connection = parts.createConnection(transport);
  const intake = createIntake({
    limits,
    now,
    later: (run, delayMs) => void setTimeout(run, delayMs).unref(),
    handle: (frame) => connection.receive(frame),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    overrun: () => connection.fail({ condition: "policy-violation", text: "Too many frames were sent." }),
    broken(error) {
      parts.log(`A connection failed: ${error instanceof Error ? error.stack : String(error)}`);
      connection.fail({ condition: "internal-server-error" });
    },
  });

  socket.on("message", (data: Buffer, isBinary: boolean) => {
    heardAtMs = now();
    if (isBinary) connection.fail({ condition: "bad-format", text: "Frames are text (RFC 7395, 3.2)." });
    else intake.push(data.toString("utf8"));
  });
  socket.on("pong", () => (heardAtMs = now()));
  // ws closes by itself after an error; 'close' follows.
  socket.on("error", () => undefined);
  socket.on("close", (code) => {
    clearTimeout(closing);
    intake.stop();
    connection.lost(code === GOING_AWAY);
    parts.onClosed();
  });

  return {
    connection,
    sweep(nowMs) {
      connection.checkDeadline(nowMs);
      if (intake.isPaused()) return;
      const silentMs = nowMs - heardAtMs;
      if (silentMs > 2 * limits.silenceMs) socket.terminate();
      else if (silentMs > limits.silenceMs && isOpen()) socket.ping();
    },
  };
}
