import { describe, expect, it } from "vitest";
import { serialize } from "#xml/serialize.ts";
import { CLIENT_CAPS } from "#protocol/client-features.ts";
import { departureOf } from "#session/departures.ts";
import { selfOf } from "#store/room-store.ts";
import {
  createClientStage,
  enterAsKing,
  KING,
  matchPresence,
  matchState,
  occupantPresence,
  ROOM,
  signIn,
} from "#testing/client-stage.ts";

const EARL = "harritudur@shakespeare.lit/pda";

async function inside() {
  const stage = createClientStage();
  await enterAsKing(stage);
  return stage;
}

describe("entering a room", () => {
  it("MMOG-3-3, MMOG-7.2.1-1, MMOG-7.2.1-2, MMOG-7.2.1-3, MMOG-7.2.1-4, MMOG-7.2.2-7, MMOG-7.2.5-2, MMOG-7.2.5-3, MMOG-7.1-2: says hello as the protocol wants it and is inside with the self-presence", async () => {
    const stage = createClientStage();
    const { client, line, stores } = stage;
    signIn(stage);
    const outcome = client.enterRoom({ room: ROOM, nick: "king", password: "dieuetmondroit" });
    expect(stores.room.getState()).toMatchObject({ phase: "entering", jid: ROOM });
    expect(line.sent.map((sent) => sent.replace(/ id='\w+'/, ""))).toEqual([
      `<presence to='${ROOM}/king'><game xmlns='http://jabber.org/protocol/mmog' var='http://jabber.org/protocol/mmog/dga'><history maxstanzas='50'/><password>dieuetmondroit</password></game>${serialize(CLIENT_CAPS)}</presence>`,
    ]);
    line.receive(occupantPresence("earl1", `affiliation='member' role='participant' jid='${EARL}'`));
    expect(stores.room.getState().occupants.size).toBe(0);
    line.receive(occupantPresence("king", `affiliation='owner' role='moderator'`, [100, 110, 170]));
    expect(await outcome).toEqual({ ok: true, value: undefined });
    expect(stores.room.getState()).toMatchObject({ phase: "inside", nick: "king", warnings: [100, 170] });
    expect([...stores.room.getState().occupants.keys()]).toEqual(["earl1", "king"]);
    expect(selfOf(stores.room.getState())).toMatchObject({ self: true, role: "moderator" });
  });

  it("MMOG-7.2.2-13, MMOG-7.2.4-2: shows the match as soon as it is told, and people whose addresses nobody tells", async () => {
    const stage = createClientStage();
    const { client, line, stores } = stage;
    signIn(stage);
    void client.enterRoom({ room: ROOM, nick: "king" });
    line.receive(matchPresence("active", matchState({ battlefield: ["Moor"] })));
    expect(stores.match.getState()).toMatchObject({ phase: "active", battlefield: "Moor" });
    expect(stores.room.getState().phase).toBe("entering");
    line.receive(occupantPresence("earl1", "affiliation='none' role='participant'"));
    line.receive(occupantPresence("king", "affiliation='none' role='participant'", [110]));
    expect(stores.room.getState().occupants.get("earl1")).toMatchObject({
      role: "participant",
      jid: undefined,
    });
  });

  it("MMOG-7.2.5-4: says that a password is wanted, and brings it with the next attempt", async () => {
    const stage = createClientStage();
    const { client, line } = stage;
    signIn(stage);
    const first = client.enterRoom({ room: ROOM, nick: "king" });
    const id = /id='(\w+)'/.exec(line.sent[0] ?? "")?.[1] ?? "";
    line.receive(
      `<presence xmlns='jabber:client' type='error' id='${id}' from='${ROOM}/king'><error type='auth'><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>`,
    );
    expect(await first).toMatchObject({ ok: false, refusal: { code: "not-authorized" } });
    void client.enterRoom({ room: ROOM, nick: "king", password: "dieuetmondroit" });
    expect(line.sent.at(-1)).toContain("<password>dieuetmondroit</password>");
  });

  it("knows itself by its address where the code 110 is missing (E-052)", async () => {
    const stage = createClientStage();
    signIn(stage);
    const outcome = stage.client.enterRoom({ room: ROOM, nick: "king" });
    stage.line.receive(occupantPresence("king", "affiliation='none' role='participant'"));
    expect((await outcome).ok).toBe(true);
  });

  it("MMOG-7.2.2-11: takes the nickname that the service gave (status 210)", async () => {
    const stage = createClientStage();
    signIn(stage);
    const outcome = stage.client.enterRoom({ room: ROOM, nick: "King" });
    stage.line.receive(occupantPresence("king", "affiliation='none' role='participant'", [110, 210]));
    expect((await outcome).ok).toBe(true);
    expect(stage.stores.room.getState()).toMatchObject({ nick: "king", warnings: [210] });
  });

  it("MMOG-10.1.1-4, MMOG-10.1.1-7: creates a room by presence that names the game, and holds it locked until it is configured (status 201)", async () => {
    const stage = createClientStage();
    signIn(stage);
    const outcome = stage.client.createRoom({ name: "Bosworth", nick: "king" });
    expect(stage.line.sent[0]).toMatch(
      new RegExp(
        `^<presence id='\\w+' to='${ROOM}/king'><game xmlns='http://jabber.org/protocol/mmog' var='http://jabber.org/protocol/mmog/dga'>`,
      ),
    );
    stage.line.receive(occupantPresence("king", "affiliation='owner' role='moderator'", [110, 201]));
    expect(await outcome).toEqual({ ok: true, value: { room: ROOM } });
    expect(stage.stores.room.getState().phase).toBe("locked");
    const accepted = stage.client.acceptDefaults();
    (await stage.line.nextAsked(ROOM, /type='submit'/)).result();
    expect((await accepted).ok).toBe(true);
    expect(stage.stores.room.getState().phase).toBe("inside");
  });

  it("does not stay in somebody else's room when it wanted to create one", async () => {
    const stage = createClientStage();
    const { client, line } = stage;
    signIn(stage);
    const outcome = client.createRoom({ name: "Bosworth", nick: "king" });
    line.receive(occupantPresence("king", "affiliation='none' role='participant'", [110]));
    await stage.settle();
    expect(line.sent.at(-1)).toContain("type='unavailable'");
    line.receive(occupantPresence("king", "affiliation='none' role='none'", [110], "unavailable"));
    expect(await outcome).toMatchObject({ ok: false, refusal: { code: "conflict" } });
    expect(stage.stores.room.getState().phase).toBe("outside");
  });

  it.each([
    ["with its id", true, `${ROOM}/king`],
    ["without an id", false, ROOM],
  ])("says why it was not let in: an error %s (E-049)", async (_name, hasId, from) => {
    const stage = createClientStage();
    signIn(stage);
    const outcome = stage.client.enterRoom({ room: ROOM, nick: "king" });
    const id = hasId ? (/ id='\w+'/.exec(stage.line.sent[0] ?? "")?.[0] ?? "") : "";
    stage.line.receive(
      `<presence xmlns='jabber:client' type='error'${id} from='${from}'><error type='auth'><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>Password.</text></error></presence>`,
    );
    expect(await outcome).toEqual({ ok: false, refusal: { code: "not-authorized", text: "Password." } });
    expect(stage.stores.room.getState().phase).toBe("outside");
  });

  it("gives up when nobody answers", async () => {
    const stage = createClientStage();
    signIn(stage);
    const outcome = stage.client.enterRoom({ room: ROOM, nick: "king" });
    stage.advance(15_000);
    expect(await outcome).toEqual({ ok: false, refusal: { code: "timed-out" } });
  });

  it.each(["", " ", "a\u0000b"])("refuses the nickname '%s' itself", async (nick) => {
    const stage = createClientStage();
    signIn(stage);
    const outcome = await stage.client.enterRoom({ room: ROOM, nick });
    expect(outcome).toEqual({ ok: false, refusal: { code: "jid-malformed" } });
    expect(stage.line.sent).toEqual([]);
  });

  it("MMOG-4.1-16: renders a flood of presence once", async () => {
    const stage = await inside();
    let renderings = 0;
    for (const store of [stage.stores.room, stage.stores.match]) store.subscribe(() => (renderings += 1));
    for (let index = 0; index < 500; index += 1)
      stage.line.receive(occupantPresence(`n${index}`, "affiliation='none' role='participant'"));
    stage.frame();
    // One for the people, one for the feed that tells of them.
    expect(renderings).toBe(2);
    expect(stage.stores.room.getState().occupants.size).toBe(501);
  });

  it("shows teams as the room spells them and leaves alone what a presence leaves out (E-001, E-094)", async () => {
    const stage = await inside();
    stage.line.receive(occupantPresence("earl1", "affiliation='member' role='participant' team='lancaster'"));
    stage.line.receive(occupantPresence("earl1", "affiliation='admin'"));
    stage.frame();
    expect(stage.stores.room.getState().occupants.get("earl1")).toMatchObject({
      affiliation: "admin",
      role: "participant",
      team: "Lancaster",
    });
    expect(stage.stores.room.getState().teams).toEqual([
      { name: "York", players: [], places: 5 },
      { name: "Lancaster", players: ["earl1"], places: 5 },
    ]);
    stage.line.receive(occupantPresence("earl1", "team='none'"));
    stage.frame();
    expect(stage.stores.room.getState().occupants.get("earl1")?.team).toBe("");
  });

  it("reads a team change from the mmog item, too (E-001)", async () => {
    const stage = await inside();
    stage.line.receive(
      `<presence xmlns='jabber:client' from='${ROOM}/sirwilliam'><game xmlns='http://jabber.org/protocol/mmog'><item affiliation='admin' team='york'/></game></presence>`,
    );
    stage.frame();
    expect(stage.stores.room.getState().occupants.get("sirwilliam")).toMatchObject({
      affiliation: "admin",
      team: "York",
    });
  });

  it("takes a change of nickname for one, the own too (E-058)", async () => {
    const stage = await inside();
    const { line, stores, frame } = stage;
    line.receive(occupantPresence("earl1", "affiliation='member' role='participant' team='York'"));
    line.receive(
      occupantPresence(
        "earl1",
        "affiliation='member' role='participant' nick='henryvii'",
        [303],
        "unavailable",
      ),
    );
    line.receive(
      occupantPresence(
        "king",
        "affiliation='owner' role='moderator' nick='loser'",
        [110, 303],
        "unavailable",
      ),
    );
    line.receive(occupantPresence("loser", "affiliation='owner' role='moderator'", [110]));
    frame();
    expect([...stores.room.getState().occupants.keys()]).toEqual(["loser", "henryvii"]);
    expect(stores.room.getState().occupants.get("henryvii")?.team).toBe("York");
    expect(stores.room.getState()).toMatchObject({ phase: "inside", nick: "loser" });
  });

  it("MMOG-3-7: leaves by its own address and is outside when the room has said so", async () => {
    const stage = await inside();
    const left = stage.client.leaveRoom();
    expect(stage.line.sent[0]).toContain(`to='${ROOM}/king' type='unavailable'`);
    stage.line.receive(occupantPresence("king", "affiliation='owner' role='none'", [110], "unavailable"));
    await left;
    expect(stage.stores.room.getState()).toMatchObject({ phase: "outside", jid: "", occupants: new Map() });
  });

  it("is outside after three seconds even when the room says nothing", async () => {
    const stage = await inside();
    const left = stage.client.leaveRoom();
    stage.advance(3_000);
    await left;
    expect(stage.stores.room.getState().phase).toBe("outside");
  });

  it("lets nobody but the room speak for it", async () => {
    const stage = await inside();
    const forged = occupantPresence("king", "affiliation='owner' role='none'", [110, 307], "unavailable");
    stage.line.receive(forged.replaceAll(ROOM, "bosworth@evil.lit"));
    stage.line.receive(
      forged.replaceAll(`${ROOM}/king`, KING.replace("desktop", "x")).replaceAll("richardiii", "buckingham"),
    );
    stage.frame();
    expect(stage.stores.room.getState().phase).toBe("inside");
    expect(stage.stores.console.getState().refusals).toBe(2);
  });
});

