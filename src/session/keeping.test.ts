import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serialize } from "#xml/serialize.ts";
import { departureOf } from "#session/departures.ts";
import { createClientStage, enterAsKing, occupantPresence, ROOM, signIn } from "#testing/client-stage.ts";
import { createServiceStage, type Player } from "#testing/service-stage.ts";

const OWNER = "http://jabber.org/protocol/mmog#owner";
const MMOG = "http://jabber.org/protocol/mmog";

async function inside() {
  const stage = createClientStage();
  await enterAsKing(stage);
  return stage;
}

describe("saving a room", () => {
  it("MMOG-10.9-1: is asked for with set and an empty <save/> (E-173)", async () => {
    const { client, line } = await inside();
    const outcome = client.saveRoom();
    const request = await line.nextAsked(ROOM);
    expect(request.type).toBe("set");
    expect(serialize(request.payload)).toBe(`<save xmlns='${OWNER}'/>`);
    request.error("not-allowed");
    expect(await outcome).toMatchObject({ ok: false, refusal: { code: "not-allowed" } });
  });

  it.each([
    `<saved xmlns='${MMOG}'/>`,
    `<saved xmlns='http://jabber.org/protocol/mug'/>`,
    `<game xmlns='${MMOG}'><saved/></game>`,
    `<game xmlns='${MMOG}#user'><item affiliation='owner' role='none'/><status code='110'/></game><saved xmlns='${MMOG}'/>`,
  ])("MMOG-10.9-6: is told as such and not as leaving: %s (E-175, E-176)", async (children) => {
    const { line, stores } = await inside();
    line.receive(
      `<presence xmlns='jabber:client' type='unavaiable' from='${ROOM}/king'>${children}</presence>`,
    );
    expect(stores.room.getState()).toMatchObject({ phase: "gone", departure: { code: "saved" } });
  });

  it("says at the door of a saved room that it is saved", async () => {
    const { client, line } = await inside();
    const outcome = client.enterRoom({ room: "wales@games.shakespeare.lit", nick: "king" });
    line.receive(occupantPresence("king", "role='none'", [110], "unavailable"));
    await new Promise((resolve) => setImmediate(resolve));
    line.receive(
      `<presence xmlns='jabber:client' type='error' from='wales@games.shakespeare.lit/king'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><saved xmlns='${MMOG}'/></error></presence>`,
    );
    expect(await outcome).toMatchObject({ ok: false, refusal: { code: "saved" } });
  });
});

describe("loading a room", () => {
  it("MMOG-10.10-2: is asked for with set and an empty <load/>, by its address", async () => {
    const stage = createClientStage();
    signIn(stage);
    const outcome = stage.client.loadRoom("England@games.shakespeare.lit");
    const request = await stage.line.nextAsked("england@games.shakespeare.lit");
    expect(request.type).toBe("set");
    expect(serialize(request.payload)).toBe(`<load xmlns='${OWNER}'/>`);
    request.result();
    expect(await outcome).toEqual({ ok: true, value: undefined });
  });

  it.each(["bad-request", "feature-not-implemented", "service-unavailable"])(
    "is asked for once more with get where the service answers %s (E-177)",
    async (condition) => {
      const stage = createClientStage();
      signIn(stage);
      const outcome = stage.client.loadRoom(ROOM);
      (await stage.line.nextAsked(ROOM)).error(condition);
      const again = await stage.line.nextAsked(ROOM);
      expect(again.type).toBe("get");
      again.error(condition);
      expect(await outcome).toMatchObject({ ok: false, refusal: { code: condition } });
      expect(stage.line.asked).toEqual([]);
    },
  );

  it("is not asked for again where the answer is about the room, nor where there is none to ask", async () => {
    const stage = createClientStage();
    signIn(stage);
    const outcome = stage.client.loadRoom(ROOM);
    (await stage.line.nextAsked(ROOM)).error("unexpected-request");
    expect(await outcome).toMatchObject({ ok: false, refusal: { code: "unexpected-request" } });
    for (const address of ["", "games.shakespeare.lit", `${ROOM}/king`, "@@"])
      expect(await stage.client.loadRoom(address)).toMatchObject({ refusal: { code: "jid-malformed" } });
    expect(stage.line.asked).toEqual([]);
  });
});

