import { describe, expect, it } from "vitest";
import { createBattle, restoreBattle, type Battle } from "#game/battle/battle.ts";
import type { CharacterSetup } from "#game/battle/setup.ts";
import { createBattlefield, type Battlefield } from "#game/battlefield.ts";
import { createHit, hitCover, NO_HIT } from "#game/hit-test.ts";
import { yawOf } from "#game/node-transforms.ts";
import type { BotSkill } from "#game/options.ts";
import { createPose } from "#game/pose.ts";
import { createRandom } from "#game/random.ts";
import { createBots } from "#service/games/dga/bots/bots.ts";
import { findHidingPlace } from "#service/games/dga/bots/hiding.ts";
import type { Seat } from "#service/games/dga/seats.ts";

const coast = createBattlefield("Coast", 1);
/** A level field with one house, 20 m to the left of the middle. */
const house = {
  ...coast.cover.find(({ kind }) => kind === "house")!,
  x: 20,
  y: 0,
  z: 0,
  directionX: 1,
  directionZ: 0,
};
const field: Battlefield = {
  ...coast,
  cover: [house],
  heightAt: () => 0,
  coverNear: (x, z, out) => (Math.hypot(x - 20, z) < 30 ? ((out[0] = 0), 1) : 0),
};

function seatOf(chid: string, kind: "bot" | "player", team: string, character: number): Seat {
  const nobody = {
    bareJid: "",
    nick: "",
    session: "",
    awaySinceMs: undefined,
    recentTurns: new Set<string>(),
  };
  const named = { name: chid, visiname: chid, model: "Councillor", team };
  return { chid, kind, ...named, position: 0, ready: true, ...nobody, character };
}

type Scene = {
  readonly enemyZ?: number;
  readonly hull?: number;
  readonly skill?: BotSkill;
  readonly on?: Battlefield;
};

/** A bot in the middle and somebody in front of it who stands still. */
function scene({ enemyZ = 150, hull, skill = "veteran", on = field }: Scene) {
  const setup = (chid: string, team: string, z: number, yawRad: number): CharacterSetup => {
    return { chid, name: chid, model: "Councillor", team, x: 0, z, yawRad };
  };
  const characters = [setup("bot", "York", 0, 0), setup("king", "Lancaster", enemyZ, Math.PI)];
  let battle: Battle = createBattle({ battlefield: on, friendlyFire: false, characters });
  if (hull !== undefined) {
    const snapshot = battle.snapshot();
    const [own, ...others] = snapshot.characters;
    const powers = own!.powers.map((power, node) => (node === 1 ? hull : power));
    battle = restoreBattle({ ...snapshot, characters: [{ ...own!, powers }, ...others] }, on);
  }
  const bots = createBots(battle, [seatOf("bot", "bot", "York", 0)], skill, createRandom(3), 0);
  let atMs = 0;
  const run = (seconds: number, each: () => void = () => undefined): void => {
    for (const untilMs = atMs + seconds * 1000; atMs < untilMs;) {
      atMs += 40;
      bots.drive(atMs);
      battle.step(atMs);
      each();
    }
  };
  const at = (character: number) => battle.poseOf(character).location;
  const isCovered = (): boolean => {
    const hit = createHit();
    const eye = (of: Float64Array) => Float64Array.of(of[0]!, 1.2, of[2]!);
    hitCover(field, eye(at(1) as Float64Array), eye(at(0) as Float64Array), hit);
    return hit.share !== NO_HIT;
  };
  return { battle, run, at, isCovered, nowMs: () => atMs };
}

const bare: Battlefield = { ...field, cover: [], coverNear: () => 0 };

