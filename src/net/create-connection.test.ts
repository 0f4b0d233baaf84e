import { afterEach, describe, expect, it, vi } from "vitest";
import { el, type XmlElement } from "#xml/element.ts";
import { createConnection } from "#net/create-connection.ts";
import type { Connection, ConnectionStatus, TrafficEntry } from "#net/connection.ts";
import { createFakeEnvironment, type FakeEnvironment, type ServerEnd } from "#net/fake-environment.ts";
import {
  admitGuest,
  bindFeature,
  bindTo,
  greet,
  guest,
  idOf,
  king,
  managementFeature,
  mechanisms,
} from "#net/fake-server.ts";

const jid = "g1@shakespeare.lit/web";

type Stage = {
  readonly environment: FakeEnvironment;
  readonly connection: Connection;
  readonly statuses: ConnectionStatus[];
  readonly stanzas: XmlElement[];
  readonly traffic: TrafficEntry[];
};

function setStage(
  options: Parameters<typeof createFakeEnvironment>[0] = {},
  parked?: ReturnType<Connection["park"]>,
): Stage {
  const environment = createFakeEnvironment(options);
  const connection = createConnection(environment, parked);
  const stage = { environment, connection, statuses: [], stanzas: [], traffic: [] } as Stage;
  connection.onStatus((status) => stage.statuses.push(status));
  connection.onStanza((stanza) => stage.stanzas.push(stanza));
  connection.onTraffic((entry) => stage.traffic.push(entry));
  return stage;
}

async function goOnline({ environment, connection }: Stage): Promise<ServerEnd> {
  connection.connect(guest);
  const server = await admitGuest(environment);
  await bindTo(server, jid);
  return server;
}

