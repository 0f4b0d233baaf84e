import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import { startTestHost, type TestHost } from "#testing/embedded-host.ts";
import { connectRaw, type RawClient } from "#testing/raw-client.ts";
import { bindResource, openStream, scram, signIn, signInAsGuest, type RawUser } from "#testing/raw-login.ts";

const SM = "urn:xmpp:sm:3";
const room = "bosworth@games.localhost";

let host: TestHost;
let received: string[];
let wake: () => void;
beforeEach(async () => {
  await start({});
});
afterEach(() => host.stop());

async function start(limits: Parameters<typeof startTestHost>[0]): Promise<void> {
  received = [];
  wake = () => undefined;
  host = await startTestHost(limits);
  host.host.onStanza("games.localhost", (stanza) => {
    received.push(serialize(stanza));
    wake();
  });
}

function serviceGets(pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    wake = () => {
      const found = received.find((text) => pattern.test(text));
      if (found !== undefined) resolve(found);
    };
    wake();
  });
}

function tell(to: string, id: string): void {
  const stanza: XmlElement = { name: "message", attrs: { from: room, to, id }, children: [] };
  host.host.link("games.localhost").send(stanza);
}

async function enable(user: RawClient): Promise<string> {
  user.send(`<enable xmlns='${SM}' resume='true'/>`);
  const enabled = await user.next(/<enabled/);
  expect(enabled).toMatch(/resume='true'/);
  expect(enabled).toMatch(/max='60'/);
  return /id='([^']+)'/.exec(enabled)?.[1] ?? "";
}

/** A managed session in the room. */
async function managed(): Promise<{ user: RawUser; resumeId: string }> {
  const user = await signInAsGuest(host.url, "localhost");
  const resumeId = await enable(user);
  user.send(`<presence xmlns='jabber:client' to='${room}/King'/>`);
  await serviceGets(/<presence/);
  return { user, resumeId };
}

/** Signs in as a new guest and asks for the old session. Resolves with the answer. */
async function resume(resumeId: string, handled: number): Promise<{ client: RawClient; answer: string }> {
  const client = await connectRaw(host.url);
  await openStream(client, "localhost");
  client.send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>");
  await client.next(/^<success/);
  await openStream(client, "localhost");
  client.send(`<resume xmlns='${SM}' previd='${resumeId}' h='${handled}'/>`);
  return { client, answer: await client.next(/<(resumed|failed|stream:error)/) };
}

/** Cuts the line and waits until the host has noticed. */
async function drop(user: RawUser): Promise<void> {
  user.drop();
  await vi.waitFor(() => expect(host.host.connections()).toBe(0));
}