describe("destroying a room", () => {
  it("MMOG-10.13-2: sends venue, reason and password, each only where it is given", async () => {
    const { client, line } = await inside();
    void client.destroyRoom({ venue: " wales@games.shakespeare.lit ", password: "cymru", reason: " Peace " });
    expect(serialize((await line.nextAsked(ROOM)).payload)).toBe(
      `<query xmlns='${OWNER}'><destroy jid='wales@games.shakespeare.lit'><reason>Peace</reason><password>cymru</password></destroy></query>`,
    );
    void client.destroyRoom({ password: "cymru" });
    const request = await line.nextAsked(ROOM);
    expect([request.type, serialize(request.payload)]).toEqual([
      "set",
      `<query xmlns='${OWNER}'><destroy/></query>`,
    ]);
  });

  it("is not asked for with a venue that nobody could go to", async () => {
    const { client, line } = await inside();
    expect(await client.destroyRoom({ venue: "wales" })).toMatchObject({
      refusal: { fields: { venue: "jid-malformed" } },
    });
    expect(await client.destroyRoom({ venue: ROOM.toUpperCase() })).toMatchObject({
      refusal: { fields: { venue: "same-room" } },
    });
    expect(line.asked).toEqual([]);
  });

  it("MMOG-10.13-9: is told with the other room, whose password opens it when one goes there, and nobody is taken there unasked", async () => {
    const { client, line, stores, settle, frame } = await inside();
    line.receive(
      `<presence xmlns='jabber:client' type='unavailable' from='${ROOM}/king'><game xmlns='${MMOG}#user'><item affiliation='none' role='none'/><destroy jid='wales@games.shakespeare.lit'><reason>Peace</reason><password>cymru</password></destroy><status code='110'/></game></presence>`,
    );
    await settle();
    frame();
    expect(stores.room.getState()).toMatchObject({
      phase: "gone",
      departure: { code: "destroyed", venue: "wales@games.shakespeare.lit", reason: "Peace" },
    });
    expect(line.sent).toEqual([]);
    void client.enterRoom({ room: "wales@games.shakespeare.lit", nick: "king" });
    await settle();
    expect(line.sent.at(-1)).toContain("<password>cymru</password>");
  });

  it("takes whatever is no other room for no venue", () => {
    const told = { statuses: [], configurationChanged: false, saved: false, invalidTurn: false };
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.constantFrom(ROOM, `${ROOM}/king`, "games.shakespeare.lit", "a@b/c", "@", "wales@games"),
        ),
        (jid) => {
          const { venue } = departureOf({ ...told, destroy: { jid } }, ROOM);
          if (venue === undefined) return;
          expect(venue).toMatch(/^[^@/]+@[^@/]+$/u);
          expect(venue).not.toBe(ROOM);
        },
      ),
    );
  });
});

describe("against the true service", () => {
  async function battleRoom() {
    const stage = createServiceStage();
    const king = stage.join("richardiii@shakespeare.lit/desktop");
    const earl = stage.join("harritudur@shakespeare.lit/pda");
    for (const player of [king, earl]) await signedIn(player, stage.advance);
    const created = king.client.createRoom({ name: "England", nick: "king" });
    await stage.advance(100);
    expect((await created).ok).toBe(true);
    expect(king.client.stores.match.getState().phase).toBe("created");
    const opened = king.client.acceptDefaults();
    await stage.advance(100);
    expect((await opened).ok).toBe(true);
    const room = king.client.stores.room.getState().jid;
    const entered = earl.client.enterRoom({ room, nick: "earl1" });
    await stage.advance(100);
    expect((await entered).ok).toBe(true);
    return { ...stage, king, earl, room };
  }

  async function signedIn(player: Player, advance: (ms: number) => Promise<void>): Promise<void> {
    const outcome = player.client.signIn({
      address: player.jid.slice(0, player.jid.indexOf("/")),
      password: "x",
      server: "wss://x/ws",
    });
    await advance(100);
    expect((await outcome).ok).toBe(true);
  }

  async function done<T>(outcome: Promise<T>, advance: (ms: number) => Promise<void>): Promise<T> {
    await advance(200);
    return outcome;
  }

  it("MMOG-10.10-1, MMOG-4.4-2, MMOG-4.4-6: a saved room is found as the owner's own, loaded, and entered again", async () => {
    const { king, earl, room, advance } = await battleRoom();
    const team = done(earl.client.takeTeam("Lancaster"), advance);
    expect((await team).ok).toBe(true);
    expect((await done(king.client.saveRoom(), advance)).ok).toBe(true);
    for (const { client } of [king, earl])
      expect(client.stores.room.getState()).toMatchObject({ phase: "gone", departure: { code: "saved" } });
    const refused = await done(earl.client.enterRoom({ room, nick: "earl1" }), advance);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "saved" } });

    const own = await done(king.client.savedRooms(), advance);
    expect(own).toMatchObject({
      ok: true,
      value: [{ jid: room, name: "england", status: "adjourned", isOwn: true }],
    });
    const others = await done(earl.client.savedRooms(), advance);
    expect(others).toMatchObject({ ok: true, value: [{ jid: room, isOwn: false }] });
    expect(await done(earl.client.loadRoom(room), advance)).toMatchObject({ refusal: { code: "forbidden" } });

    expect((await done(king.client.loadRoom(room), advance)).ok).toBe(true);
    expect(await done(king.client.savedRooms(), advance)).toMatchObject({ ok: true, value: [] });
    expect((await done(earl.client.enterRoom({ room, nick: "earl1" }), advance)).ok).toBe(true);
    expect(earl.client.stores.room.getState().occupants.get("earl1")?.team).toBe("Lancaster");
    expect(earl.client.stores.match.getState().phase).toBe("inactive");
  });

  it("a destroyed room sends its people to the other one, and is gone", async () => {
    const { king, earl, room, advance } = await battleRoom();
    const venue = "wales@games.shakespeare.lit";
    expect((await done(king.client.destroyRoom({ venue, reason: "Peace" }), advance)).ok).toBe(true);
    for (const { client } of [king, earl])
      expect(client.stores.room.getState()).toMatchObject({
        phase: "gone",
        departure: { code: "destroyed", venue, reason: "Peace" },
      });
    expect(await done(earl.client.roomInfo(room), advance)).toMatchObject({
      refusal: { code: "item-not-found" },
    });
  });
});
