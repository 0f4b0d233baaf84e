import { describe, expect, it } from "vitest";
import { createClientStage, enterAsKing, KING, occupantPresence, ROOM } from "#testing/client-stage.ts";

const waiting = {
  state: "waiting",
  attempt: 1,
  retryAtMs: 0,
  reason: { code: "unreachable", detail: "" },
} as const;

async function inYork() {
  const stage = createClientStage();
  await enterAsKing(stage);
  stage.line.receive(occupantPresence("king", "team='York'", [110]));
  stage.line.receive(occupantPresence("earl1", "affiliation='none' role='participant'"));
  stage.frame();
  return stage;
}

describe("after the line was lost", () => {
  it("goes on where it was when the session is resumed", async () => {
    const { line, stores } = await inYork();
    line.goTo(waiting);
    expect(stores.connection.getState().line).toBe("waiting");
    line.goOnline(KING, true);
    expect(stores.connection.getState().line).toBe("online");
    expect(line.sent).toEqual([]);
    expect(stores.room.getState().phase).toBe("inside");
  });

  it("MMOG-7.2.1-9: enters the room again with a fresh session, keeps the page as it is meanwhile, and takes its team", async () => {
    const { line, stores, settle, frame } = await inYork();
    line.goTo(waiting);
    line.goOnline(KING, false);
    await settle();
    expect(line.sent).toEqual([
      expect.stringContaining(`to='${ROOM}/king'><game xmlns='http://jabber.org/protocol/mmog' var=`),
    ]);
    expect(stores.room.getState()).toMatchObject({ phase: "inside" });
    line.receive(occupantPresence("queenconsort", "affiliation='none' role='participant'"));
    frame();
    expect([...stores.room.getState().occupants.keys()]).toEqual(["king", "earl1"]);
    line.receive(occupantPresence("king", "affiliation='owner' role='moderator'", [110]));
    expect([...stores.room.getState().occupants.keys()]).toEqual(["queenconsort", "king"]);
    await settle();
    expect(line.sent.at(-1)).toContain("<item role='York' team='York'/>");
  });

  it("says that the room is gone when it can't be entered again", async () => {
    const { line, stores, settle } = await inYork();
    line.goTo(waiting);
    line.goOnline(KING, false);
    await settle();
    line.receive(
      `<presence xmlns='jabber:client' type='error' from='${ROOM}/king'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>`,
    );
    await settle();
    expect(stores.room.getState()).toMatchObject({ phase: "gone", departure: { code: "locked-out" } });
  });

  const shutDown = occupantPresence("king", "affiliation='none' role='none'", [110, 332], "unavailable");
  const described =
    "<query xmlns='http://jabber.org/protocol/disco#info'><identity category='game' type='multi-user' name='Bosworth Field'/></query>";

  it("MMOG-11.2-2: comes back after a shutdown as soon as the room is there again, with a new line", async () => {
    const { line, stores, settle } = await inYork();
    line.receive(shutDown);
    expect(stores.room.getState()).toMatchObject({ phase: "gone", departure: { code: "shutdown" } });
    line.goTo(waiting);
    line.goOnline(KING, false);
    (await line.nextAsked(ROOM, /disco#info/)).result(described);
    await settle();
    expect(stores.room.getState().phase).toBe("entering");
    line.receive(occupantPresence("king", "affiliation='owner' role='moderator'", [110]));
    expect(stores.room.getState().phase).toBe("inside");
  });

  it("MMOG-11.2-2: looks for the room with the line that stayed, less and less often, until the service answers", async () => {
    const { line, stores, advance, settle } = await inYork();
    line.receive(shutDown);
    line.sent.length = 0;
    for (const afterMs of [3_000, 6_000, 12_000, 24_000, 48_000, 60_000]) {
      advance(afterMs - 1);
      expect(line.asked).toEqual([]);
      advance(1);
      (await line.nextAsked(ROOM, /disco#info/)).error("remote-server-timeout");
      await settle();
      expect(stores.room.getState()).toMatchObject({ phase: "gone", departure: { code: "shutdown" } });
      expect(line.sent).toEqual([]);
    }
    advance(60_000);
    (await line.nextAsked(ROOM, /disco#info/)).result(described);
    await settle();
    expect(line.sent).toEqual([expect.stringContaining(`to='${ROOM}/king'`)]);
  });

  it("waits no longer for a room that is not there any more, or that somebody has left", async () => {
    const { line, stores, advance, settle } = await inYork();
    line.receive(shutDown);
    line.sent.length = 0;
    advance(3_000);
    (await line.nextAsked(ROOM, /disco#info/)).error("item-not-found");
    await settle();
    expect(stores.room.getState()).toMatchObject({ phase: "gone", departure: { code: "vanished" } });
    const other = await inYork();
    other.line.receive(shutDown);
    await other.client.leaveRoom();
    other.advance(600_000);
    expect([...line.asked, ...other.line.asked]).toEqual([]);
  });

  it("does not come back into a room that it left by itself", async () => {
    const { client, line, settle } = await inYork();
    const left = client.leaveRoom();
    line.receive(occupantPresence("king", "affiliation='owner' role='none'", [110], "unavailable"));
    await left;
    line.goTo(waiting);
    line.sent.length = 0;
    line.goOnline(KING, false);
    await settle();
    expect(line.sent).toEqual([]);
  });

  it("does not take a room along when another person signs in", async () => {
    const { client, line, stores, settle } = await inYork();
    line.goTo({ state: "failed", reason: { code: "conflict", detail: "" } });
    line.sent.length = 0;
    void client.signIn({ address: "harritudur@shakespeare.lit", password: "x", server: "wss://x/ws" });
    line.goOnline("harritudur@shakespeare.lit/pda", false);
    await settle();
    expect(line.sent).toEqual([]);
    expect(stores.room.getState().phase).toBe("outside");
  });

  it("ends what waits for an answer", async () => {
    const { client, line } = await inYork();
    const outcome = client.takeTeam("Lancaster");
    line.goTo(waiting);
    expect(await outcome).toEqual({ ok: false, refusal: { code: "offline" } });
  });
});

describe("teams", () => {
  it("asks with both attributes and has the team when the room says so (E-093)", async () => {
    const { client, line } = await inYork();
    const outcome = client.takeTeam("lancaster");
    expect(line.sent[0]).toMatch(
      new RegExp(
        `to='${ROOM}'><game xmlns='http://jabber.org/protocol/mmog'><item role='Lancaster' team='Lancaster'/>`,
      ),
    );
    line.receive(occupantPresence("king", "team='LANCASTER'", [110]));
    expect(await outcome).toEqual({ ok: true, value: undefined });
  });

  it("gives the team up without leaving (E-099)", async () => {
    const { client, line, stores } = await inYork();
    const outcome = client.resign();
    expect(line.sent[0]).toContain("<item role='none' team='none'/>");
    line.receive(occupantPresence("king", "team='none'", [110]));
    expect((await outcome).ok).toBe(true);
    expect(stores.room.getState().occupants.get("king")?.team).toBe("");
  });

  it("says that the team is full", async () => {
    const { client, line } = await inYork();
    const outcome = client.takeTeam("Lancaster");
    line.receive(
      `<presence xmlns='jabber:client' type='error' from='${ROOM}'><error type='cancel'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>`,
    );
    expect(await outcome).toMatchObject({ ok: false, refusal: { code: "conflict" } });
  });
});
