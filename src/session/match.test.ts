import { describe, expect, it } from "vitest";
import {
  createClientStage,
  enterAsKing,
  KING,
  matchPresence,
  matchState,
  occupantPresence,
  ROOM,
  type ClientStage,
} from "#testing/client-stage.ts";

const USER = "http://jabber.org/protocol/mmog#user";
const EARL = "harritudur@shakespeare.lit/pda";
const king = `jid='${KING}' chid='k1' name='richardiii' visiname='Good Lord' model='King' team='york' position='0'`;
const earl = `jid='${EARL}' chid='e1' name='harritudur' visiname='Tudor' model='Chevalier' team='lancaster' position='0'`;
const at = (x: number) =>
  `<moves><move node='Tank'><location x='${x}' y='0' z='0'/><rotation x='0' y='0' z='0' w='1'/></move></moves>`;

async function inside(watching = false): Promise<ClientStage> {
  const stage = createClientStage();
  await enterAsKing(stage, watching);
  return stage;
}

const start = (from: string, inner: string, id = "") =>
  `<message xmlns='jabber:client' type='groupchat' from='${from}'${id}><start xmlns='${USER}' jid='${ROOM}' battlefield='Valley' match='Single Battle'>${inner}</start></message>`;

function begin(
  { line }: ClientStage,
  characters = `<pcs><pc ${king}>${at(1)}</pc><pc ${earl}>${at(50)}</pc></pcs>`,
): void {
  line.receive(matchPresence("active", matchState({ clock: ["5000"] }, characters)));
}

describe("getting ready", () => {
  it("MMOG-7.5-1, MMOG-7.5-2, MMOG-7.5-3, MMOG-7.5-5: a start names the character by the own local part, and one is ready when the room says so (E-101)", async () => {
    const { client, line, stores } = await inside();
    const outcome = client.ready("King");
    expect(line.sent[0]).toContain("<pc name='richardiii' visiname='king' model='King'/>");
    line.receive(start(`${ROOM}/king`, `<pc ${king}/><pcs><pc ${king}/></pcs>`));
    expect(await outcome).toEqual({ ok: true, value: undefined });
    expect(stores.match.getState()).toMatchObject({ ready: ["king"], ownChid: "k1", ownModel: "King" });
  });

  it("says why it may not start, with the id or without", async () => {
    const { client, line } = await inside();
    const outcome = client.ready("King");
    line.receive(
      `<message xmlns='jabber:client' type='error' from='${ROOM}'><start xmlns='${USER}'/><error type='cancel'><not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>`,
    );
    expect(await outcome).toMatchObject({ ok: false, refusal: { code: "not-allowed" } });
  });

  it("MMOG-7.5-4, MMOG-7.5-22: who is ready is shown by nickname, whoever's address the room shows, under the name where no other is given (E-105, E-107)", async () => {
    const { line, stores } = await inside();
    line.receive(occupantPresence("earl1", `affiliation='none' role='participant' jid='${EARL}'`));
    line.receive(
      start(
        `${ROOM}/earl1`,
        `<pc ${earl}/><pcs><pc ${earl}/><pc jid='${ROOM}/hastings' chid='h1' name='hastings' model='King'/></pcs>`,
      ),
    );
    expect(stores.match.getState().ready).toEqual(["earl1", "hastings"]);
    expect(stores.match.getState().combatants).toMatchObject([
      { chid: "e1", visiname: "Tudor" },
      { chid: "h1", visiname: "hastings" },
    ]);
    expect(stores.match.getState().ownChid).toBeUndefined();
  });

  it("MMOG-7.5-20: start is sent again when the teams change before the match, once for many changes", async () => {
    const { client, line, stores, frame } = await inside();
    line.receive(occupantPresence("king", "team='York'", [110]));
    void client.ready("King");
    line.receive(start(`${ROOM}/king`, `<pc ${king}/>`));
    await Promise.resolve();
    line.sent.length = 0;
    line.receive(occupantPresence("earl1", "affiliation='none' role='participant'"));
    line.receive(occupantPresence("earl1", "team='Lancaster'"));
    line.receive(occupantPresence("earl1", "team='York'"));
    expect(stores.match.getState().ready).toEqual([]);
    frame();
    expect(line.sent.filter((text) => text.includes("<start"))).toHaveLength(1);
  });

  it("keeps those of the last match who are not ready yet, but no bot that isn't named any more", async () => {
    const stage = await inside();
    const bot = "<npcs><npc chid='b1' name='Bot011' model='King' team='york'/></npcs>";
    begin(stage, `<pcs><pc ${king}>${at(1)}</pc><pc ${earl}>${at(50)}</pc></pcs>${bot}`);
    stage.line.receive(matchPresence("inactive", matchState({ clock: ["0"] })));
    stage.line.receive(start(`${ROOM}/earl1`, `<pc ${earl}/><pcs><pc ${earl}/></pcs>`));
    const { combatants, ownChid } = stage.stores.match.getState();
    expect(combatants.map(({ chid }) => chid)).toEqual(["k1", "e1"]);
    expect(ownChid).toBe("k1");
  });

  it("never takes another's character for its own because of its name", async () => {
    const stage = await inside();
    stage.line.receive(
      start(
        `${ROOM}/earl1`,
        `<pcs><pc jid='king@york.lit/a' chid='x1' name='king' model='King' team='York'/></pcs>`,
      ),
    );
    expect(stage.stores.match.getState().ownChid).toBeUndefined();
  });

  it("flattens the nested characters that the printed example has (E-104)", async () => {
    const stage = await inside();
    stage.line.receive(start(`${ROOM}/king`, `<pc><pc ${king}><pc ${earl}/></pc></pc>`));
    expect(stage.stores.match.getState().combatants.map((row) => row.chid)).toEqual(["k1", "e1"]);
  });
});

