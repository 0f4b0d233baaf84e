import { describe, expect, it } from "vitest";
import { createBattlefield } from "#game/battlefield.ts";
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
const START = createBattlefield("Valley", 7).spawn(0, 2, 0);
const place = (x: number, z: number) =>
  `<moves><move node='Tank'><location x='${x}' y='0' z='${z}'/><rotation x='0' y='0' z='0' w='1'/></move></moves>`;
const character = (chid: string, team: string, jid: string, z: number) =>
  `<pc jid='${jid}' chid='${chid}' name='${chid}' visiname='${chid}' model='King' team='${team}'>${place(START.x, START.z + z)}</pc>`;

async function fighting(hasReferee: boolean): Promise<ClientStage> {
  const stage = createClientStage();
  await enterAsKing(stage, false, hasReferee);
  const pcs = [
    character("k1", "York", KING, 0),
    character("e1", "Lancaster", `${ROOM}/earl1`, 40),
    character("s1", "york", `${ROOM}/sirwilliam`, 60),
  ].join("");
  stage.line.receive(matchPresence("active", matchState({}, `<pcs>${pcs}</pcs>`)));
  drive(stage, 200);
  stage.line.sent.length = 0;
  return stage;
}

function drive(stage: ClientStage, durationMs: number): void {
  for (let ms = 0; ms < durationMs; ms += 20) {
    stage.advance(20);
    stage.client.drive({ throttle: 0, steer: 0, aimYaw: 0, aimPitch: 0, fire: false }, stage.nowMs());
  }
}

/** A shell from a few metres before us, at the height of the hull. */
function firesAtUs(stage: ClientStage, nick: string, chid: string, tuid = `${nick}-1`): void {
  const { x, y, z } = stage.client.vehicle()!;
  stage.line.receive(
    `<message xmlns='jabber:client' type='groupchat' from='${ROOM}/${nick}'><turn xmlns='${USER}' tuid='${tuid}'><pc chid='${chid}'><shots><shot node='Turmkanone' weapon='KwK42L70' ammo='Pzgr39_42'><location x='${x}' y='${y + 1.2}' z='${z + 12}'/><view x='0' y='0' z='-1'/></shot></shots></pc></turn></message>`,
  );
}

const losses = (stage: ClientStage) => stage.line.sent.filter((text) => text.includes("<losses>"));

function powers(stage: ClientStage): readonly number[] {
  const { battle } = stage.client;
  const own = battle.find("k1")!;
  const at = own.slot * battle.nodesPerCharacter;
  return [...battle.power.subarray(at, at + own.nodes.length)];
}

describe("a room without a referee", () => {
  it("MMOG-7.8-1, MMOG-7.8-2, MMOG-7.8-3, MMOG-7.8-4, MMOG-7.8-5: the victim says its losses in a turn, and who caused them", async () => {
    const stage = await fighting(false);
    const whole = powers(stage);
    firesAtUs(stage, "earl1", "e1");
    drive(stage, 600);
    expect(losses(stage)).toHaveLength(1);
    const [said = ""] = losses(stage);
    expect(said).toMatch(
      new RegExp(
        `^<message id='[^']+' to='${ROOM}' type='groupchat'><turn xmlns='${USER}' tuid='[^']+'><clock [^>]+/><pc chid='k1'><losses>(<loss node='\\w+' by='e1'><power value='\\d+'/></loss>)+</losses></pc></turn></message>$`,
      ),
    );
    // Only what the room has reflected counts.
    expect(powers(stage)).toEqual(whole);
    stage.line.receive(said.replace("<message", `<message xmlns='jabber:client' from='${ROOM}/king'`));
    const [, node = "", value = ""] = /node='(\w+)' by='e1'><power value='(\d+)'/.exec(said) ?? [];
    const index = stage.client.battle.find("k1")!.nodes.findIndex((each) => each.name === node);
    expect(powers(stage)[index]).toBe(Number(value));
    expect(Number(value)).toBeLessThan(whole[index]!);
  });

  it("a second hit goes on from the first, reflected or not, and from a repair", async () => {
    const stage = await fighting(false);
    const said = (tuid: string): number => {
      stage.line.sent.length = 0;
      firesAtUs(stage, "earl1", "e1", tuid);
      drive(stage, 600);
      return Number(/<power value='(\d+)'/.exec(losses(stage)[0] ?? "")?.[1]);
    };
    const first = said("a-1");
    const second = said("a-2");
    expect(second).toBeLessThan(first);
    const node = /loss node='(\w+)'/.exec(losses(stage)[0] ?? "")?.[1] ?? "";
    const tell = (kind: "losses" | "repairs", value: number, tuid: string) =>
      stage.line.receive(
        `<message xmlns='jabber:client' type='groupchat' from='${ROOM}/king'><turn xmlns='${USER}' tuid='${tuid}'><pc chid='k1'><${kind}><${kind === "losses" ? "loss" : "repair"} node='${node}'><power value='${value}'/></${kind === "losses" ? "loss" : "repair"}></${kind}></pc></turn></message>`,
      );
    tell("losses", second, "b-1");
    tell("repairs", first, "b-2");
    drive(stage, 40);
    expect(said("a-3")).toBe(second);
  });

  it("friends hurt nobody, and a shot that is none does nothing", async () => {
    const stage = await fighting(false);
    firesAtUs(stage, "sirwilliam", "s1");
    const { x, y, z } = stage.client.vehicle()!;
    for (const shot of [
      `<shot node='Turmkanone' weapon='KwK42L70' ammo='Trebuchet'><location x='${x}' y='${y + 1.2}' z='${z + 12}'/><view x='0' y='0' z='-1'/></shot>`,
      `<shot node='Turmkanone' ammo='Pzgr39_42'><location x='${x}' y='${y + 1.2}' z='${z + 12}'/><view x='0' y='0' z='0'/></shot>`,
      `<shot node='Turmkanone' ammo='Pzgr39_42'/>`,
    ])
      stage.line.receive(
        `<message xmlns='jabber:client' type='groupchat' from='${ROOM}/earl1'><turn xmlns='${USER}'><pc chid='e1'><shots>${shot}</shots></pc></turn></message>`,
      );
    drive(stage, 600);
    expect(losses(stage)).toEqual([]);
  });
});

it("where the room has a referee, it alone speaks of losses (E-129)", async () => {
  const stage = await fighting(true);
  firesAtUs(stage, "earl1", "e1");
  drive(stage, 600);
  expect(losses(stage)).toEqual([]);
});