describe("being removed", () => {
  it.each([
    ["kicked", "<status code='307'/>", ""],
    ["banned", "<status code='301'/>", ""],
    ["not-member", "<status code='321'/>", ""],
    ["members-only", "<status code='322'/>", ""],
    ["shutdown", "<status code='332'/>", ""],
    ["invalid-turn", "<status code='307'/>", "<invalid-turn xmlns='http://jabber.org/protocol/mmog#user'/>"],
    ["saved", "", "<saved xmlns='http://jabber.org/protocol/mmog'/>"],
    ["destroyed", "<destroy jid='wales@games.shakespeare.lit'/>", ""],
    ["left", "", ""],
  ])("says '%s'", async (code, inGame, beside) => {
    const stage = await inside();
    stage.line.receive(
      `<presence xmlns='jabber:client' from='${ROOM}/king' type='unavailable'><game xmlns='http://jabber.org/protocol/mmog#user'><item affiliation='none' role='none'><actor nick='sirwilliam'/><reason>Out on you, owls!</reason></item><status code='110'/>${inGame}</game>${beside}</presence>`,
    );
    const { phase, departure } = stage.stores.room.getState();
    expect(phase).toBe("gone");
    expect(departure).toMatchObject({ code, actor: "sirwilliam", reason: "Out on you, owls!" });
    expect(stage.stores.match.getState().combatants).toEqual([]);
  });

  it("MMOG-7.2.18-3, MMOG-11.1-3: takes 333 for a technical problem whatever else is said, and comes back (E-183)", async () => {
    const stage = await inside();
    stage.line.receive(
      occupantPresence("king", "affiliation='none' role='none'", [110, 307, 333], "unavailable"),
    );
    await stage.settle();
    expect(stage.line.sent[0]).toContain(
      `to='${ROOM}/king'><game xmlns='http://jabber.org/protocol/mmog' var=`,
    );
    stage.line.receive(occupantPresence("king", "affiliation='owner' role='moderator'", [110]));
    expect(stage.stores.room.getState()).toMatchObject({ phase: "inside", departure: undefined });
  });

  it("sees an exit even when what it says of the occupant can't be read", async () => {
    const stage = await inside();
    stage.line.receive(occupantPresence("king", "affiliation='emperor'", [110], "unavailable"));
    stage.frame();
    expect(stage.stores.room.getState()).toMatchObject({ phase: "gone", departure: { code: "left" } });
    expect(stage.stores.console.getState().refusals).toBe(1);
  });

  it("never offers the destroyed room as its own venue (E-179)", () => {
    const notice = {
      statuses: [],
      configurationChanged: false,
      saved: false,
      invalidTurn: false,
      destroy: { jid: ROOM },
    };
    expect(departureOf(notice, ROOM)).toEqual({ code: "destroyed" });
  });

  it("finds who left when the room only gives a real address (E-139)", async () => {
    const stage = await inside();
    stage.line.receive(occupantPresence("earl1", `affiliation='member' role='participant' jid='${EARL}'`));
    stage.line.receive(
      `<presence xmlns='jabber:client' from='${ROOM}' type='unavailable'><game xmlns='http://jabber.org/protocol/mmog#user'><item affiliation='outcast' role='none' jid='harritudur@shakespeare.lit'/><status code='301'/></game></presence>`,
    );
    stage.frame();
    expect([...stage.stores.room.getState().occupants.keys()]).toEqual(["king"]);
  });
});