async function goOnlineManaged({ environment, connection }: Stage, held = ""): Promise<ServerEnd> {
  connection.connect(guest);
  const server = await admitGuest(environment, bindFeature + managementFeature);
  await bindTo(server, jid);
  expect(await server.next()).toBe("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
  server.send(`<enabled xmlns='urn:xmpp:sm:3' id='bosworth-1' resume='true' ${held}/>`);
  return server;
}

afterEach(() => vi.restoreAllMocks());

describe("going online", () => {
  it("MMOG-BS-1: a guest is let in and gets an address", async () => {
    const stage = setStage();
    await goOnline(stage);
    expect(stage.statuses).toEqual([
      { state: "connecting", attempt: 1 },
      { state: "online", jid, resumed: false },
    ]);
  });

  it("works where crypto.randomUUID does not exist, as on plain http in a LAN", async () => {
    vi.spyOn(crypto, "randomUUID").mockImplementation(() => {
      throw new TypeError("crypto.randomUUID is not a function");
    });
    const stage = setStage({ withoutSubtle: true });
    await goOnline(stage);
    expect(stage.connection.status()).toMatchObject({ state: "online" });
  });

  it("a server without guests is a failure that is not tried again", async () => {
    const stage = setStage();
    stage.connection.connect(guest);
    const server = await stage.environment.nextSocket();
    server.accept();
    await greet(server, mechanisms("SCRAM-SHA-256"));
    expect(stage.connection.status()).toMatchObject({ state: "failed", reason: { code: "no-anonymous" } });
    stage.environment.advance(600_000);
    stage.environment.wake();
    expect(stage.environment.openedSockets()).toBe(1);
  });

  it("MMOG-BS-3: a server that does not choose the subprotocol xmpp is not spoken to", async () => {
    const stage = setStage();
    stage.connection.connect(guest);
    const server = await stage.environment.nextSocket();
    server.accept("");
    expect(stage.connection.status()).toMatchObject({ state: "waiting", reason: { code: "unreachable" } });
    expect(server.closed()).toBe(true);
  });

  it.each(["https://shakespeare.lit/", "shakespeare.lit", "", "javascript:alert(1)"])(
    "the address %j is refused before anything is opened",
    (endpoint) => {
      const stage = setStage();
      stage.connection.connect({ ...guest, endpoint });
      expect(stage.connection.status()).toMatchObject({ state: "failed", reason: { code: "bad-endpoint" } });
      expect(stage.environment.openedSockets()).toBe(0);
    },
  );

  it("MMOG-BS-4: a page from https does not open ws: addresses", () => {
    const stage = setStage({ secureOnly: true });
    stage.connection.connect({ ...guest, endpoint: "ws://shakespeare.lit/" });
    expect(stage.connection.status()).toMatchObject({ state: "failed", reason: { code: "bad-endpoint" } });
  });
});

describe("what arrives", () => {
  it("MMOG-BS-2: reaches the handlers at once and in order", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    for (const id of ["1", "2", "3"]) {
      server.send(`<message xmlns='jabber:client' id='${id}'/>`);
      expect(stage.stanzas.at(-1)?.attrs["id"]).toBe(id);
    }
  });

  it("goes on to the other handlers when one throws, and the line stays up", async () => {
    const stage = setStage();
    const heard: XmlElement[] = [];
    stage.connection.onStanza(() => {
      throw new Error("a faulty handler");
    });
    stage.connection.onStanza((stanza) => heard.push(stanza));
    const server = await goOnline(stage);
    server.send("<presence xmlns='jabber:client'/>");
    expect(heard).toHaveLength(1);
    expect(stage.environment.reportedErrors).toHaveLength(1);
    expect(stage.connection.status().state).toBe("online");
  });

  it.each([
    ["a DOCTYPE", "<!DOCTYPE a><message xmlns='jabber:client'/>", "restricted-xml"],
    ["a truncated stanza", "<message xmlns='jabber:client'>", "not-well-formed"],
    ["a stray end tag", "</message>", "not-well-formed"],
    ["a stanza of 300 KiB", `<message>${"x".repeat(300_000)}</message>`, "policy-violation"],
    ["a binary frame", undefined, "not-well-formed"],
  ])("%s closes the stream with the RFC's error and a new one is opened", async (_what, frame, condition) => {
    const stage = setStage();
    const server = await goOnline(stage);
    server.send(frame);
    expect(server.unread()).toEqual([
      `<stream:error xmlns:stream='http://etherx.jabber.org/streams'>` +
        `<${condition} xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`,
      "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>",
    ]);
    expect(server.closed()).toBe(true);
    expect(stage.connection.status()).toMatchObject({ state: "waiting", reason: { code: "frame-refused" } });
    expect(stage.traffic.filter(({ direction }) => direction === "refused")).toHaveLength(1);

    stage.environment.advance(1_000);
    const again = await admitGuest(stage.environment);
    await bindTo(again, "g2@shakespeare.lit/web");
    again.send("<message xmlns='jabber:client' id='after'/>");
    expect(stage.stanzas.map(({ attrs }) => attrs["id"])).toEqual(["after"]);
  });

  it("before the session has an address is not believed", async () => {
    const stage = setStage();
    stage.connection.connect(guest);
    const server = await admitGuest(stage.environment);
    server.send("<message xmlns='jabber:client'/>");
    expect(stage.stanzas).toEqual([]);
    await bindTo(server, jid);
    server.send("<message xmlns='jabber:client'/>");
    expect(stage.stanzas).toHaveLength(1);
  });
});

