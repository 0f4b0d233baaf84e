import { describe, expect, it } from "vitest";
import { createBattlefield } from "#game/battlefield.ts";
import { motionStride } from "#game/dead-reckoning.ts";
import type { Drive } from "#session/client.ts";
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
const king = `jid='${KING}' chid='k1' name='richardiii' visiname='Good Lord' model='King' team='york'`;
const place = `<moves><move node='Tank'><location x='${START.x}' y='0' z='${START.z}'/><rotation x='0' y='0' z='0' w='1'/></move></moves>`;

async function fighting(): Promise<ClientStage> {
  const stage = createClientStage();
  await enterAsKing(stage);
  stage.line.receive(matchPresence("active", matchState({}, `<pcs><pc ${king}>${place}</pc></pcs>`)));
  return stage;
}

const still: Drive = { throttle: 0, steer: 0, aimYaw: 0, aimPitch: 0, fire: false };

/** Drives with frames of that length for a time. */
function drive(
  stage: ClientStage,
  durationMs: number,
  controls: Drive | ((ms: number) => Drive),
  frameMs = 1000 / 60,
): void {
  for (let ms = 0; ms < durationMs; ms += frameMs) {
    stage.advance(frameMs);
    stage.client.drive(typeof controls === "function" ? controls(ms) : controls, stage.nowMs());
  }
}

const turns = (stage: ClientStage) => stage.line.sent.filter((text) => text.includes("<turn"));
const shots = (stage: ClientStage) => stage.line.sent.filter((text) => text.includes("<shot "));

