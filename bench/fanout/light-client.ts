import { randomBytes } from "node:crypto";
import { request } from "node:http";
import type { Socket } from "node:net";

/**
 * A client that is nearly for nothing: it writes frames that were made before, and looks into what arrives without
 * taking frames apart. So the server is measured, not the clients.
 */
export type LightClient = {
  readonly socket: Socket;
  send(payload: string | Buffer): void;
  /** Sends, and resolves with the first match in what arrives from now on. Rejects when the line closes before. */
  ask(payload: string | Buffer | undefined, pattern: RegExp): Promise<RegExpExecArray>;
};

const patienceMs = 30_000;

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
  const socket = await new Promise<Socket>((resolve, reject) => {
    const asked = request({
      host: "127.0.0.1",
      port,
      path,
      agent: false,
      headers: {
        Connection: "Upgrade",
        Upgrade: "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
        ...(protocol !== undefined && { "Sec-WebSocket-Protocol": protocol }),
      },
    });
    asked.on("upgrade", (_response, upgraded, head) => {
      if (head.length > 0) upgraded.unshift(head);
      resolve(upgraded as Socket);
    });
    asked.on("response", (response) => reject(new Error(`The line was refused: ${response.statusCode}`)));
    asked.on("error", reject);
    asked.end();
  });
  socket.setNoDelay(true);
  socket.on("error", () => undefined);
  let seek: ((text: string) => void) | undefined;
  socket.on("data", (chunk: Buffer) => seek?.(chunk.toString("latin1")));
  return {
    socket,
    send: (payload) => void socket.write(clientFrame(payload)),
    ask(payload, pattern) {
      return new Promise((resolve, reject) => {
        let text = "";
        const fail = (why: string): void =>
          reject(new Error(`${why}, waiting for ${pattern}. Last heard: ${text.slice(-1_500)}`));
        const onClose = (): void => fail("The line closed");
        const deadline = setTimeout(() => fail("Nothing came in time"), patienceMs);
        socket.once("close", onClose);
        seek = (more) => {
          text += more;
          const found = pattern.exec(text);
          if (found === null) return;
          seek = undefined;
          clearTimeout(deadline);
          socket.off("close", onClose);
          resolve(found);
        };
        if (payload !== undefined) socket.write(clientFrame(payload));
      });
    },
  };
}
