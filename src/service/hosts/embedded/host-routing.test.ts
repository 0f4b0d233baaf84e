import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import { startTestHost, type TestHost } from "#testing/embedded-host.ts";
import { signIn, signInAsGuest, type RawUser } from "#testing/raw-login.ts";

const room = "bosworth@games.localhost";
const iq = (to: string, id: string, payload: string, type = "get"): string =>
  `<iq xmlns='jabber:client' id='${id}'${to === "" ? "" : ` to='${to}'`} type='${type}'>${payload}</iq>`;
const ping = (to: string, id: string): string => iq(to, id, "<ping xmlns='urn:xmpp:ping'/>");

let host: TestHost;
/** What the service received, as text. */
let received: string[];
let wake: () => void;
beforeEach(async () => {
  received = [];
  wake = () => undefined;
  host = await startTestHost();
  host.host.onStanza("games.localhost", (stanza) => {
    received.push(serialize(stanza));
    wake();
  });
});
afterEach(() => host.stop());

/** Resolves when the service has got a stanza that matches. */
function serviceGets(pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    wake = () => {
      const found = received.find((text) => pattern.test(text));
      if (found !== undefined) resolve(found);
    };
    wake();
  });
}

/** Everything that was sent before has been handled when this resolves. */
async function settled(user: RawUser): Promise<void> {
  user.send(ping("localhost", "settled"));
  await user.next(/id='settled'/);
}

describe("the server answers", () => {
  test("a ping to itself, to the own account and to nobody in particular", async () => {
    const king = await signInAsGuest(host.url, "localhost");
    for (const to of ["localhost", king.jid.split("/")[0] ?? "", ""]) {
      king.send(ping(to, "p"));
      expect(await king.next(/id='p'/)).toContain("type='result'");
    }
  });

  test("MMOG-6.1-2: discovery with what it is and with its services (MMOG Example 1)", async () => {
    const king = await signInAsGuest(host.url, "localhost");
    king.send(iq("localhost", "info", "<query xmlns='http://jabber.org/protocol/disco#info'/>"));
    const info = await king.next(/id='info'/);
    expect(info).toMatch(/category='server' type='im'/);
    expect(info).toContain("var='urn:xmpp:ping'");
    king.send(iq("localhost", "items", "<query xmlns='http://jabber.org/protocol/disco#items'/>"));
    expect(await king.next(/id='items'/)).toContain("jid='games.localhost'");
    king.send(iq("localhost", "node", "<query xmlns='http://jabber.org/protocol/disco#info' node='x'/>"));
    expect(await king.next(/id='node'/)).toContain("<item-not-found");
  });

  test("MMOG-BS-1: what it doesn't know with an error", async () => {
    const king = await signInAsGuest(host.url, "localhost");
    king.send(iq("localhost", "x", "<query xmlns='jabber:iq:version'/>"));
    expect(await king.next(/id='x'/)).toMatch(/type='error'.*<service-unavailable/);
  });

  test("nothing about other people's accounts", async () => {
    await host.addAccount("harritudur", "a crown");
    const king = await signInAsGuest(host.url, "localhost");
    king.send(iq("harritudur@localhost", "known", "<query xmlns='http://jabber.org/protocol/disco#info'/>"));
    king.send(iq("nobody@localhost", "unknown", "<query xmlns='http://jabber.org/protocol/disco#info'/>"));
    expect(await king.next(/id='known'/)).toContain("<service-unavailable");
    expect(await king.next(/id='unknown'/)).toContain("<service-unavailable");
  });
});

