import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/**
 * A client that is nearly for nothing: it writes frames that were made before, and looks into what arrives without
 * taking frames apart. So the server is measured, not the clients.
 */
export type LightClient = {
  readonly socket: Socket;
  /** Gets what arrives, if it is set; the bytes are its own only for the time of the call. */
  onBytes: ((bytes: Buffer) => void) | undefined;
  send(payload: string | Buffer): void;
  /** Sends, and resolves with the first match in what arrives from now on. Rejects when the line closes before. */
  ask(payload: string | Buffer | undefined, pattern: RegExp): Promise<RegExpExecArray>;
};

const patienceMs = 30_000;
const READ_BYTES = 65_536;

/** One frame from a client (RFC 6455, 5.2), with a mask of zeros: the payload stands in it as it is. */
export function clientFrame(payload: string | Buffer): Buffer {
  const body = typeof payload === "string" ? Buffer.from(payload) : payload;
  const opcode = typeof payload === "string" ? 0x81 : 0x82;
  const head =
    body.length < 126
      ? [opcode, 0x80 | body.length]
      : [opcode, 0x80 | 126, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), body]);
}

/** Opens the line; rejects when the server refuses it. */
export async function connectLight(
  port: number,
  path: string,
  protocol: string | undefined,
): Promise<LightClient> {
  /** What came together with the last match, after it. */
  let left = "";
  let seek: ((text: string) => void) | undefined;
  // One buffer for all that comes, so that reading makes nothing.
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  const socket = connect({
    port,
    host: "127.0.0.1",
    noDelay: true,
    onread: {
      buffer,
      callback(length) {
        if (client.onBytes !== undefined) client.onBytes(buffer.subarray(0, length));
        else seek?.(buffer.toString("latin1", 0, length));
        return true;
      },
    },
  });
  socket.on("error", () => undefined);

  /** Resolves with the first match in what comes from now on. */
  function find(bytes: string | Buffer | undefined, pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      let text = "";
      const fail = (why: string): void =>
        reject(new Error(`${why}, waiting for ${pattern}.\nLast heard: ${text.slice(-1_500)}`));
      const onClose = (): void => fail("The line closed");
      const deadline = setTimeout(() => fail("Nothing came in time"), patienceMs);
      socket.once("close", onClose);
      seek = (more) => {
        text += more;
        const found = pattern.exec(text);
        if (found === null) return;
        seek = undefined;
        left = text.slice(found.index + found[0].length);
        clearTimeout(deadline);
        socket.off("close", onClose);
        resolve(found);
      };
      if (bytes !== undefined) socket.write(bytes);
      seek(left);
    });
  }

  const client: LightClient = {
    socket,
    onBytes: undefined,
    send: (payload) => void socket.write(clientFrame(payload)),
    ask: (payload, pattern) => find(payload === undefined ? undefined : clientFrame(payload), pattern),
  };
  const headers = [
    `GET ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    ...(protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
  ];
  const request = Buffer.from(`${headers.join("\r\n")}\r\n\r\n`);
  const [answer] = await find(request, /^HTTP.*?\r\n\r\n/s);
  if (!answer.startsWith("HTTP/1.1 101")) throw new Error(`The line was refused: ${answer.slice(0, 40)}`);
  return client;
}
