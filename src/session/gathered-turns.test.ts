import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { motionStride } from "#game/dead-reckoning.ts";
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
const CLOCK = "<clock xmlns='http://jabber.org/protocol/mmog/dga' t='5000'/>";
const at = (x: number) =>
  `<moves><move node='Tank'><location x='${x}' y='0' z='0'/><rotation x='0' y='0' z='0' w='1'/><linear x='0' y='0' z='0'/></move></moves>`;
const SHOT =
  "<shots><shot node='Turmkanone' weapon='KwK39L60' ammo='Pzgr39_1'><location x='50' y='2' z='0'/><view x='0' y='0' z='1'/></shot></shots>";

async function fighting(): Promise<ClientStage> {
  const stage = createClientStage();
  await enterAsKing(stage);
  const king = `<pc jid='${KING}' chid='k1' name='richardiii' model='King' team='york'>${at(1)}</pc>`;
  const others = ["earl1", "earl2"].map(
    (nick, index) =>
      `<pc jid='${ROOM}/${nick}' chid='e${index + 1}' name='${nick}' model='Chevalier' team='lancaster'>${at(50)}</pc>`,
  );
  stage.line.receive(
    matchPresence(
      "active",
      matchState(
        {},
        `<pcs>${king}${others.join("")}</pcs><npcs><npc chid='b1' name='Bot' model='King' team='york'>${at(9)}</npc></npcs>`,
      ),
    ),
  );
  return stage;
}

let serial = 0;
const said = (from: string, inner: string, tuid: string): string =>
  `<message xmlns='jabber:client' type='groupchat' from='${from}' id='${tuid}'><turn xmlns='${USER}' tuid='${tuid}'>${CLOCK}${inner}</turn></message>`;
/** The room's message with what others have said since its last. */
const gathered = (inner: string): string => said(ROOM, inner, `referee-${(serial += 1)}`);

function placeOf(stage: ClientStage, chid: string): number {
  const { battle } = stage.client;
  stage.advance(3_000);
  battle.sample(stage.nowMs());
  return (
    battle.motions[(battle.find(chid)?.slot ?? -1) * battle.nodesPerCharacter * motionStride] ?? Number.NaN
  );
}

describe("a gathered turn", () => {
  it("moves everybody in it, each by the clock of their own turn", async () => {
    const stage = await fighting();
    const pushed = vi.spyOn(stage.client.battle, "pushMove");
    stage.line.receive(
      gathered(
        `<pc chid='e1' tuid='a-1' t='100'>${at(60)}</pc><pc chid='e2' tuid='a-1' t='140'>${at(70)}</pc><npc chid='b1'>${at(11)}</npc>`,
      ),
    );
    expect(pushed.mock.calls.map(([chid, , , clockMs]) => [chid, clockMs])).toEqual([
      ["e1", 100],
      ["e2", 140],
      ["b1", 5000],
    ]);
    expect([placeOf(stage, "e1"), placeOf(stage, "e2"), placeOf(stage, "b1")]).toEqual([60, 70, 11]);
  });

  it("repeats nothing, in whatever order and form turns come, and however often", async () => {
    const turns = fc.array(
      fc.record({ who: fc.constantFrom(1, 2), number: fc.integer({ min: 1, max: 12 }), alone: fc.boolean() }),
      { maxLength: 40 },
    );
    const stage = await fighting();
    const { events } = stage.client.battle;
    let session = 0;
    fc.assert(
      fc.property(turns, (heard) => {
        session += 1;
        const before = events.latest;
        const latest = [0, 0, 0];
        let shown = 0;
        for (const { who, number, alone } of heard) {
          if (number > latest[who]!) shown += 1;
          latest[who] = Math.max(latest[who]!, number);
          const tuid = `s${session}-${number}`;
          stage.line.receive(
            alone
              ? said(`${ROOM}/earl${who}`, `<pc chid='e${who}'>${SHOT}</pc>`, tuid)
              : gathered(`<pc chid='e${who}' tuid='${tuid}' t='9'>${SHOT}</pc>`),
          );
        }
        expect(events.latest - before).toBe(shown);
      }),
    );
  });

  it("is a player's word where it has the player's id, and the referee's where it hasn't", async () => {
    const stage = await fighting();
    const { battle } = stage.client;
    const powerOf = (chid: string) => {
      const found = battle.find(chid);
      const node = found?.nodes.findIndex((each) => each.name === "Hull") ?? -1;
      return battle.power[(found?.slot ?? -1) * battle.nodesPerCharacter + node];
    };
    const full = powerOf("e2");
    const loss = "<losses><loss node='Hull'><power value='7'/></loss></losses>";
    stage.line.receive(gathered(`<pc chid='e1'>${loss}</pc><pc chid='e2' tuid='z-9' t='50'>${loss}</pc>`));
    expect(powerOf("e1")).toBe(7);
    expect(powerOf("e2")).toBe(full);
  });

  it("is refused as a whole from anybody but the room itself", async () => {
    const stage = await fighting();
    for (const from of [
      `${ROOM}/earl1`,
      "wales@games.shakespeare.lit",
      "earl1@shakespeare.lit/pda",
      "games.shakespeare.lit",
    ])
      stage.line.receive(
        said(
          from,
          `<pc chid='e1'>${at(98)}</pc><pc chid='e2' tuid='z-9' t='100'>${at(99)}${SHOT}</pc>`,
          `f-${(serial += 1)}`,
        ),
      );
    stage.frame();
    expect(stage.stores.console.getState().refusals).toBe(4);
    expect(stage.client.battle.events.latest).toBe(0);
    expect([placeOf(stage, "e1"), placeOf(stage, "e2")]).toEqual([50, 50]);
    // Nor does it use up the ids of those that it speaks for.
    stage.line.receive(gathered(`<pc chid='e2' tuid='z-9' t='100'>${at(70)}</pc>`));
    expect(placeOf(stage, "e2")).toBe(70);
  });
});