describe("stanzas", () => {
  test("MMOG-7-1, MMOG-BS-2: reach another session with the sender's address stamped on", async () => {
    const king = await signInAsGuest(host.url, "localhost", "desktop");
    const earl1 = await signInAsGuest(host.url, "localhost", "pda");
    king.send(`<message xmlns='jabber:client' to='${earl1.jid}'><body>A horse! &amp; more</body></message>`);
    const message = await earl1.next(/<body>/);
    expect(message).toContain(`from='${king.jid}'`);
    expect(message).toContain("<body>A horse! &amp; more</body>");
    expect(message).toContain("xmlns='jabber:client'");
    king.send(ping(earl1.jid, "p1"));
    await earl1.next(/id='p1'/);
    earl1.send(`<iq xmlns='jabber:client' id='p1' to='${king.jid}' type='result'/>`);
    expect(await king.next(/id='p1'/)).toContain("type='result'");
  });

  test("reach the service and come back, in order", async () => {
    host.host.onStanza("games.localhost", (stanza) => {
      host.host.link("games.localhost").send({
        name: "message",
        attrs: { from: stanza.attrs["to"], to: stanza.attrs["from"], id: stanza.attrs["id"] },
        children: stanza.children,
      });
    });
    const king = await signInAsGuest(host.url, "localhost");
    for (let index = 0; index < 50; index++)
      king.send(`<message xmlns='jabber:client' to='${room}' id='m${index}'><turn xmlns='x'/></message>`);
    for (let index = 0; index < 50; index++)
      expect(await king.next(/<message/)).toMatch(new RegExp(`from='${room}'.* id='m${index}'`));
  });

  test("to many are written once for each, with their own address", async () => {
    const king = await signInAsGuest(host.url, "localhost");
    const earl1 = await signInAsGuest(host.url, "localhost");
    const stanza: XmlElement = { name: "message", attrs: { from: room, type: "groupchat" }, children: [] };
    host.host.link("games.localhost").fanOut(stanza, [king.jid, "gone@localhost/x", earl1.jid]);
    expect(await king.next(/<message/)).toContain(`to='${king.jid}'`);
    expect(await earl1.next(/<message/)).toContain(`to='${earl1.jid}'`);
    expect(await serviceGets(/gone@localhost/)).toContain("<service-unavailable");
  });

  test("to a bare address reach the available resources that take messages", async () => {
    await host.addAccount("harritudur", "a crown");
    const king = await signInAsGuest(host.url, "localhost");
    const pda = await signIn(host.url, "localhost", "harritudur", "a crown", "pda");
    const shy = await signIn(host.url, "localhost", "harritudur", "a crown", "shy");
    king.send("<message xmlns='jabber:client' to='harritudur@localhost' id='early'><body>1</body></message>");
    expect(await king.next(/id='early'/)).toContain("<service-unavailable");
    pda.send("<presence xmlns='jabber:client'/>");
    await pda.next(/<presence/);
    shy.send("<presence xmlns='jabber:client'><priority>-1</priority></presence>");
    await shy.next(/<presence[^]*<priority>-1/);
    king.send("<message xmlns='jabber:client' to='HarriTudur@localhost'><body>2</body></message>");
    await pda.next(/<body>2/);
    await settled(shy);
    expect(shy.inbox.filter((frame) => frame.includes("<body>"))).toEqual([]);
  });

  const unroutable: readonly (readonly [string, string, string])[] = [
    ["to a session that isn't there", "nobody@localhost/x", "service-unavailable"],
    ["to an account that isn't there", "nobody@localhost", "service-unavailable"],
    ["to a domain that can't be reached", "king@shakespeare.lit", "remote-server-not-found"],
    ["to what is no address", "@@", "jid-malformed"],
  ];
  for (const [what, to, condition] of unroutable)
    test(`${what} come back as ${condition}, errors and results don't`, async () => {
      const king = await signInAsGuest(host.url, "localhost");
      king.send(`<message xmlns='jabber:client' to='${to}' id='a'><body>?</body></message>`);
      king.send(ping(to, "b"));
      king.send(`<message xmlns='jabber:client' to='${to}' id='c' type='error'/>`);
      king.send(`<iq xmlns='jabber:client' to='${to}' id='d' type='result'/>`);
      const bounced = await king.next(/id='a'/);
      expect(bounced).toContain(`<${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'`);
      expect(bounced).toContain(`from='${to}'`);
      expect(await king.next(/id='b'/)).toContain(`<${condition} `);
      await settled(king);
      expect(king.inbox).toEqual([]);
    });

  test("that are no proper request are a bad request", async () => {
    const king = await signInAsGuest(host.url, "localhost");
    for (const [id, attrs, payload] of [
      ["a", "type='get'", ""],
      ["b", "type='get'", "<x/><y/>"],
      ["c", "type='take'", "<x/>"],
    ]) {
      king.send(`<iq xmlns='jabber:client' to='localhost' id='${id}' ${attrs}>${payload}</iq>`);
      expect(await king.next(new RegExp(`id='${id}'`))).toContain("<bad-request ");
    }
    expect(received).toEqual([]);
  });
});

