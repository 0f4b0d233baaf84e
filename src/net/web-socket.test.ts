import { afterEach, describe, expect, it } from "vitest";
import { WebSocketServer, type WebSocket as ServerSocket } from "ws";
import { openWebSocket } from "#net/browser-environment.ts";
import type { ConnectionStatus } from "#net/connection.ts";
import { createConnection } from "#net/create-connection.ts";
import { createFakeEnvironment } from "#net/fake-environment.ts";
import { idOf, mechanisms, sasl } from "#net/fake-server.ts";

/** The same connection over the platform's own WebSocket and a real server. */
let server: WebSocketServer | undefined;
afterEach(() => server?.close());

async function listen(
  onFrame: (frame: string, socket: ServerSocket) => void,
  protocol = "xmpp",
): Promise<string> {
  const listening = new WebSocketServer({ port: 0, host: "127.0.0.1", handleProtocols: () => protocol });
  server = listening;
  listening.on("connection", (socket) =>
    socket.on("message", (data) => onFrame((data as Buffer).toString(), socket)),
  );
  await new Promise((resolve) => listening.once("listening", resolve));
  return `ws://127.0.0.1:${(listening.address() as { port: number }).port}/`;
}

function connect(endpoint: string) {
  const connection = createConnection({ ...createFakeEnvironment(), openSocket: openWebSocket });
  const until = (state: ConnectionStatus["state"]): Promise<ConnectionStatus> =>
    new Promise((resolve) => connection.onStatus((status) => status.state === state && resolve(status)));
  return {
    connection,
    until,
    start: () => connection.connect({ endpoint, domain: "localhost", login: { kind: "guest" } }),
  };
}

const open = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='localhost' id='1' version='1.0'/>";
const features = (inside: string): string =>
  `<stream:features xmlns:stream='http://etherx.jabber.org/streams'>${inside}</stream:features>`;

describe("over a real WebSocket", () => {
  it("a guest logs in, two stanzas that came in one packet keep their order, and the stream is closed in order", async () => {
    let headers = 0;
    const frames: string[] = [];
    const endpoint = await listen((frame, socket) => {
      frames.push(frame);
      if (frame.startsWith("<open")) {
        socket.send(open);
        socket.send(
          features(
            headers++ === 0 ? mechanisms("ANONYMOUS") : "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>",
          ),
        );
      } else if (frame.startsWith("<auth")) socket.send(sasl("success"));
      else if (frame.startsWith("<iq")) {
        socket.send(
          `<iq xmlns='jabber:client' type='result' id='${idOf(frame)}'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>g@localhost/1</jid></bind></iq>`,
        );
        socket.send("<message xmlns='jabber:client' id='first'/>");
        socket.send("<message xmlns='jabber:client' id='second'/>");
      } else if (frame.startsWith("<close"))
        socket.send("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
    });
    const { connection, start } = connect(endpoint);
    const ids: (string | undefined)[] = [];
    const both = new Promise((resolve) =>
      connection.onStanza(({ attrs }) => void (ids.push(attrs["id"]) === 2 && resolve(ids))),
    );
    start();
    await both;
    expect(connection.status()).toEqual({ state: "online", jid: "g@localhost/1", resumed: false });
    expect(ids).toEqual(["first", "second"]);
    await connection.disconnect();
    expect(frames.at(-1)).toContain("<close ");
  });

  it("nobody at the address means waiting for another attempt", async () => {
    const endpoint = await listen(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    const { until, start } = connect(endpoint);
    const waiting = until("waiting");
    start();
    expect(await waiting).toMatchObject({ reason: { code: "unreachable" } });
  });

  it("an address that the platform refuses outright closes like one where nobody is", async () => {
    const closed = new Promise<string>((resolve) => {
      const ignore = (): void => undefined;
      openWebSocket("no address", { onOpen: ignore, onFrame: ignore, onClose: () => resolve("closed") });
    });
    expect(await closed).toBe("closed");
  });
});
