import { WebSocket } from "ws";

/**
 * A client that knows nothing but the specifications: it writes and reads frames as text, with no code of ours
 * in between. What it can do, any XMPP client can.
 */
export interface RawClient {
  send(frame: string): void;
  /** The first frame received so far, or later, that matches; it is taken out. Rejects when the line closes first. */
  next(pattern: RegExp): Promise<string>;
  /** What was received and not taken out by `next`. */
  readonly inbox: readonly string[];
  /** Resolves with the code of RFC 6455 when the line is closed. */
  readonly closed: Promise<number>;
  /** Cuts the line without a word. */
  drop(): void;
  /** Closes the line as a browser does whose page goes away. */
  goAway(): void;
  /** Stops and restarts reading. */
  pause(): void;
  resume(): void;
}

export type RawClientOptions = { readonly origin?: string; readonly protocols?: readonly string[] };

/** Opens the line; rejects when the server refuses it. */
export async function connectRaw(url: string, options: RawClientOptions = {}): Promise<RawClient> {
  const socket = new WebSocket(url, [...(options.protocols ?? ["xmpp"])], {
    ...(options.origin !== undefined && { origin: options.origin }),
  });
  const inbox: string[] = [];
  const waiting = new Set<() => void>();
  let isClosed = false;
  const wake = (): void => {
    for (const look of waiting) look();
  };
  socket.on("message", (data: Buffer) => {
    inbox.push(data.toString("utf8"));
    wake();
  });
  const closed = new Promise<number>((resolve) => {
    socket.on("close", (code) => {
      isClosed = true;
      wake();
      resolve(code);
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => resolve());
    socket.once("error", reject);
  });
  socket.on("error", () => undefined);

  return {
    inbox,
    closed,
    send: (frame) => socket.send(frame),
    drop: () => socket.terminate(),
    goAway: () => socket.close(1001),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    next: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const index = inbox.findIndex((frame) => pattern.test(frame));
          if (index < 0 && !isClosed) return;
          waiting.delete(look);
          if (index >= 0) resolve(inbox.splice(index, 1)[0] ?? "");
          else reject(new Error(`The line closed before ${pattern} came. Received: ${inbox.join("\n")}`));
        };
        waiting.add(look);
        look();
      }),
  };
}