describe("presence", () => {
  test("sent to a room is taken back when the line is cut", async () => {
    const king = await signInAsGuest(host.url, "localhost");
    king.send(`<presence xmlns='jabber:client' to='${room}/King'/>`);
    expect(await serviceGets(/<presence/)).toContain(`from='${king.jid}'`);
    king.drop();
    const gone = await serviceGets(/type='unavailable'/);
    expect(gone).toContain(`from='${king.jid}'`);
    expect(gone).toContain(`to='${room}/King'`);
    expect(host.host.sessions()).toBe(0);
  });

  test("that was taken back already is not taken back again", async () => {
    const king = await signInAsGuest(host.url, "localhost");
    king.send(`<presence xmlns='jabber:client' to='${room}/King'/>`);
    king.send(`<presence xmlns='jabber:client' to='${room}/King' type='unavailable'/>`);
    king.send(`<presence xmlns='jabber:client' to='${room}/Other'/>`);
    await serviceGets(/Other/);
    king.drop();
    await serviceGets(/Other'[^>]*type='unavailable'|type='unavailable'[^>]*Other'/);
    expect(received.filter((text) => /King/.test(text) && /unavailable/.test(text))).toHaveLength(1);
  });

  test("to nobody in particular also ends the directed ones when it is unavailable", async () => {
    const king = await signInAsGuest(host.url, "localhost");
    king.send(`<presence xmlns='jabber:client' to='${room}/King'/>`);
    king.send("<presence xmlns='jabber:client' type='unavailable'/>");
    await serviceGets(/type='unavailable'/);
  });

  test("of one resource is seen by the account's others, and its end too", async () => {
    await host.addAccount("richardiii", "a horse");
    const desktop = await signIn(host.url, "localhost", "richardiii", "a horse", "desktop");
    const pda = await signIn(host.url, "localhost", "richardiii", "a horse", "pda");
    desktop.send("<presence xmlns='jabber:client'/>");
    await desktop.next(/<presence/);
    pda.send("<presence xmlns='jabber:client'/>");
    expect(await desktop.next(/<presence/)).toContain(`from='${pda.jid}'`);
    pda.drop();
    expect(await desktop.next(/<presence/)).toContain("type='unavailable'");
  });

  test("in too many rooms at once is refused", async () => {
    await host.stop();
    host = await startTestHost({ limits: { directedPresences: 2 } });
    host.host.onStanza("games.localhost", () => undefined);
    const king = await signInAsGuest(host.url, "localhost");
    for (const name of ["a", "b", "c"])
      king.send(`<presence xmlns='jabber:client' to='${name}@games.localhost/King' id='${name}'/>`);
    expect(await king.next(/<presence/)).toMatch(/id='c'.*<resource-constraint/);
  });
});

test("a service that fails over a stanza takes nobody with it", async () => {
  host.host.onStanza("games.localhost", () => {
    throw new Error("Alas");
  });
  const king = await signInAsGuest(host.url, "localhost");
  king.send(`<message xmlns='jabber:client' to='${room}'/>`);
  await settled(king);
  expect(host.log.join()).toContain("Alas");
});

test("a service is not handed a stanza while it sends one", async () => {
  await host.stop();
  host = await startTestHost({ limits: { outgoingBytes: -1 } });
  const king = await signInAsGuest(host.url, "localhost");
  const steps: string[] = [];
  const told = new Promise<void>((resolve) => {
    host.host.onStanza("games.localhost", (stanza) => {
      steps.push(String(stanza.attrs["type"] ?? "available"));
      if (stanza.attrs["type"] === "unavailable") return resolve();
      host.host
        .link("games.localhost")
        .send({ name: "message", attrs: { from: room, to: king.jid }, children: [] });
      steps.push("sent");
    });
  });
  king.send(`<presence xmlns='jabber:client' to='${room}/King'/>`);
  await told;
  expect(steps).toEqual(["available", "sent", "unavailable"]);
});

test("a service that sends by its own clock is not handed a stanza before it is done", async () => {
  const link = host.host.link("games.localhost");
  let sending = false;
  const bounced = new Promise<boolean>((resolve) => {
    host.host.onStanza("games.localhost", (stanza) => {
      if (stanza.attrs["type"] === "error") resolve(sending);
    });
  });
  sending = true;
  link.fanOut({ name: "message", attrs: { from: room }, children: [] }, ["gone@localhost/x"]);
  sending = false;
  expect(await bounced).toBe(false);
});