describe("requests", () => {
  const ask = (stage: Stage, to?: string) =>
    stage.connection.request({
      ...(to !== undefined && { to }),
      type: "get",
      payload: el("query", { xmlns: "jabber:iq:search" }),
      timeoutMs: 5_000,
    });
  const room = "bosworth@games.shakespeare.lit";

  it("are answered by whom they went to", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    const reply = ask(stage, room);
    const id = idOf(await server.next());
    server.send(`<iq xmlns='jabber:client' type='result' id='${id}' from='${room}'/>`);
    expect(await reply).toMatchObject({ ok: true, stanza: { attrs: { id } } });
  });

  it("are not answered by anybody else, nor twice, and the console shows the forgery", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    const reply = ask(stage, room);
    const id = idOf(await server.next());
    for (const forger of ["from='mallory@evil.lit/x'", `from='${room}/mallory'`, ""])
      server.send(`<iq xmlns='jabber:client' type='result' id='${id}' ${forger}><forged/></iq>`);
    server.send(
      `<iq xmlns='jabber:client' type='error' id='${id}' from='${room}'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`,
    );
    server.send(`<iq xmlns='jabber:client' type='result' id='${id}' from='${room}'/>`);
    expect(await reply).toMatchObject({
      ok: false,
      reason: "error",
      error: { condition: "item-not-found", type: "cancel", element: { attrs: { from: room } } },
    });
    expect(stage.traffic.filter(({ direction }) => direction === "refused")).toHaveLength(4);
  });

  it.each(["", "from='shakespeare.lit'", "from='g1@shakespeare.lit'", `from='${jid}'`])(
    "to the own account may be answered with %j",
    async (from) => {
      const stage = setStage();
      const server = await goOnline(stage);
      const reply = ask(stage);
      server.send(`<iq xmlns='jabber:client' type='result' id='${idOf(await server.next())}' ${from}/>`);
      expect((await reply).ok).toBe(true);
    },
  );

  it("have ids that nobody can guess", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    void ask(stage);
    void ask(stage);
    const ids = [idOf(await server.next()), idOf(await server.next())];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[\da-f]{32}$/);
  });

  it("end in a timeout, or at once when the line breaks or is down", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    const slow = ask(stage, room);
    stage.environment.advance(5_000);
    expect(await slow).toEqual({ ok: false, reason: "timeout" });
    const broken = ask(stage, room);
    server.drop();
    expect(await broken).toEqual({ ok: false, reason: "offline" });
    expect(await ask(stage, room)).toEqual({ ok: false, reason: "offline" });
  });
});

describe("requests from outside", () => {
  const asked = (payload: string, type = "get"): string =>
    `<iq xmlns='jabber:client' type='${type}' id='q1' from='earl1@shakespeare.lit/pda' to='${jid}'>${payload}</iq>`;

  it("are answered by the first handler that has something to say", async () => {
    const stage = setStage();
    stage.connection.onIq(() => undefined);
    stage.connection.onIq(() => ({ payload: el("query", { xmlns: "jabber:iq:version" }) }));
    const server = await goOnline(stage);
    server.send(asked("<query xmlns='jabber:iq:version'/>"));
    const answer = await server.next();
    expect(answer).toContain("type='result'");
    expect(answer).toContain("<query xmlns='jabber:iq:version'/>");
    expect(answer).toContain("to='earl1@shakespeare.lit/pda'");
  });

  it("are answered with service-unavailable when nobody handles them", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    server.send(asked("<query xmlns='jabber:iq:roster'/>", "set"));
    expect(await server.next()).toContain(
      "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>",
    );
  });

  it("are answered with bad-request when they hold none or two payloads", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    server.send(asked(""));
    expect(await server.next()).toContain("<bad-request ");
    server.send(asked("<a/><b/>"));
    expect(await server.next()).toContain("<bad-request ");
  });

  it("get an internal-server-error when the handler throws, and the line stays up", async () => {
    const stage = setStage();
    stage.connection.onIq(() => {
      throw new Error("a faulty handler");
    });
    const server = await goOnline(stage);
    server.send(asked("<query xmlns='jabber:iq:version'/>"));
    expect(await server.next()).toContain("<internal-server-error ");
    expect(stage.connection.status().state).toBe("online");
  });

  it("for a ping get an empty result", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    server.send(asked("<ping xmlns='urn:xmpp:ping'/>"));
    expect(await server.next()).toMatch(/^<iq [^>]*type='result'[^>]*\/>$/);
  });
});