describe("driving", () => {
  it("moves the own vehicle at once, before anybody has answered", async () => {
    const stage = await fighting();
    drive(stage, 2_000, { ...still, throttle: 1 });
    const vehicle = stage.client.vehicle();
    expect(Math.hypot(vehicle!.x - START.x, vehicle!.z - START.z)).toBeGreaterThan(2);
    const { battle } = stage.client;
    const at = battle.localSlot * battle.nodesPerCharacter * motionStride;
    expect([battle.motions[at], battle.motions[at + 2]]).toEqual([vehicle!.x, vehicle!.z]);
  });

  it("ends at the same place at 30, 60 and 144 frames a second", async () => {
    const places: number[][] = [];
    for (const rate of [30, 60, 144]) {
      const stage = await fighting();
      const startMs = stage.nowMs();
      // Whole frames up to the same moment, which is one of every rate.
      for (let frame = 0; frame <= rate * 2; frame += 1) {
        stage.advance(startMs + (frame * 1000) / rate - stage.nowMs());
        stage.client.drive({ ...still, throttle: 1, steer: 0.5 }, stage.nowMs());
      }
      const { x, z } = stage.client.vehicle()!;
      places.push([x, z]);
    }
    expect(places[1]![0]).toBeCloseTo(places[0]![0]!, 1);
    expect(places[2]![0]).toBeCloseTo(places[0]![0]!, 1);
    expect(places[2]![1]).toBeCloseTo(places[0]![1]!, 1);
  });

  it("says once a second that it stands still, and no more", async () => {
    const stage = await fighting();
    drive(stage, 500, still);
    stage.line.sent.length = 0;
    drive(stage, 10_000, still);
    expect(turns(stage).length).toBeGreaterThanOrEqual(9);
    expect(turns(stage).length).toBeLessThanOrEqual(11);
    expect(turns(stage)[5]).not.toContain("rotation");
  });

  it("sends at most twenty turns of moves a second, however wildly it is driven", async () => {
    const stage = await fighting();
    drive(stage, 5_000, (ms) => ({
      ...still,
      throttle: Math.sin(ms / 50),
      steer: Math.cos(ms / 70),
      aimYaw: ms / 200,
    }));
    expect(turns(stage).length).toBeLessThanOrEqual(101);
    expect(turns(stage).length).toBeGreaterThan(10);
  });

  it("stamps its turns with the clock of the match, which never goes back", async () => {
    const stage = await fighting();
    drive(stage, 3_000, { ...still, throttle: 1 });
    const clocks = turns(stage).map((text) => Number(/ t='([\d.]+)'/.exec(text)?.[1]));
    expect(clocks.length).toBeGreaterThan(2);
    expect(clocks).toEqual(clocks.toSorted((a, b) => a - b));
    expect(clocks.at(-1)).toBeLessThanOrEqual(3_020);
    expect(clocks.at(-1)).toBeGreaterThan(1_900);
  });

  it("numbers its turns upwards and never writes what is no number", async () => {
    const stage = await fighting();
    drive(stage, 1_000, {
      throttle: Number.NaN,
      steer: Infinity,
      aimYaw: Number.NaN,
      aimPitch: -Infinity,
      fire: true,
    });
    const numbers = turns(stage).map((text) => Number(/tuid='[^']*-(\d+)'/.exec(text)?.[1]));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(stage.line.sent.join("")).not.toMatch(/NaN|Infinity|undefined/);
    stage.client.drive(still, Number.NaN);
    expect(stage.client.vehicle()!.x).not.toBeNaN();
  });

  it("MMOG-7.6-1, MMOG-7.6-2, MMOG-7.6-3, MMOG-7.6-4, MMOG-7.6-5, MMOG-7.6-6, MMOG-7.6-7: a move says of each node what changed, in a turn for the whole room", async () => {
    const stage = await fighting();
    drive(stage, 40, { ...still, throttle: 1, steer: 1, aimYaw: 1 });
    const vector = "[xyzw]='-?[\\d.]+'";
    const part = (name: string) => `<${name}( ${vector}){3,4}/>`;
    expect(turns(stage)[0]).toMatch(
      new RegExp(
        `^<message id='([^']+)' to='${ROOM}' type='groupchat'><turn xmlns='${USER}' tuid='\\1'><clock xmlns='[^']+' t='[\\d.]+'/>` +
          `<pc chid='k1'><moves><move node='Tank'>${part("location")}${part("rotation")}${part("walk")}${part("linear")}${part("angular")}</move>` +
          `(<move node='(Head|Turmkanone)'>${part("rotation")}${part("angular")}</move>){2}</moves></pc></turn></message>$`,
      ),
    );
  });

  it("MMOG-7.7-1, MMOG-7.7-2, MMOG-7.7-3, MMOG-7.7-4: a shot says node, weapon, ammunition, where and whither", async () => {
    const stage = await fighting();
    drive(stage, 100, { ...still, fire: true });
    expect(shots(stage)[0]).toMatch(
      /<turn xmlns='[^']+#user' tuid='[^']+'><clock [^>]+\/><pc chid='k1'><shots><shot node='Turmkanone' weapon='KwK42L70' ammo='Pzgr39_42'><location x='[-\d.]+' y='[-\d.]+' z='[-\d.]+'\/><view x='[-\d.]+' y='[-\d.]+' z='[-\d.]+'\/><\/shot><\/shots><\/pc><\/turn>/,
    );
  });

  it("MMOG-7.9-1, MMOG-7.9-2, MMOG-7.9-3, MMOG-7.9-4, MMOG-7.9-5: a repair names the node, in a turn of its own", async () => {
    const stage = await fighting();
    drive(stage, 100, still);
    stage.line.sent.length = 0;
    void stage.client.repair("TrackLeft");
    void stage.client.repair("Wing");
    expect(turns(stage)).toHaveLength(2);
    expect(turns(stage)[1]).toMatch(
      new RegExp(
        `<turn xmlns='${USER}' tuid='[^']+'><clock [^>]+/><pc chid='k1'><repairs><repair node='TrackLeft'><power value='\\d+'/></repair></repairs></pc></turn>`,
      ),
    );
  });

  it("fires a shot as a turn of its own, shows it at once, and not again before the gun is loaded", async () => {
    const stage = await fighting();
    const { events } = stage.client.battle;
    drive(stage, 3_900, { ...still, fire: true });
    expect(shots(stage)).toHaveLength(1);
    expect(shots(stage)[0]).toMatch(
      /<pc chid='k1'><shots><shot node='Turmkanone' weapon='KwK42L70' ammo='Pzgr39_42'><location [^>]+\/><view [^>]+\/><\/shot><\/shots><\/pc>/,
    );
    expect(shots(stage)[0]).not.toContain("<moves>");
    expect(events.at(1)).toMatchObject({ kind: "shot", weapon: "KwK42L70" });
    expect(stage.client.vehicle()!.reloadShare).toBeGreaterThan(0.9);
    drive(stage, 200, { ...still, fire: true });
    expect(shots(stage)).toHaveLength(2);
  });

  it("tells before a shot where every node is when no turn has come back for a second, and only then", async () => {
    const stage = await fighting();
    drive(stage, 500, { ...still, throttle: 1 });
    const calm = turns(stage).length;
    drive(stage, 17, { ...still, throttle: 1, fire: true });
    expect(turns(stage)[calm]).toContain("<shot ");
    drive(stage, 4_100, { ...still, throttle: 1 });
    const unsure = turns(stage).length;
    drive(stage, 17, { ...still, throttle: 1, fire: true });
    expect(turns(stage)[unsure]).toMatch(
      /<move node='Tank'><location .*<rotation .*<move node='Head'><rotation .*<move node='Turmkanone'><rotation /,
    );
    expect(turns(stage)[unsure + 1]).toContain("<shot ");
  });

  it("shows its own shot once, although the room reflects it", async () => {
    const stage = await fighting();
    drive(stage, 20, { ...still, fire: true });
    stage.line.receive(
      shots(stage)[0]!.replace("<message", `<message xmlns='jabber:client' from='${ROOM}/king'`),
    );
    expect(stage.client.battle.events.latest).toBe(1);
  });

  it("loads another ammunition of its model, and no other", async () => {
    const stage = await fighting();
    stage.client.load(2);
    stage.client.load(7);
    drive(stage, 20, { ...still, fire: true });
    expect(shots(stage)[0]).toContain("ammo='Sprgr42'");
    expect(stage.client.vehicle()).toMatchObject({ ammunition: "Sprgr42" });
  });

  it("MMOG-7.6-16: no turn is sent while the match is paused, the line is down, the hull is gone or one has no team", async () => {
    const stage = await fighting();
    drive(stage, 100, still);
    stage.line.receive(matchPresence("paused"));
    stage.line.sent.length = 0;
    drive(stage, 2_000, { ...still, throttle: 1, fire: true });
    expect(stage.line.sent).toEqual([]);
    stage.line.receive(matchPresence("active", matchState({}, `<pcs><pc ${king}>${place}</pc></pcs>`)));
    stage.line.goTo({
      state: "waiting",
      attempt: 1,
      retryAtMs: 0,
      reason: { code: "unreachable", detail: "" },
    });
    drive(stage, 2_000, { ...still, throttle: 1, fire: true });
    expect(stage.line.sent).toEqual([]);
    stage.line.goOnline(KING, true);
    drive(stage, 100, { ...still, throttle: 1 });
    expect(turns(stage).length).toBeGreaterThan(0);
    stage.line.receive(
      `<message xmlns='jabber:client' type='groupchat' from='${ROOM}'><turn xmlns='${USER}' tuid='referee-1'><pc chid='k1'><losses><loss node='Hull'><power value='0'/></loss></losses></pc></turn></message>`,
    );
    stage.line.sent.length = 0;
    drive(stage, 2_000, { ...still, throttle: 1, fire: true });
    expect(stage.line.sent).toEqual([]);
    expect(stage.client.vehicle()).toBeUndefined();

    const spectator = createClientStage();
    await enterAsKing(spectator, true);
    spectator.line.receive(matchPresence("active", matchState({}, `<pcs><pc ${king}>${place}</pc></pcs>`)));
    drive(spectator, 2_000, { ...still, throttle: 1, fire: true });
    expect(spectator.line.sent).toEqual([]);
  });

  it("MMOG-7.6-17: whoever is removed for an invalid turn is out of the match and the room, and is told why", async () => {
    const stage = await fighting();
    drive(stage, 100, { ...still, throttle: 1 });
    stage.line.receive(
      `<presence xmlns='jabber:client' type='unavailable' from='${ROOM}/king'><game xmlns='${USER}'><item affiliation='none' role='none' team='none'/><status code='110'/><status code='307'/></game><invalid-turn xmlns='${USER}'/></presence>`,
    );
    expect(stage.stores.room.getState()).toMatchObject({
      phase: "gone",
      departure: { code: "invalid-turn" },
    });
    expect(stage.stores.match.getState().phase).toBe("inactive");
    stage.line.sent.length = 0;
    drive(stage, 1_000, { ...still, throttle: 1 });
    expect(stage.line.sent).toEqual([]);
    expect(stage.client.vehicle()).toBeUndefined();
  });

  it("MMOG-7.6-18: a correction is obeyed and fades instead of jumping", async () => {
    const stage = await fighting();
    drive(stage, 2_000, { ...still, throttle: 1 });
    const last = turns(stage).at(-1) ?? "";
    const [, sentX, sentZ] = /location x='([-\d.]+)' y='[-\d.]+' z='([-\d.]+)'/.exec(last) ?? [];
    drive(stage, 100, still);
    const before = { ...stage.client.vehicle()! };
    stage.line.receive(last.replace("<message", `<message xmlns='jabber:client' from='${ROOM}/king'`));
    stage.line.receive(
      `<message xmlns='jabber:client' type='groupchat' from='${ROOM}'><turn xmlns='${USER}' tuid='referee-1'><clock xmlns='http://jabber.org/protocol/mmog/dga' t='2400'/><pc chid='k1'><moves><move node='Tank'><location x='${Number(sentX) - 2}' y='0' z='${Number(sentZ)}'/></move></moves></pc></turn></message>`,
    );
    drive(stage, 1, still, 1);
    // The next frame is near the last one; the truth is two metres away and is reached soon.
    expect(Math.abs(stage.client.vehicle()!.x - before.x)).toBeLessThan(0.3);
    drive(stage, 2_000, still);
    const undisturbed = await fighting();
    drive(undisturbed, 2_000, { ...still, throttle: 1 });
    drive(undisturbed, 2_101, still);
    expect(stage.client.vehicle()!.x - undisturbed.client.vehicle()!.x).toBeCloseTo(-2, 0);
    // The same correction again finds nothing to do.
    const settled = stage.client.vehicle()!.x;
    drive(stage, 500, still);
    expect(stage.client.vehicle()!.x).toBeCloseTo(settled, 1);
  });

  it("rewrites one and the same vehicle every frame", async () => {
    const stage = await fighting();
    drive(stage, 100, still);
    const vehicle = stage.client.vehicle();
    drive(stage, 500, { ...still, throttle: 1 });
    expect(stage.client.vehicle()).toBe(vehicle);
  });

  it("says everything again after the page was hidden, without replaying what was missed", async () => {
    const stage = await fighting();
    drive(stage, 1_000, { ...still, throttle: 1 });
    const before = { ...stage.client.vehicle()! };
    stage.advance(60_000);
    stage.client.wake(stage.nowMs());
    stage.line.sent.length = 0;
    drive(stage, 40, { ...still, throttle: 1 });
    const after = stage.client.vehicle()!;
    expect(Math.hypot(after.x - before.x, after.z - before.z)).toBeLessThan(8);
    expect(turns(stage)[0]).toContain("<rotation");
  });
});
