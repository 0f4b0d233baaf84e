import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestHost, type TestHost } from "#testing/embedded-host.ts";
import { connectRaw } from "#testing/raw-client.ts";
import { openStream, signInAsGuest } from "#testing/raw-login.ts";

const ping = (id: string): string =>
  `<iq xmlns='jabber:client' id='${id}' type='get' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>`;

let host: TestHost;
beforeEach(async () => {
  host = await startTestHost();
});
afterEach(() => host.stop());

describe("a bad frame ends the stream with the error that the RFC names", () => {
  const cases: readonly (readonly [what: string, frame: string, condition: string])[] = [
    ["that breaks off", "<message xmlns='jabber:client'><body>", "not-well-formed"],
    ["with a stray end tag", "</message>", "not-well-formed"],
    ["with crossed tags", "<message xmlns='jabber:client'><a></message></a>", "not-well-formed"],
    ["with a document type", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "restricted-xml"],
    ["with a processing instruction", "<?xml version='1.0'?><a/>", "restricted-xml"],
    ["with an unknown entity", "<message xmlns='jabber:client'>&lol;</message>", "not-well-formed"],
    ["with two elements", "<a xmlns='jabber:client'/><a xmlns='jabber:client'/>", "bad-format"],
    ["nested too deep", `${"<a>".repeat(100)}${"</a>".repeat(100)}`, "policy-violation"],
    ["that is no stanza", "<battle xmlns='jabber:client'/>", "unsupported-stanza-type"],
    ["in no namespace", "<message/>", "invalid-namespace"],
    ["under another address", "<message xmlns='jabber:client' from='x@localhost'/>", "invalid-from"],
    ["larger than 256 KiB", `<a>${"x".repeat(262_144)}</a>`, "policy-violation"],
  ];
  for (const [what, frame, condition] of cases)
    test(`a frame ${what}: ${condition}`, async () => {
      const king = await signInAsGuest(host.url, "localhost");
      const earl1 = await signInAsGuest(host.url, "localhost");
      king.send(frame);
      expect(await king.next(/stream:error/)).toContain(`<${condition} `);
      await king.next(/^<close /);
      expect(await king.closed).toBe(1000);
      earl1.send(ping("still-here"));
      await earl1.next(/id='still-here'/);
      expect(host.host.sessions()).toBe(1);
    });

  test("a frame of more than 10 KiB before authentication: policy-violation", async () => {
    const client = await connectRaw(host.url);
    await openStream(client, "localhost");
    client.send(
      `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${"A".repeat(10_240)}</auth>`,
    );
    expect(await client.next(/stream:error/)).toContain("<policy-violation ");
    await client.closed;
  });

  test("a frame far beyond every limit cuts the line", async () => {
    const king = await signInAsGuest(host.url, "localhost");
    king.send("x".repeat(600_000));
    expect(await king.closed).toBe(1009);
  });
});

describe("the line", () => {
  test("is refused to pages of other origins, and open to this server's own and listed ones", async () => {
    await host.stop();
    host = await startTestHost({ origins: ["https://play.example"] });
    await expect(connectRaw(host.url, { origin: "https://evil.example" })).rejects.toThrow("403");
    await connectRaw(host.url, { origin: `http://127.0.0.1:${host.port}` });
    await connectRaw(host.url, { origin: "https://play.example" });
  });

  test("MMOG-BS-3: is refused without the subprotocol xmpp", async () => {
    await expect(connectRaw(host.url, { protocols: ["chat"] })).rejects.toThrow("400");
  });

  test("is refused when there are too many", async () => {
    await host.stop();
    host = await startTestHost({ limits: { connections: 1 } });
    const king = await connectRaw(host.url);
    await expect(connectRaw(host.url)).rejects.toThrow("503");
    king.drop();
    await king.closed;
  });

  test("does not offer PLAIN to a client behind a proxy, which might be anywhere", async () => {
    const features = await new Promise<string>((resolve, reject) => {
      const upgrade = request(host.url.replace("ws:", "http:"), {
        headers: {
          connection: "Upgrade",
          upgrade: "websocket",
          "sec-websocket-version": "13",
          "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
          "sec-websocket-protocol": "xmpp",
          "x-forwarded-for": "203.0.113.7",
        },
      });
      upgrade.on("error", reject);
      upgrade.on("upgrade", (_response, socket) => {
        let text = "";
        socket.on("data", (chunk: Buffer) => {
          text += chunk.toString("latin1");
          if (!text.includes("</stream:features>")) return;
          socket.destroy();
          resolve(text);
        });
        socket.write(
          textFrame("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>"),
        );
      });
      upgrade.end();
    });
    expect(features).toContain("SCRAM-SHA-256");
    expect(features).not.toContain("PLAIN");
  });

  test("slows a client down that sends too fast, and answers everything in order", async () => {
    await host.stop();
    host = await startTestHost({ now: Date.now, limits: { framesPerSecond: 1_000, frameBurst: 5 } });
    const king = await signInAsGuest(host.url, "localhost");
    for (let index = 0; index < 100; index++) king.send(ping(`p${index}`));
    const order: string[] = [];
    for (let index = 0; index < 100; index++) order.push(await king.next(/type='result'/));
    expect(order.map((frame) => /id='([^']+)'/.exec(frame)?.[1])).toEqual(
      Array.from({ length: 100 }, (_, index) => `p${index}`),
    );
  });

  test("is closed when a client goes on sending too fast", async () => {
    await host.stop();
    host = await startTestHost({ limits: { framesPerSecond: 1_000, frameBurst: 10, throttledMs: -1 } });
    const king = await signInAsGuest(host.url, "localhost");
    for (let index = 0; index < 200; index++) king.send(ping(`p${index}`));
    expect(await king.next(/stream:error/)).toContain("<policy-violation ");
    await king.closed;
  });

  test("is closed when a client reads nothing", async () => {
    await host.stop();
    host = await startTestHost({ limits: { outgoingBytes: 100_000 } });
    const king = await signInAsGuest(host.url, "localhost");
    king.pause();
    const link = host.host.link("games.localhost");
    const body = "x".repeat(100_000);
    const stanza = { name: "message", attrs: { from: "games.localhost", to: king.jid }, children: [body] };
    // The kernel's buffers take some megabytes before the server's own begin to fill.
    for (let count = 0; count < 500 && host.host.sessions() === 1; count++) link.send(stanza);
    expect(host.host.sessions()).toBe(0);
    king.resume();
    expect(await king.next(/stream:error/)).toContain("<resource-constraint ");
    await king.closed;
  });

  test("is dropped when it stays silent", async () => {
    const king = await signInAsGuest(host.url, "localhost");
    host.clock.nowMs += 40_001;
    host.host.sweep();
    expect(await king.closed).toBe(1006);
  });

  test("ends in order when the server shuts down", async () => {
    const king = await signInAsGuest(host.url, "localhost");
    const stranger = await connectRaw(host.url);
    await openStream(stranger, "localhost");
    await host.host.close();
    for (const client of [king, stranger]) {
      expect(await client.next(/stream:error/)).toContain("<system-shutdown ");
      expect(await client.closed).toBe(1000);
    }
  });

  test("ends in order when the client closes the stream", async () => {
    const king = await signInAsGuest(host.url, "localhost");
    king.send("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
    await king.next(/^<close /);
    expect(await king.closed).toBe(1000);
    expect(host.host.sessions()).toBe(0);
  });
});

/** RFC 6455, 5.2: a short masked text frame, with a mask of zeros. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}
