import { describe, expect, it } from "vitest";
import { motionStride, rotationAt } from "#game/dead-reckoning.ts";
import {
  createClientStage,
  enterAsKing,
  KING,
  matchPresence,
  matchState,
  ROOM,
  type ClientStage,
} from "#testing/client-stage.ts";

const USER = "http://jabber.org/protocol/mmog#user";
const king = `jid='${KING}' chid='k1' name='richardiii' visiname='Good Lord' model='King' team='york'`;
const earl = `jid='${ROOM}/earl1' chid='e1' name='harritudur' visiname='Tudor' model='Chevalier' team='lancaster'`;
const tank = (x: number, more = "") =>
  `<moves><move node='Tank'><location x='${x}' y='0' z='0'/><rotation x='0' y='0' z='0' w='1'/>${more}</move></moves>`;

async function fighting(): Promise<ClientStage> {
  const stage = createClientStage();
  await enterAsKing(stage);
  stage.line.receive(
    matchPresence(
      "active",
      matchState({}, `<pcs><pc ${king}>${tank(1)}</pc><pc ${earl}>${tank(50)}</pc></pcs>`),
    ),
  );
  return stage;
}

let serial = 0;
function turn(from: string, inner: string, { tuid = `a-${(serial += 1)}`, t = "" } = {}): string {
  const clock = t === "" ? "" : `<clock xmlns='http://jabber.org/protocol/mmog/dga' t='${t}'/>`;
  return `<message xmlns='jabber:client' type='groupchat' from='${from}' id='m${tuid}'><turn xmlns='${USER}' tuid='${tuid}'>${clock}${inner}</turn></message>`;
}
const earlTurn = (inner: string, options = {}) =>
  turn(`${ROOM}/earl1`, `<pc chid='e1'>${inner}</pc>`, options);

function earlAt(stage: ClientStage): number {
  const { battle } = stage.client;
  stage.advance(2_000);
  battle.sample(stage.nowMs());
  return (
    battle.motions[(battle.find("e1")?.slot ?? -1) * battle.nodesPerCharacter * motionStride] ?? Number.NaN
  );
}

function power(stage: ClientStage, chid: string, name: string): number | undefined {
  const { battle } = stage.client;
  const character = battle.find(chid);
  const node = character?.nodes.findIndex((each) => each.name === name) ?? -1;
  return battle.power[(character?.slot ?? -1) * battle.nodesPerCharacter + node];
}

const loss = (node: string, value: string, by = "") =>
  `<losses><loss node='${node}'${by}><power value='${value}'/></loss></losses>`;