describe("staying online", () => {
  it("waits 1, 2, 4 … 60 seconds between attempts that fail", async () => {
    const stage = setStage();
    stage.connection.connect(guest);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) {
      (await stage.environment.nextSocket()).drop();
      const status = stage.connection.status();
      if (status.state !== "waiting") throw new Error(`It is ${status.state}.`);
      waits.push(status.retryAtMs - stage.environment.nowMs());
      stage.environment.advance(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });

  it("starts from one second again after a connection that held", async () => {
    const stage = setStage();
    stage.connection.connect(guest);
    for (const waitMs of [1_000, 2_000]) {
      (await stage.environment.nextSocket()).drop();
      stage.environment.advance(waitMs);
    }
    const server = await admitGuest(stage.environment);
    await bindTo(server, jid);
    stage.environment.advance(10_000);
    server.drop();
    expect(stage.connection.status()).toMatchObject({
      state: "waiting",
      attempt: 2,
      retryAtMs: stage.environment.nowMs() + 1_000,
    });
  });

  it("gives up an attempt that is not online after 15 seconds", async () => {
    const stage = setStage();
    stage.connection.connect(guest);
    const server = await stage.environment.nextSocket();
    server.accept();
    stage.environment.advance(14_999);
    expect(stage.connection.status().state).toBe("connecting");
    stage.environment.advance(1);
    expect(stage.connection.status()).toMatchObject({ state: "waiting", reason: { code: "timed-out" } });
    expect(server.closed()).toBe(true);
  });

  it("tries at once when the page wakes up or somebody asks for it", async () => {
    const stage = setStage();
    stage.connection.connect(guest);
    (await stage.environment.nextSocket()).drop();
    stage.environment.wake();
    (await stage.environment.nextSocket()).drop();
    stage.connection.retryNow();
    await stage.environment.nextSocket();
    expect(stage.environment.openedSockets()).toBe(3);
  });

  it("stops for good when another session takes its place", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    server.send(
      "<stream:error xmlns:stream='http://etherx.jabber.org/streams'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>",
    );
    expect(stage.connection.status()).toMatchObject({ state: "failed", reason: { code: "conflict" } });
    stage.environment.advance(600_000);
    expect(stage.environment.openedSockets()).toBe(1);
  });

  it("reconnects when the server closes the stream, and answers its close", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    server.send("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
    expect(await server.next()).toBe("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
    expect(stage.connection.status()).toMatchObject({ state: "waiting", reason: { code: "stream-error" } });
  });

  it("notices a dead line within 8 seconds when it is told to ping every 5", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    stage.connection.setPingIntervalMs(5_000);
    stage.environment.advance(5_000);
    expect(await server.next()).toContain("<ping xmlns='urn:xmpp:ping'/>");
    stage.environment.advance(2_999);
    expect(stage.connection.status().state).toBe("online");
    stage.environment.advance(1);
    expect(stage.connection.status()).toMatchObject({ state: "waiting", reason: { code: "timed-out" } });
  });

  it("does not ping while stanzas arrive, and any answer will do", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    stage.connection.setPingIntervalMs(5_000);
    for (let second = 0; second < 20; second++) {
      stage.environment.advance(1_000);
      server.send("<message xmlns='jabber:client'/>");
    }
    expect(server.unread()).toEqual([]);
    stage.environment.advance(5_000);
    expect(server.unread()).toHaveLength(1);
    server.send("<message xmlns='jabber:client'/>");
    stage.environment.advance(3_000);
    expect(stage.connection.status().state).toBe("online");
  });

  it("does not take its own sleep for the server's silence", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    stage.connection.setPingIntervalMs(5_000);
    stage.environment.advance(5_000);
    stage.environment.sleep(3_600_000);
    stage.environment.advance(0);
    expect(stage.connection.status().state).toBe("online");
    expect(server.unread()).toHaveLength(2);
  });

  it("probes the line at once when the page wakes up", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    stage.environment.wake();
    expect(await server.next()).toContain("<ping xmlns='urn:xmpp:ping'/>");
  });
});