describe("the match", () => {
  it("MMOG-4.1-9, MMOG-4.1-10: stands as the state says: battlefield, characters, places, losses", async () => {
    const stage = await inside(true);
    const { client, stores, nowMs } = stage;
    begin(
      stage,
      `<pcs><pc ${king}>${at(1)}<losses><loss node='Hull'><power value='35'/></loss></losses></pc></pcs><npcs><npc chid='n1' name='House01' model='Building' team='york'>${at(9).replace("Tank", "House01")}</npc></npcs>`,
    );
    expect(stores.match.getState()).toMatchObject({
      phase: "active",
      battlefield: "Valley",
      seed: 7,
      light: "dusk",
      limitS: 900,
      clockMs: 5000,
      clockAtMs: nowMs(),
      ownChid: undefined,
    });
    expect(stores.match.getState().combatants).toMatchObject([
      { chid: "k1", visiname: "Good Lord", team: "York", kind: "pc", alive: true },
      { chid: "n1", visiname: "House01", kind: "npc" },
    ]);
    const { battle } = client;
    const slot = battle.find("k1")?.slot ?? -1;
    const hull = battle.find("k1")?.nodes.findIndex((node) => node.name === "Hull") ?? -1;
    expect(battle.power[slot * battle.nodesPerCharacter + hull]).toBe(35);
    battle.sample(nowMs());
    expect(battle.isPlaced[slot]).toBe(1);
    expect(client.vehicle()).toBeUndefined();
  });

  it("gives the own character its place and lets it drive", async () => {
    const stage = await inside();
    begin(stage);
    expect(stage.client.vehicle()).toMatchObject({ x: 1, z: 0, kits: 2, ammunition: "Pzgr39_42" });
    expect(stage.client.battle.localSlot).toBe(stage.client.battle.find("k1")?.slot);
  });

  it("finds status and state wherever the examples have them, and reads a pause (E-002, E-109, E-113)", async () => {
    const { line, stores } = await inside();
    line.receive(
      `<presence xmlns='jabber:client' type='groupchat' from='${ROOM}'><game xmlns='http://jabber.org/protocol/mmog'><pc chid='k1'><status>active</status><state xmlns='http://jabber.org/protocol/mmog/dga'><x xmlns='jabber:x:data' type='submit'/></state></pc></game></presence>`,
    );
    expect(stores.match.getState().phase).toBe("active");
    line.receive(
      `<presence xmlns='jabber:client' from='${ROOM}'><pause xmlns='http://jabber.org/protocol/mmog'/></presence>`,
    );
    expect(stores.match.getState().phase).toBe("paused");
    expect(stores.room.getState().occupants.has("")).toBe(false);
  });

  it("forgets who is no longer on the field, and keeps everybody where a state names nobody", async () => {
    const stage = await inside(true);
    begin(stage);
    stage.line.receive(matchPresence("paused", "<state xmlns='http://jabber.org/protocol/mmog/dga'/>"));
    expect(stage.client.battle.characters).toHaveLength(2);
    begin(stage, `<pcs><pc ${earl}>${at(3)}</pc></pcs>`);
    expect(stage.client.battle.characters.map((character) => character.chid)).toEqual(["e1"]);
  });

  it("MMOG-7.11-4: how the match ended that we saw is shown, and not the one before we came", async () => {
    const stage = await inside();
    const ended = matchPresence(
      "inactive",
      `<state xmlns='http://jabber.org/protocol/mmog/dga'><x xmlns='jabber:x:data' type='result'><field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/mmog/dga#results</value></field><item><field var='mmog/dga#results_name'><value>king</value></field><field var='mmog/dga#results_shots'><value>3</value></field><field var='mmog/dga#results_hits'><value>lots</value></field></item></x><won>York</won></state>`,
    );
    stage.line.receive(ended);
    expect(stage.stores.match.getState().results).toBeUndefined();
    begin(stage);
    stage.line.receive(ended);
    expect(stage.stores.match.getState().results).toMatchObject({
      won: "York",
      rows: [{ name: "king", shots: 3, hits: 0 }],
    });
    begin(stage);
    expect(stage.stores.match.getState().results).toBeUndefined();
  });

  it("that ended was of the type that it had, whatever is played next", async () => {
    const stage = await inside();
    begin(stage);
    const ending = matchState({ match: ["Last Man Standing"] }, "<won>king</won>");
    stage.line.receive(matchPresence("inactive", ending));
    stage.line.receive(matchPresence("inactive", matchState({ match: ["Single Battle"] })));
    expect(stage.stores.match.getState()).toMatchObject({
      type: "Single Battle",
      results: { type: "Last Man Standing", won: "king" },
    });
  });

  it("leaves the field as it was when it is over, for those who look at the results", async () => {
    const stage = await inside();
    begin(stage);
    stage.advance(60_000);
    const { battle } = stage.client;
    const { era } = battle;
    stage.line.receive(matchPresence("inactive", matchState({ clock: ["0"] })));
    expect(battle.characters.map(({ chid }) => chid)).toEqual(["k1", "e1"]);
    expect(battle.era).toBe(era);
  });

  it("is set up anew where the state is of another moment, and the own character is driven on from there", async () => {
    const stage = await inside();
    begin(stage);
    const { battle } = stage.client;
    const { era } = battle;
    const both = `<pcs><pc ${king}>${at(20)}</pc><pc ${earl}>${at(80)}</pc></pcs>`;
    stage.line.receive(matchPresence("active", matchState({ clock: ["600000"] }, both)));
    expect(battle.era).not.toBe(era);
    expect(battle.localSlot).toBe(battle.find("k1")?.slot);
    expect(stage.client.vehicle()).toMatchObject({ x: 20 });
  });

  it("is told by the room alone", async () => {
    const stage = await inside();
    stage.line.receive(matchPresence("active").replace(`'${ROOM}'`, `'${ROOM}/earl1'`));
    stage.line.receive(matchPresence("active").replace(ROOM, "wales@games.shakespeare.lit"));
    expect(stage.stores.match.getState().phase).toBe("inactive");
  });

  it("takes the character of a player who resigned off the field", async () => {
    const stage = await inside(true);
    stage.line.receive(
      occupantPresence("earl1", `affiliation='none' role='participant' team='Lancaster' jid='${EARL}'`),
    );
    begin(stage);
    stage.line.receive(occupantPresence("earl1", "team='none'"));
    expect(stage.client.battle.find("e1")).toBeUndefined();
    expect(stage.stores.match.getState().combatants.find((row) => row.chid === "e1")?.alive).toBe(false);
  });

  it("tells who came to the field and left it, of the others once that they watch", async () => {
    const stage = await inside(true);
    begin(stage);
    const seat = (nick: string, team: string) =>
      stage.line.receive(occupantPresence(nick, `affiliation='none' role='participant' team='${team}'`));
    const exit = (nick: string) =>
      stage.line.receive(
        `<presence xmlns='jabber:client' from='${ROOM}/${nick}' type='unavailable'><game xmlns='http://jabber.org/protocol/mmog#user'><item affiliation='none' role='none'/></game></presence>`,
      );
    seat("hastings", "none");
    seat("hastings", "none");
    exit("hastings");
    seat("sirwilliam", "none");
    seat("sirwilliam", "Lancaster");
    seat("sirwilliam", "none");
    exit("sirwilliam");
    seat("derby", "York");
    exit("derby");
    stage.frame();
    const told = stage.stores.match.getState().feed.map(({ kind, who }) => `${who} ${kind}`);
    expect(told).toEqual([
      "hastings watching",
      "sirwilliam watching",
      "sirwilliam joined",
      "sirwilliam left",
      "derby joined",
      "derby left",
    ]);
  });

  it("probes the line more often while the match is on", async () => {
    const stage = await inside();
    begin(stage);
    expect(stage.line.pingIntervalMs).toBe(5_000);
    stage.line.receive(matchPresence("inactive"));
    expect(stage.line.pingIntervalMs).toBe(30_000);
  });
});