describe("turns of others", () => {
  it("move their characters", async () => {
    const stage = await fighting();
    stage.line.receive(earlTurn(tank(53, "<linear x='0' y='0' z='0'/>"), { t: "100" }));
    stage.advance(50);
    stage.line.receive(earlTurn(tank(54), { t: "150" }));
    expect(earlAt(stage)).toBeCloseTo(54, 1);
  });

  it("lead from nowhere but their own: the state's place is as old as it is, and on another clock", async () => {
    const stage = await fighting();
    // The page is busy with the scene; the picture begins with the first turn.
    stage.advance(1_500);
    stage.line.receive(earlTurn(tank(80, "<linear x='10' y='0' z='0'/>"), { t: "1200" }));
    const { battle } = stage.client;
    const seen: number[] = [];
    for (let frame = 0; frame < 20; frame += 1) {
      battle.sample(stage.nowMs());
      seen.push(battle.motions[battle.find("e1")!.slot * battle.nodesPerCharacter * motionStride]!);
      stage.advance(16);
    }
    expect(seen[0]).toBe(80);
    expect(Math.max(...seen)).toBeLessThan(84);
    expect(Math.min(...seen)).toBe(80);
  });

  it("stand for more than a state of the service, unless that is far off; the room's own word corrects them", async () => {
    const stage = await fighting();
    stage.line.receive(earlTurn(tank(60), { t: "100" }));
    const { era } = stage.client.battle;
    const state = (x: number, clock = "150") =>
      matchPresence(
        "active",
        matchState({ clock: [clock] }, `<pcs><pc ${king}>${tank(1)}</pc><pc ${earl}>${tank(x)}</pc></pcs>`),
      );
    stage.line.receive(state(63));
    expect(earlAt(stage)).toBe(60);
    stage.line.receive(turn(ROOM, `<pc chid='e1'>${tank(62)}</pc>`, { tuid: "r-1", t: "4400" }));
    expect(earlAt(stage)).toBeCloseTo(62, 0);
    // The sender's clock is behind the room's: its turns are no old ones for that.
    stage.line.receive(earlTurn(tank(64), { t: "4100" }));
    expect(earlAt(stage)).toBeCloseTo(64, 0);
    stage.line.receive(state(70, "4300"));
    expect(earlAt(stage)).toBeCloseTo(64, 0);
    stage.line.receive(state(120, "4300"));
    expect(earlAt(stage)).toBeCloseTo(120, 0);
    expect(stage.client.battle.era).toBe(era);
  });

  it("that are corrected show what was corrected: a turret that stays where it is too", async () => {
    const stage = await fighting();
    const { battle } = stage.client;
    const turret = (y: number) =>
      `<moves><move node='Head'><rotation x='0' y='${y}' z='0' w='${Math.sqrt(1 - y * y)}'/></move></moves>`;
    stage.line.receive(earlTurn(turret(0), { t: "100" }));
    stage.line.receive(turn(ROOM, `<pc chid='e1' t='150'>${turret(0.5)}</pc>`, { tuid: "r-2", t: "200" }));
    earlAt(stage);
    const { slot = 0, nodes = [] } = battle.find("e1") ?? {};
    const row = slot * battle.nodesPerCharacter + nodes.findIndex(({ name }) => name === "Head");
    expect(battle.motions[row * motionStride + rotationAt + 1]).toBeCloseTo(0.5, 2);
  });

  it("of the far future don't make the next state one of another moment", async () => {
    const stage = await fighting();
    const { era } = stage.client.battle;
    stage.line.receive(earlTurn(tank(51), { t: "1000000000" }));
    stage.line.receive(
      matchPresence(
        "active",
        matchState({ clock: ["10"] }, `<pcs><pc ${king}>${tank(1)}</pc><pc ${earl}>${tank(51)}</pc></pcs>`),
      ),
    );
    expect(stage.client.battle.era).toBe(era);
  });

  it("render nothing: moves are no business of the stores", async () => {
    const stage = await fighting();
    stage.frame();
    let renderings = 0;
    for (const store of Object.values(stage.stores)) store.subscribe(() => (renderings += 1));
    for (let index = 0; index < 100; index += 1)
      stage.line.receive(earlTurn(tank(50 + index / 10), { t: `${index * 50}` }));
    stage.frame();
    expect(renderings).toBe(0);
  });

  it("count once, and not when a later one was seen", async () => {
    const stage = await fighting();
    const { events } = stage.client.battle;
    const shot =
      "<shots><shot node='Turmkanone' weapon='KwK39L60' ammo='Pzgr39_1'><location x='50' y='2' z='0'/><view x='0' y='0' z='2'/></shot></shots>";
    stage.line.receive(earlTurn(shot, { tuid: "b-10" }));
    stage.line.receive(earlTurn(shot, { tuid: "b-10" }));
    stage.line.receive(earlTurn(shot, { tuid: "b-9" }));
    expect(events.latest).toBe(1);
    expect(events.at(1)).toMatchObject({ kind: "shot", weapon: "KwK39L60", ammo: "Pzgr39_1" });
    expect([...(events.at(1)?.direction ?? [])]).toEqual([0, 0, 1]);
    stage.line.receive(earlTurn(shot, { tuid: "c-1" }));
    expect(events.latest).toBe(2);
  });

  it("are not taken when delayed, and not while the match is not on (E-137)", async () => {
    const stage = await fighting();
    stage.line.receive(
      earlTurn(tank(80), { t: "100" }).replace(
        "</message>",
        "<delay xmlns='urn:xmpp:delay' stamp='2026-08-22T10:00:00Z'/></message>",
      ),
    );
    stage.line.receive(matchPresence("paused"));
    stage.line.receive(earlTurn(tank(90), { t: "200" }));
    expect(earlAt(stage)).toBeCloseTo(50, 1);
  });

  it("say losses only by the room's own word where it has a referee (E-129)", async () => {
    const stage = await fighting();
    const full = power(stage, "e1", "Hull");
    stage.line.receive(earlTurn(loss("Hull", "10")));
    expect(power(stage, "e1", "Hull")).toBe(full);
    stage.line.receive(turn(ROOM, `<pc chid='e1'>${loss("Hull", "10", " by='k1'")}</pc>`));
    expect(power(stage, "e1", "Hull")).toBe(10);
    stage.frame();
    expect(stage.stores.match.getState().feed).toMatchObject([
      { kind: "hit", who: "Tudor", by: "Good Lord", what: "Hull" },
    ]);
  });

  it("are one impact for each shell, however much it breaks", async () => {
    const stage = await fighting();
    const { battle } = stage.client;
    const broken = "<loss node='Hull' by='k1'><power value='90'/></loss>";
    const both = `<losses>${broken}<loss node='TrackLeft' by='k1'><power value='9'/></loss></losses>`;
    const kinds = (): string[] => {
      const events = Array.from({ length: battle.events.latest }, (_, index) => battle.events.at(index + 1));
      return events.map((event) => event?.kind ?? "");
    };
    stage.line.receive(turn(ROOM, `<pc chid='e1'>${both}</pc>`));
    expect(kinds()).toEqual(["impact", "loss", "loss"]);
    stage.advance(20);
    stage.line.receive(turn(ROOM, `<pc chid='e1'>${loss("Hull", "80", " by='k1'")}</pc>`));
    expect(kinds()).toEqual(["impact", "loss", "loss", "impact", "loss"]);
  });

  it("destroy a character when its hull has nothing left, once", async () => {
    const stage = await fighting();
    stage.line.receive(turn(ROOM, `<pc chid='e1'>${loss("Hull", "0", " by='k1'")}</pc>`));
    stage.line.receive(turn(ROOM, `<pc chid='e1'>${loss("Hull", "0")}</pc>`));
    stage.frame();
    const { match } = stage.stores;
    expect(match.getState().feed.map((line) => line.kind)).toEqual(["destroyed"]);
    expect(match.getState().combatants.find((row) => row.chid === "e1")?.alive).toBe(false);
    expect(stage.client.battle.isAlive[stage.client.battle.find("e1")?.slot ?? -1]).toBe(0);
  });

  it("repair when the room grants it, and stop the own repair then", async () => {
    const stage = await fighting();
    stage.line.receive(turn(ROOM, `<pc chid='k1'>${loss("TrackLeft", "0")}</pc>`));
    stage.client.drive({ throttle: 0, steer: 0, aimYaw: 0, aimPitch: 0, fire: false }, stage.nowMs());
    void stage.client.repair("TrackLeft");
    expect(stage.line.sent.at(-1)).toContain("<repairs><repair node='TrackLeft'><power value=");
    stage.client.drive({ throttle: 0, steer: 0, aimYaw: 0, aimPitch: 0, fire: false }, stage.nowMs());
    expect(stage.client.vehicle()).toMatchObject({ repairing: "TrackLeft", kits: 2 });
    stage.line.receive(
      turn(
        ROOM,
        "<pc chid='k1'><repairs><repair node='TrackLeft'><power value='60'/></repair></repairs></pc>",
      ),
    );
    stage.client.drive({ throttle: 0, steer: 0, aimYaw: 0, aimPitch: 0, fire: false }, stage.nowMs());
    expect(power(stage, "k1", "TrackLeft")).toBe(60);
    expect(stage.client.vehicle()).toMatchObject({ repairing: undefined, kits: 1 });
  });

  it("that describe somebody who comes back hit nobody: the losses are those of before", async () => {
    const stage = await fighting();
    const described = "chid='e1' visiname='Tudor' model='Chevalier' team='lancaster'";
    stage.line.receive(turn(ROOM, `<pc ${described}>${tank(50)}${loss("Hull", "10")}</pc>`));
    stage.frame();
    expect(power(stage, "e1", "Hull")).toBe(10);
    expect(stage.client.battle.events.latest).toBe(0);
    expect(stage.stores.match.getState().feed).toEqual([]);
  });

  it("bring in a character that came late, when they say what it is", async () => {
    const stage = await fighting();
    stage.line.receive(
      turn(ROOM, `<npc chid='b1' name='Bot' model='Councillor' team='York'>${tank(7)}</npc>`, { t: "10" }),
    );
    stage.line.receive(turn(ROOM, `<npc chid='b2'>${tank(7)}</npc>`, { t: "20" }));
    expect(stage.client.battle.find("b1")).toBeDefined();
    expect(stage.client.battle.find("b2")).toBeUndefined();
  });

  it.each(["NaN", "INF", "0x10", "1e308", "abc"])("refuse the number %s as a whole", async (bad) => {
    const stage = await fighting();
    stage.line.receive(earlTurn(tank(50).replace("x='50'", `x='${bad}'`), { t: "500" }));
    stage.frame();
    expect(stage.stores.console.getState().refusals).toBe(1);
    expect(earlAt(stage)).toBeCloseTo(50, 1);
  });

  it("leave out what is empty (E-122)", async () => {
    const stage = await fighting();
    stage.line.receive(
      earlTurn("<moves><move node='Tank'><location x='' y='' z=''/></move></moves>", { t: "500" }),
    );
    stage.frame();
    expect(stage.stores.console.getState().refusals).toBe(0);
    expect(earlAt(stage)).toBeCloseTo(50, 1);
  });

  it("measure the way there and back by our own reflections", async () => {
    const stage = await fighting();
    stage.client.drive({ throttle: 1, steer: 0, aimYaw: 0, aimPitch: 0, fire: false }, stage.nowMs());
    const sent = stage.line.sent.find((text) => text.includes("<turn")) ?? "";
    stage.advance(80);
    stage.line.receive(sent.replace("<message", `<message xmlns='jabber:client' from='${ROOM}/king'`));
    expect(stage.stores.connection.getState().latencyMs).toBe(80);
  });

  it("say why one of ours was refused", async () => {
    const stage = await fighting();
    stage.client.drive({ throttle: 1, steer: 0, aimYaw: 0, aimPitch: 0, fire: false }, stage.nowMs());
    const id = / id='([^']+)'/.exec(stage.line.sent.at(-1) ?? "")?.[1] ?? "";
    stage.line.receive(
      `<message xmlns='jabber:client' type='error' from='${ROOM}' id='${id}'><error type='cancel'><undefined-condition xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><invalid-turn xmlns='http://jabber.org/protocol/mmog'/></error></message>`,
    );
    stage.frame();
    expect(stage.stores.match.getState().feed).toMatchObject([{ kind: "refused", what: "invalid-turn" }]);
  });

  it.each([
    ["while the battle is on", 1, matchPresence("active")],
    ["which were under way when it paused", 0, matchPresence("paused")],
    ["which were under way when it ended", 0, matchPresence("inactive")],
  ])("say that ours don't count %s: %d times", async (_when, times, news) => {
    const stage = await fighting();
    stage.client.drive({ throttle: 1, steer: 0, aimYaw: 0, aimPitch: 0, fire: false }, stage.nowMs());
    const id = / id='([^']+)'/.exec(stage.line.sent.at(-1) ?? "")?.[1] ?? "";
    stage.line.receive(news);
    stage.line.receive(
      `<message xmlns='jabber:client' type='error' from='${ROOM}' id='${id}'><error type='cancel'><not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>`,
    );
    stage.frame();
    const { feed } = stage.stores.match.getState();
    expect(feed.filter(({ kind }) => kind === "refused")).toHaveLength(times);
  });
});