describe("resumption", () => {
  const stanza = (id: string): XmlElement => el("message", { id, to: "bosworth@games.shakespeare.lit" });

  async function readmit(stage: Stage, waitMs = 1_000): Promise<ServerEnd> {
    stage.environment.advance(waitMs);
    return admitGuest(stage.environment, bindFeature + managementFeature);
  }

  it("goes on where the line broke, says so, and sends again what lasts and was not acknowledged", async () => {
    const stage = setStage();
    const server = await goOnlineManaged(stage);
    server.send("<message xmlns='jabber:client'/>");
    const reply = stage.connection.request({
      type: "get",
      payload: el("query", { xmlns: "jabber:iq:search" }),
    });
    server.send(`<iq xmlns='jabber:client' type='result' id='${idOf(await server.next())}'/>`);
    expect((await reply).ok).toBe(true);
    stage.connection.send(stanza("handled"));
    stage.connection.send(stanza("move"), "volatile");
    stage.connection.send(stanza("chat"));
    server.drop();

    const next = await readmit(stage);
    // One message and one iq reply had arrived.
    expect(await next.next()).toBe("<resume xmlns='urn:xmpp:sm:3' h='2' previd='bosworth-1'/>");
    // The request and the first message had arrived there.
    next.send("<resumed xmlns='urn:xmpp:sm:3' h='2' previd='bosworth-1'/>");
    expect(stage.connection.status()).toEqual({ state: "online", jid, resumed: true });
    expect(next.unread().map(idOf)).toEqual(["chat"]);

    next.drop();
    const third = await readmit(stage, 2_000);
    await third.next();
    third.send("<resumed xmlns='urn:xmpp:sm:3' h='2' previd='bosworth-1'/>");
    expect(third.unread().map(idOf)).toEqual(["chat"]);
  });

  it("is given up when the server acknowledges nothing for a thousand stanzas", async () => {
    const stage = setStage();
    const server = await goOnlineManaged(stage);
    for (let count = 0; count <= 1_000; count++) stage.connection.send(stanza(String(count)));
    server.drop();
    expect(await (await readmit(stage)).next()).toContain("<bind ");
  });

  it("leaves the server with the last count when the stream is closed in order", async () => {
    const stage = setStage();
    const server = await goOnlineManaged(stage);
    server.send("<presence xmlns='jabber:client'/>");
    void stage.connection.disconnect();
    expect(await server.next()).toBe("<a xmlns='urn:xmpp:sm:3' h='1'/>");
    expect(await server.next()).toContain("<close ");
  });

  it("binds anew when the server has forgotten the session", async () => {
    const stage = setStage();
    (await goOnlineManaged(stage)).drop();
    const next = await readmit(stage);
    await next.next();
    next.send(
      "<failed xmlns='urn:xmpp:sm:3'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>",
    );
    await bindTo(next, "g2@shakespeare.lit/web");
    await next.next();
    next.send("<enabled xmlns='urn:xmpp:sm:3' id='bosworth-2' resume='true'/>");
    expect(stage.connection.status()).toEqual({
      state: "online",
      jid: "g2@shakespeare.lit/web",
      resumed: false,
    });
  });

  it("is gone on with by the page that is loaded in place of this one, which is told nothing of before", async () => {
    const before = setStage();
    const server = await goOnlineManaged(before, "max='60'");
    server.send("<message xmlns='jabber:client'/>");
    before.connection.send(stanza("move"), "volatile");
    before.connection.send(stanza("chat"));
    const parked = before.connection.park();
    expect(before.connection.send(stanza("too late"))).toBe(false);
    server.send("<message xmlns='jabber:client'/>");
    expect(before.stanzas).toHaveLength(1);

    const after = setStage({}, parked);
    after.connection.connect(guest);
    const next = await admitGuest(after.environment, bindFeature + managementFeature);
    expect(await next.next()).toBe("<resume xmlns='urn:xmpp:sm:3' h='1' previd='bosworth-1'/>");
    next.send("<resumed xmlns='urn:xmpp:sm:3' h='0' previd='bosworth-1'/>");
    expect(after.connection.status()).toEqual({ state: "online", jid, resumed: false });
    expect(next.unread().map(idOf)).toEqual(["chat"]);
    // From then on it is as every other.
    next.drop();
    const third = await readmit(after);
    await third.next();
    third.send("<resumed xmlns='urn:xmpp:sm:3' h='1' previd='bosworth-1'/>");
    expect(after.connection.status()).toEqual({ state: "online", jid, resumed: true });
  });

  it("is not gone on with by somebody else, nor after somebody else", async () => {
    const before = setStage();
    await goOnlineManaged(before, "max='60'");
    const after = setStage({}, before.connection.park());
    after.connection.connect(king);
    await after.environment.nextSocket();
    after.connection.connect(guest);
    const next = await admitGuest(after.environment, bindFeature + managementFeature);
    expect(await next.next()).toContain("<bind ");
  });

  it("is parked only where it is held, and not for so long that others wait for who has gone", async () => {
    const never = setStage();
    expect(never.connection.park()).toBeUndefined();
    for (const [held, isParked] of [
      ["max='120'", true],
      ["max='121'", false],
      ["max='soon'", false],
      ["", false],
    ] as const) {
      const stage = setStage();
      await goOnlineManaged(stage, held);
      expect([held, stage.connection.park() !== undefined]).toEqual([held, isParked]);
      expect(stage.connection.send(stanza("goes on"))).toBe(!isParked);
    }
  });

  it("is not asked for after a refused frame, which would come again", async () => {
    const stage = setStage();
    (await goOnlineManaged(stage)).send("<message>");
    const next = await readmit(stage);
    expect(await next.next()).toContain("<bind ");
  });

  it("counts what arrives and answers when it is asked", async () => {
    const stage = setStage();
    const server = await goOnlineManaged(stage);
    for (let count = 0; count < 3; count++) server.send("<presence xmlns='jabber:client'/>");
    server.send("<r xmlns='urn:xmpp:sm:3'/>");
    expect(await server.next()).toBe("<a xmlns='urn:xmpp:sm:3' h='3'/>");
  });

  it("asks for an acknowledgement in the middle of a flood", async () => {
    const stage = setStage();
    const server = await goOnlineManaged(stage);
    for (let count = 0; count < 50; count++) stage.connection.send(stanza(String(count)), "volatile");
    expect(server.unread().filter((frame) => frame === "<r xmlns='urn:xmpp:sm:3'/>")).toHaveLength(2);
  });

  it.each(["4294967295", "2", "-1", "x", "99999999999"])(
    "an acknowledgement of %s for one stanza ends the stream without an exception",
    async (h) => {
      const stage = setStage();
      const server = await goOnlineManaged(stage);
      stage.connection.send(stanza("1"));
      server.send(`<a xmlns='urn:xmpp:sm:3' h='${h}'/>`);
      expect(stage.connection.status()).toMatchObject({ state: "waiting", reason: { code: "stream-error" } });
      expect(stage.environment.reportedErrors).toEqual([]);
    },
  );
});