describe("a managed session", () => {
  test("counts what it takes from the client", async () => {
    const { user } = await managed();
    user.send(`<r xmlns='${SM}'/>`);
    expect(await user.next(/<a /)).toContain("h='1'");
  });

  test("asks for acknowledgements, after some stanzas at once and otherwise by and by", async () => {
    const { user } = await managed();
    for (let index = 0; index < 20; index++) tell(user.jid, `m${index}`);
    await user.next(/<r /);
    expect(user.inbox.filter((frame) => frame.startsWith("<message"))).toHaveLength(20);
    user.send(`<a xmlns='${SM}' h='20'/>`);
    user.send(`<r xmlns='${SM}'/>`);
    await user.next(/<a /);
    tell(user.jid, "late");
    host.host.sweep();
    await user.next(/<r /);
  });

  test("stays in its room when the line is lost, and gets what it missed when it is resumed", async () => {
    const { user, resumeId } = await managed();
    tell(user.jid, "seen");
    tell(user.jid, "lost-on-the-way");
    await user.next(/id='lost-on-the-way'/);
    await drop(user);
    tell(user.jid, "missed");
    const { client, answer } = await resume(resumeId, 1);
    expect(answer).toMatch(/<resumed/);
    expect(answer).toContain(`previd='${resumeId}'`);
    expect(answer).toContain("h='1'");
    expect(await client.next(/<message/)).toContain("id='lost-on-the-way'");
    expect(await client.next(/<message/)).toContain("id='missed'");
    await client.next(/<r /);
    expect(client.inbox.filter((frame) => frame.startsWith("<message"))).toEqual([]);
    expect(received.filter((text) => text.includes("unavailable"))).toEqual([]);
    client.send(`<message xmlns='jabber:client' to='${room}'><body>Again</body></message>`);
    expect(await serviceGets(/Again/)).toContain(`from='${user.jid}'`);
  });

  test("can be taken over from a line that only seems to be alive", async () => {
    const { user, resumeId } = await managed();
    const { client } = await resume(resumeId, 0);
    expect(await user.next(/stream:error/)).toContain("<conflict ");
    await user.closed;
    tell(user.jid, "here");
    await client.next(/id='here'/);
    expect(received.filter((text) => text.includes("unavailable"))).toEqual([]);
  });

  test("can be resumed again and again", async () => {
    const { user, resumeId } = await managed();
    const { client } = await resume(resumeId, 0);
    await user.closed;
    client.drop();
    await client.closed;
    const again = await resume(resumeId, 0);
    expect(again.answer).toMatch(/<resumed/);
  });

  test("ends when nobody resumes it in time; its senders learn what was not delivered", async () => {
    const { user, resumeId } = await managed();
    await drop(user);
    tell(user.jid, "never-read");
    host.clock.nowMs += 60_001;
    host.host.sweep();
    expect(received.filter((text) => text.includes("type='unavailable'"))).toHaveLength(1);
    expect(received.at(-1)).toMatch(/id='never-read'.*<service-unavailable/);
    expect((await resume(resumeId, 0)).answer).toMatch(/<failed.*<item-not-found/);
  });

  test("of a page that goes away is held as long as it takes to load it again, and no longer", async () => {
    for (const [elapsedMs, isHeld] of [
      [20_000, true],
      [20_001, false],
    ] as const) {
      const { user, resumeId } = await managed();
      user.goAway();
      await vi.waitFor(() => expect(host.host.connections()).toBe(0));
      host.clock.nowMs += elapsedMs;
      host.host.sweep();
      const { client, answer } = await resume(resumeId, 0);
      expect([elapsedMs, /<resumed/.test(answer)]).toEqual([elapsedMs, isHeld]);
      client.drop();
      await vi.waitFor(() => expect(host.host.connections()).toBe(0));
    }
  });

  test("ends at once when the client closes its stream", async () => {
    const { user, resumeId } = await managed();
    user.send("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
    await serviceGets(/unavailable/);
    expect((await resume(resumeId, 0)).answer).toMatch(/<failed/);
  });

  test("lives on when more comes at once than anybody can acknowledge, and is not resumed with a gap", async () => {
    await host.stop();
    await start({ limits: { unackedStanzas: 10 } });
    const { user, resumeId } = await managed();
    for (let index = 0; index < 25; index++) tell(user.jid, `m${index}`);
    await user.next(/id='m24'/);
    tell(user.jid, "afterwards");
    await user.next(/id='afterwards'/);
    expect((await resume(resumeId, 0)).answer).toMatch(/<failed/);
    await user.closed;
  });

  test("is resumed after a burst that was acknowledged", async () => {
    await host.stop();
    await start({ limits: { unackedStanzas: 10 } });
    const { user, resumeId } = await managed();
    for (let index = 0; index < 25; index++) tell(user.jid, `m${index}`);
    await user.next(/id='m24'/);
    await drop(user);
    tell(user.jid, "missed");
    const { client, answer } = await resume(resumeId, 25);
    expect(answer).toMatch(/<resumed/);
    expect(await client.next(/<message/)).toContain("id='missed'");
  });

  test("ends when more waits for it than there is room for", async () => {
    await host.stop();
    await start({ limits: { unackedStanzas: 10 } });
    const { user } = await managed();
    await drop(user);
    for (let index = 0; index < 11; index++) tell(user.jid, `m${index}`);
    await serviceGets(/unavailable/);
    expect(host.host.sessions()).toBe(0);
  });

  test("is not given to whoever doesn't know the secret, and a failed resume still allows to bind", async () => {
    await managed();
    const { client, answer } = await resume("guessed", 0);
    expect(answer).toMatch(/<failed.*<item-not-found/);
    expect(await bindResource(client)).toContain("@localhost/");
  });

  test("of an account is not given to a guest or to another account", async () => {
    await host.addAccount("richardiii", "a horse");
    await host.addAccount("harritudur", "a crown");
    const king = await signIn(host.url, "localhost", "richardiii", "a horse", "desktop");
    const resumeId = await enable(king);
    expect((await resume(resumeId, 0)).answer).toMatch(/<failed/);
    const client = await connectRaw(host.url);
    await openStream(client, "localhost");
    await scram(client, "sha256", "harritudur", "a crown");
    await openStream(client, "localhost");
    client.send(`<resume xmlns='${SM}' previd='${resumeId}' h='0'/>`);
    await client.next(/<failed/);
  });

  test("with an acknowledgement of more than was sent ends with handled-count-too-high", async () => {
    const { user } = await managed();
    user.send(`<a xmlns='${SM}' h='4294967295'/>`);
    const error = await user.next(/stream:error/);
    expect(error).toContain("<undefined-condition ");
    expect(error).toMatch(/<handled-count-too-high xmlns='urn:xmpp:sm:3' h='4294967295' send-count='0'/);
    await user.closed;
  });

  test("is enabled once, after binding only", async () => {
    const client = await connectRaw(host.url);
    await openStream(client, "localhost");
    client.send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>");
    await client.next(/^<success/);
    expect(await openStream(client, "localhost")).toContain(SM);
    client.send(`<enable xmlns='${SM}'/>`);
    await client.next(/<failed.*unexpected-request/);
    await bindResource(client);
    await enable(client);
    client.send(`<enable xmlns='${SM}'/>`);
    await client.next(/<failed.*unexpected-request/);
  });
});

test("a session without stream management ends with its line", async () => {
  const king = await signInAsGuest(host.url, "localhost");
  king.send(`<presence xmlns='jabber:client' to='${room}/King'/>`);
  await serviceGets(/<presence/);
  king.drop();
  await serviceGets(/unavailable/);
});
