import { createHash } from "node:crypto";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { serialize } from "#xml/serialize.ts";
import { createBackoff } from "#service/hosts/component/backoff.ts";
import { createComponentHost, type ComponentHost } from "#service/hosts/component/host.ts";
import { startProsody, whyNoProsody } from "#testing/prosody.ts";
import { signInAsGuest } from "#testing/raw-login.ts";

/** The server's end of one connection. */
type Accepted = { readonly socket: Socket; next(pattern: RegExp): Promise<string> };

let server: Server;
let port: number;
let accepted: Accepted[];
let wakeAccept: () => void;
const log: string[] = [];
const hosts: ComponentHost[] = [];

beforeEach(async () => {
  accepted = [];
  wakeAccept = () => undefined;
  server = createServer((socket) => {
    accepted.push(reading(socket));
    wakeAccept();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.stop()));
  for (const { socket } of accepted) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
  log.length = 0;
});

function reading(socket: Socket): Accepted {
  let text = "";
  let look: () => void = () => undefined;
  socket.setEncoding("utf8");
  socket.on("error", () => undefined);
  socket.on("data", (chunk: string) => {
    text += chunk;
    look();
  });
  return {
    socket,
    next: (pattern) =>
      new Promise((resolve) => {
        look = () => {
          const found = pattern.exec(text);
          if (found === null) return;
          text = text.slice(found.index + found[0].length);
          resolve(found[0]);
        };
        look();
      }),
  };
}

function connection(index: number): Promise<Accepted> {
  return new Promise((resolve) => {
    wakeAccept = () => {
      const found = accepted[index];
      if (found !== undefined) resolve(found);
    };
    wakeAccept();
  });
}

function start(onRefused: (sentence: string) => void = () => undefined): ComponentHost {
  const host = createComponentHost({
    server: { host: "127.0.0.1", port },
    domain: "games.example",
    secret: "a horse",
    random: () => 0,
    leastWaitMs: 1,
    log: (sentence) => void log.push(sentence),
    onRefused,
  });
  hosts.push(host);
  host.start();
  return host;
}

/** XEP-0114, Examples 1 to 4, from the server's side. */
async function greet(peer: Accepted, id = "3BF96D32"): Promise<string> {
  const header = await peer.next(/<stream:stream[^>]*>/);
  peer.socket.write(
    `<?xml version='1.0'?><stream:stream xmlns:stream='http://etherx.jabber.org/streams' ` +
      `xmlns='jabber:component:accept' from='games.example' id='${id}'>`,
  );
  const handshake = await peer.next(/<handshake>[0-9a-f]{40}<\/handshake>/);
  expect(handshake).toBe(`<handshake>${createHash("sha1").update(`${id}a horse`).digest("hex")}</handshake>`);
  return header;
}

async function connected(host: ComponentHost, index = 0): Promise<Accepted> {
  const peer = await connection(index);
  await greet(peer);
  peer.socket.write("<handshake/>");
  await host.online();
  return peer;
}