describe("leaving", () => {
  it("closes the stream in order, and nothing happens after it", async () => {
    const stage = setStage();
    const server = await goOnline(stage);
    const left = stage.connection.disconnect();
    expect(stage.connection.status()).toEqual({ state: "offline" });
    expect(await server.next()).toBe("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
    server.send("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
    await left;
    expect(server.closed()).toBe(true);
    stage.environment.wake();
    stage.environment.advance(600_000);
    expect(stage.environment.openedSockets()).toBe(1);
    expect(stage.connection.send(el("presence"))).toBe(false);
  });

  it("does not wait more than two seconds for a server that says nothing", async () => {
    const stage = setStage();
    await goOnline(stage);
    const left = stage.connection.disconnect();
    stage.environment.advance(2_000);
    await expect(left).resolves.toBeUndefined();
  });

  it("for another target closes the first stream and forgets its session", async () => {
    const stage = setStage();
    const first = await goOnlineManaged(stage);
    stage.connection.connect({ ...guest, endpoint: "wss://games.lit/ws", domain: "games.lit" });
    expect(first.unread().at(-1)).toContain("<close ");
    const second = await admitGuest(stage.environment, bindFeature + managementFeature);
    expect(second.url).toBe("wss://games.lit/ws");
    expect(await second.next()).toContain("<bind ");
    first.send("<message xmlns='jabber:client'/>");
    expect(stage.stanzas).toEqual([]);
  });
});

describe("the stanza console", () => {
  it("sees every frame in order, but no SASL data and no password", async () => {
    const stage = setStage();
    await goOnline(stage);
    stage.connection.send(el("presence", {}, el("x", {}, el("password", {}, "a horse"))));
    const texts = stage.traffic.map(({ text }) => text);
    expect(texts.some((text) => text.startsWith("<stream:features"))).toBe(true);
    expect(texts.at(-1)).toContain("<password>…</password>");
  });
});