describe("a bot", () => {
  it("finds the far side of a house, and nothing on an empty field", () => {
    const out = { x: 0, z: 0, viaX: 0, viaZ: 0 };
    const from = Float64Array.of(0, 0, 0);
    const threat = Float64Array.of(0, 0, 150);
    expect(findHidingPlace(field, from, threat, 3, out)).toBe(true);
    expect(out.z).toBeLessThan(-5);
    expect(Math.abs(out.x - 20)).toBeLessThan(5);
    expect(findHidingPlace(bare, from, threat, 3, out)).toBe(false);
  });

  it("gets behind something when its hull is going, and mends it there", () => {
    const { battle, run, isCovered } = scene({ hull: 40 });
    let wasCovered = false;
    run(40, () => (wasCovered ||= isCovered()));
    expect(wasCovered).toBe(true);
    expect(battle.powersOf(0)[1]).toBeGreaterThan(40);
    expect(battle.kitsOf(0)).toBeLessThan(3);
  });

  it("that is a recruit fights on with a hull that is going", () => {
    const { battle, run } = scene({ hull: 40, skill: "recruit" });
    run(15);
    expect(battle.powersOf(0)[1]).toBe(40);
    expect(battle.kitsOf(0)).toBe(3);
  });

  it("comes near enough to hit, and backs off from who is too near", () => {
    const far = scene({ enemyZ: 380, skill: "soldier" });
    far.run(40);
    expect(far.at(0)[2]).toBeGreaterThan(100);
    expect(far.at(0)[2]).toBeLessThan(200);
    const near = scene({ enemyZ: 25, skill: "soldier" });
    near.run(4);
    expect(near.at(0)[2]).toBeLessThan(-2);
    // Its front stays towards the other.
    expect(Math.abs(yawOf(near.battle.poseOf(0).rotation))).toBeLessThan(0.5);
  });

  it("aims ahead of who drives across, the more so the better it is", () => {
    const lead = (skill: BotSkill): number => {
      const { battle, run, nowMs, at } = scene({ enemyZ: 200, skill });
      let [sum, count] = [0, 0];
      run(9, () => {
        const pose = createPose();
        const x = -50 + (nowMs() / 1000) * 11;
        pose.location.set([x, 0, 200]);
        pose.linear.set([11, 0, 0]);
        battle.place(1, pose, nowMs());
        if (nowMs() < 4000) return;
        const { rotation, turretYawRad, location } = battle.poseOf(0);
        const aimedX = location[0]! + Math.tan(yawOf(rotation) + turretYawRad) * (at(1)[2]! - location[2]!);
        sum += aimedX - x;
        count += 1;
      });
      return sum / count;
    };
    expect(lead("veteran")).toBeGreaterThan(0);
    expect(lead("veteran")).toBeGreaterThan(lead("recruit"));
  });

  it("that sees somebody below whom its gun can't be lowered on comes down until it can", () => {
    // A plain 14 m above another, and a slope of 35 m between them.
    const heightAt = (_x: number, z: number): number => 14 - Math.min(14, Math.max(0, (z - 12) * 0.4));
    const { battle, run } = scene({ on: { ...bare, heightAt }, enemyZ: 62 });
    run(60);
    expect(battle.statisticsOf(0).shots).toBeGreaterThan(0);
    expect(battle.strengthOf(1)).toBeLessThan(1);
  });

  it("does not fire into a wall that its barrel pokes through", () => {
    const wall = { ...house, x: 0, z: 3.6, halfLengthM: 8, halfWidthM: 0.2, radiusM: 8 };
    const coverNear: Battlefield["coverNear"] = (_x, _z, out) => ((out[0] = 0), 1);
    const { battle, run, at } = scene({ on: { ...field, cover: [wall], coverNear }, enemyZ: 100 });
    run(4, () => {
      if (Math.hypot(at(0)[0]!, at(0)[2]!) < 1) expect(battle.statisticsOf(0).shots).toBe(0);
    });
  });

  it("holds its fire when nobody is left to fire at", () => {
    const { battle, run, nowMs } = scene({ on: bare });
    run(4);
    const { shots } = battle.statisticsOf(0);
    expect(shots).toBeGreaterThan(0);
    battle.removeCharacter(1, nowMs());
    run(20);
    expect(battle.statisticsOf(0).shots).toBe(shots);
  });

  it("takes its time before it fires at whoever turns up nearer than its target", () => {
    const { battle, run, nowMs } = scene({ on: bare, enemyZ: 200, skill: "recruit" });
    const shots = (): number => battle.statisticsOf(0).shots;
    while (shots() === 0 || battle.loadedAtMs(0) - nowMs() > 400) run(0.04);
    const before = shots();
    const anew = { chid: "earl1", name: "earl1", model: "Councillor", team: "Lancaster" };
    battle.addCharacter({ ...anew, x: 6, z: 100, yawRad: Math.PI }, nowMs());
    run(2);
    expect(shots()).toBe(before);
    run(4);
    expect(shots()).toBeGreaterThan(before);
  });

  it("that is a veteran waits behind something while it loads", () => {
    const { run, isCovered, battle, nowMs } = scene({ enemyZ: 150 });
    let coveredMs = 0;
    run(40, () => {
      if (isCovered() && nowMs() < battle.loadedAtMs(0)) coveredMs += 40;
    });
    expect(coveredMs).toBeGreaterThan(500);
  });
});