describe("a component", () => {
  test("shakes hands as XEP-0114 says, and is online when the server agrees", async () => {
    const host = start();
    const peer = await connection(0);
    const header = await greet(peer);
    expect(header).toContain("xmlns='jabber:component:accept'");
    expect(header).toContain("to='games.example'");
    peer.socket.write("<handshake/>");
    await host.online();
  });

  test("gets stanzas in the clients' namespace, however they are cut, and in order", async () => {
    const host = start();
    const got: string[] = [];
    const both = new Promise<void>((resolve) => {
      host.onStanza((stanza) => {
        got.push(serialize(stanza));
        if (got.length === 2) resolve();
      });
    });
    const peer = await connected(host);
    const text =
      "<message from='a@b/c' to='games.example'><body>Ünïcödé ⚔</body></message><presence from='a@b/c'/>";
    for (const byte of Buffer.from(text)) peer.socket.write(Buffer.from([byte]));
    await both;
    expect(got).toEqual([
      "<message from='a@b/c' to='games.example' xmlns='jabber:client'><body>Ünïcödé ⚔</body></message>",
      "<presence from='a@b/c' xmlns='jabber:client'/>",
    ]);
  });

  test("sends stanzas without a namespace of their own, to one and to many", async () => {
    const host = start();
    const peer = await connected(host);
    host.link.send({ name: "message", attrs: { xmlns: "jabber:client", to: "a@b/c" }, children: [] });
    expect(await peer.next(/<message[^>]*>/)).toBe("<message to='a@b/c'/>");
    host.link.fanOut({ name: "presence", attrs: { from: "games.example" }, children: [] }, [
      "a@b/c",
      "d@e/f",
    ]);
    expect(await peer.next(/<presence.*<presence[^>]*>/)).toBe(
      "<presence to='a@b/c' from='games.example'/><presence to='d@e/f' from='games.example'/>",
    );
  });

  test("connects again when the line is lost", async () => {
    const host = start();
    const peer = await connected(host);
    peer.socket.destroy();
    await connected(host, 1);
    expect(log.join("\n")).toMatch(/offline.*\n.*online/);
  });

  test("says that somebody else is connected under its name, and tries again", async () => {
    const host = start();
    const peer = await connected(host);
    peer.socket.write("<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>");
    await connected(host, 1);
    expect(log.join("\n")).toContain("another service is connected under this domain");
  });

  test("gives up when the server refuses the secret", async () => {
    const refused = new Promise<string>((resolve) => start(resolve));
    const peer = await connection(0);
    await greet(peer);
    peer.socket.end(
      "<stream:error><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>",
    );
    expect(await refused).toContain("refuses games.example (not-authorized)");
    expect(accepted).toHaveLength(1);
  });

  test("refuses one stanza with too many parts and takes the next", async () => {
    const host = start();
    const next = new Promise<string>((resolve) =>
      host.onStanza((stanza) => resolve(stanza.attrs["id"] ?? "")),
    );
    const peer = await connected(host);
    peer.socket.write(
      `<message id='monster' from='a@b/c' to='r@games.example'>${"<x/>".repeat(6_000)}</message>`,
    );
    peer.socket.write("<message id='next' from='a@b/c' to='r@games.example'/>");
    expect(await next).toBe("next");
    expect(await peer.next(/<message.*<\/message>/)).toMatch(
      /to='a@b\/c' id='monster' type='error'.*<policy-violation/,
    );
  });

  test("drops the line when the server sends what is not XML", async () => {
    const host = start();
    const peer = await connected(host);
    peer.socket.write("<message></presence>");
    await connected(host, 1);
    expect(log.join("\n")).toContain("what is not XML");
  });

  test("closes its stream when it stops", async () => {
    const host = start();
    const peer = await connected(host);
    host.link.send({ name: "message", attrs: { to: "a@b/c" }, children: ["Farewell"] });
    void host.stop();
    expect(await peer.next(/<message.*<\/stream:stream>/)).toContain("Farewell");
  });

  test("that a service fails in goes on", async () => {
    const host = start();
    const got: string[] = [];
    const second = new Promise<void>((resolve) => {
      host.onStanza((stanza) => {
        got.push(stanza.name);
        if (got.length === 1) throw new Error("Alas");
        resolve();
      });
    });
    const peer = await connected(host);
    peer.socket.write("<message from='a@b/c'/><presence from='a@b/c'/>");
    await second;
    expect(log.join("\n")).toContain("Alas");
  });
});

test("the waits between attempts double up to a limit, and chance shortens them", () => {
  const steady = createBackoff(1_000, 60_000, () => 0);
  expect(Array.from({ length: 8 }, () => steady.next())).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
  ]);
  steady.reset();
  expect(steady.next()).toBe(1_000);
  expect(createBackoff(1_000, 60_000, () => 0.5).next()).toBe(750);
});

describe.skipIf(whyNoProsody() !== undefined)("behind Prosody", () => {
  test("a guest's stanzas reach the component, and its answers come back", async () => {
    const prosody = await startProsody();
    const host = createComponentHost({
      server: { host: "127.0.0.1", port: prosody.componentPort },
      domain: prosody.componentDomain,
      secret: prosody.secret,
      random: () => 0,
      log: () => undefined,
      onRefused: (sentence) => {
        throw new Error(sentence);
      },
    });
    host.onStanza((stanza) => {
      const { from, to, id } = stanza.attrs;
      host.link.fanOut({ name: "message", attrs: { from: to, id }, children: stanza.children }, [from ?? ""]);
    });
    host.start();
    await host.online();
    const king = await signInAsGuest(prosody.wsUrl, prosody.domain, "desktop");
    king.send(
      `<message xmlns='jabber:client' to='bosworth@${prosody.componentDomain}' id='m'><body>A horse</body></message>`,
    );
    const answer = await king.next(/id=['"]m['"]/);
    expect(answer).toContain("<body>A horse</body>");
    expect(answer).toContain("bosworth@games.localhost");
    king.drop();
    await host.stop();
    await prosody.stop();
  }, 30_000);

  test("a wrong secret is refused for good", async () => {
    const prosody = await startProsody();
    const refused = await new Promise<string>((resolve) => {
      createComponentHost({
        server: { host: "127.0.0.1", port: prosody.componentPort },
        domain: prosody.componentDomain,
        secret: "a mule",
        random: () => 0,
        log: () => undefined,
        onRefused: resolve,
      }).start();
    });
    expect(refused).toContain("refuses games.localhost");
    await prosody.stop();
  }, 30_000);
});
