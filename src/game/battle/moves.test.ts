import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBattlefield } from "../battlefield.ts";
import { findModel } from "../catalogue/find-model.ts";
import { createCondition } from "../condition.ts";
import { DRIVE_STEP_S, createTankBody, placeTank, stepTank } from "../kinematics.ts";
import { createObstacles } from "../obstacles.ts";
import type { Pose } from "../pose.ts";
import { createBattle, type Battle } from "./battle.ts";
import { battleOf, battleWith, copyOf, earl1, king, plain, poseAtPlace } from "./test-battle.ts";

type Turn = { readonly sentMs: number; readonly pose: Pose };

const coast = createBattlefield("Coast", 3);

/** What an honest client sends while its driver drives about: a turn every `everyMs`. */
function honestTurns(model: string, seconds: number, everyMs: number, wildness: readonly number[]): Turn[] {
  const body = createTankBody();
  const figures = findModel(model)!;
  placeTank(body, figures, coast, -150, 0, 1.5);
  const turns: Turn[] = [];
  const [whole, nobody] = [createCondition(), createObstacles()];
  for (let step = 0; step <= seconds * 60; step++) {
    const timeMs = (step * 1000) / 60;
    const hand = wildness[Math.floor(timeMs / 700) % wildness.length]!;
    const input = { throttle: hand < 0.2 ? -1 : 1, steer: hand * 2 - 1, aimYawRad: hand * 6, aimPitchRad: 0 };
    stepTank(body, input, figures, whole, coast, nobody, DRIVE_STEP_S);
    if (turns.length * everyMs <= timeMs) turns.push({ sentMs: timeMs, pose: rounded(body) });
  }
  return turns;
}

/** As the wire rounds: 3 decimals for metres, 4 for directions. */
function rounded(pose: Pose): Pose {
  const copy = copyOf(pose);
  for (const [values, scale] of [
    [copy.location, 1e3],
    [copy.linear, 1e3],
    [copy.rotation, 1e4],
  ] as const) {
    for (let each = 0; each < values.length; each++) values[each] = Math.round(values[each]! * scale) / scale;
  }
  return copy;
}

/** Sends turns over an ordered line whose latency is `latencyMs(sentMs)`: what is late holds up the rest. */
function verdictsOver(
  battle: Battle,
  turns: readonly Turn[],
  latencyMs: (sentMs: number) => number,
  clocks: boolean,
) {
  let arrivalMs = 0;
  return turns.map(({ sentMs, pose }) => {
    arrivalMs = Math.max(arrivalMs, sentMs + latencyMs(sentMs));
    return battle.move(0, pose, clocks ? sentMs : undefined, arrivalMs).kind;
  });
}

function driverBattle(model: string): Battle {
  return createBattle({
    battlefield: coast,
    characters: [{ ...king, model, x: -150, z: 0, yawRad: 1.5 }],
    friendlyFire: false,
  });
}

const models = fc.constantFrom("King", "Chevalier", "Bombard");
const hands = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 20 });

describe("an honest driver", () => {
  it("is believed on a steady line and under up to 1.5 s of jitter, with clocks or without", () => {
    fc.assert(
      fc.property(
        models,
        hands,
        fc.constantFrom(50, 100, 200, 1000),
        fc.array(fc.integer({ min: 20, max: 1500 }), { minLength: 1, maxLength: 50 }),
        fc.boolean(),
        (model, wildness, everyMs, latencies, clocks) => {
          const battle = driverBattle(model);
          const turns = honestTurns(model, 20, everyMs, wildness);
          const latency = (sentMs: number) => latencies[Math.floor(sentMs / everyMs) % latencies.length]!;
          expect(new Set(verdictsOver(battle, turns, latency, clocks))).toEqual(new Set(["accepted"]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is believed after a stall of up to a minute, whose turns all come at once", () => {
    fc.assert(
      fc.property(
        models,
        hands,
        fc.integer({ min: 1600, max: 60_000 }),
        fc.integer({ min: 0, max: 8000 }),
        (model, wildness, stallMs, atMs) => {
          const battle = driverBattle(model);
          const turns = honestTurns(model, 75, 100, wildness);
          const latency = (sentMs: number) =>
            sentMs >= atMs && sentMs < atMs + stallMs ? atMs + stallMs - sentMs : 60;
          expect(new Set(verdictsOver(battle, turns, latency, true))).toEqual(new Set(["accepted"]));
        },
      ),
      { numRuns: 25 },
    );
  });

  it("is never taken for a cheat, whatever the line does: growing queues, drips, one stall after another", () => {
    const stretch = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 7000 }));
    fc.assert(
      fc.property(
        models,
        hands,
        fc.array(stretch, { minLength: 1, maxLength: 12 }),
        (model, wildness, stretches) => {
          const battle = driverBattle(model);
          const latencies = stretches.flatMap(([turns, latencyMs]) =>
            Array.from({ length: turns }, () => latencyMs),
          );
          const turns = honestTurns(model, 40, 100, wildness);
          const latency = (sentMs: number) => latencies[Math.floor(sentMs / 100) % latencies.length]!;
          expect(verdictsOver(battle, turns, latency, false)).not.toContain("invalid");
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is not kicked while it obeys a correction, although turns under way still say otherwise", () => {
    const battle = battleOf(king);
    for (let timeMs = 100; timeMs <= 20_000; timeMs += 100)
      battle.move(0, poseAtPlace(0, 0), undefined, timeMs);
    // A step aside that no tank makes, then turns from there until the correction has arrived, then back.
    let kinds: string[] = [];
    for (let turn = 1; turn <= 5; turn++)
      kinds.push(battle.move(0, poseAtPlace(100, turn), undefined, 20_000 + turn * 100).kind);
    expect(new Set(kinds)).toEqual(new Set(["corrected"]));
    const held = copyOf(battle.poseOf(0)).location;
    kinds = [];
    for (let turn = 0; turn < 40; turn++) {
      const pose = poseAtPlace(held[0]!, held[2]! + turn * 0.5);
      kinds.push(battle.move(0, pose, undefined, 20_700 + turn * 100).kind);
    }
    expect(new Set(kinds)).toEqual(new Set(["accepted"]));
  });
});

describe("a move", () => {
  it("that jumps across the field is proven at once", () => {
    const battle = battleOf(king);
    battle.move(0, poseAtPlace(0, 0), 1000, 1000);
    expect(battle.move(0, poseAtPlace(300, 0), 1100, 1100)).toEqual({
      kind: "invalid",
      code: "impossible-speed",
    });
    expect([...battle.poseOf(0).location]).toEqual([0, 0, 0]);
  });

  it("at three times the model's speed gains next to nothing and is proven within ten seconds", () => {
    const battle = battleOf(king);
    const speedMps = findModel("King")!.forwardMps * 3;
    let timeMs = 0;
    for (; timeMs < 20_000; timeMs += 100) battle.move(0, poseAtPlace(0, 0), undefined, timeMs);
    const startMs = timeMs;
    let verdict = battle.move(0, poseAtPlace(0, 0), undefined, timeMs);
    while (verdict.kind !== "invalid" && timeMs < startMs + 60_000) {
      timeMs += 100;
      const driven = ((timeMs - startMs) / 1000) * speedMps;
      verdict = battle.move(0, poseAtPlace(0, Math.min(480, driven)), undefined, timeMs);
    }
    expect(verdict.kind).toBe("invalid");
    const seconds = (timeMs - startMs) / 1000;
    expect(seconds).toBeLessThan(10);
    expect(battle.poseOf(0).location[2]).toBeLessThan(speedMps * seconds * 0.7);
  });

  it("that is a little too far is shortened, and the sender is told", () => {
    const battle = battleOf(king);
    battle.move(0, poseAtPlace(0, 0), undefined, 100);
    const verdict = battle.move(0, poseAtPlace(0, 31), undefined, 200);
    expect(verdict.kind).toBe("corrected");
    const z = battle.poseOf(0).location[2]!;
    expect(z).toBeGreaterThan(5);
    expect(z).toBeLessThan(9);
  });

  it("older than the last one is late and changes nothing", () => {
    const battle = battleOf(king);
    battle.move(0, poseAtPlace(0, 1), 1000, 1050);
    expect(battle.move(0, poseAtPlace(0, 0.5), 900, 1060).kind).toBe("late");
    expect(battle.poseOf(0).location[2]).toBe(1);
  });

  it("is taken again after the sender's clock has been set back", () => {
    const battle = battleOf(king);
    battle.move(0, poseAtPlace(0, 1), 60_000, 1050);
    expect(battle.move(0, poseAtPlace(0, 1.5), 1100, 1150).kind).toBe("accepted");
  });

  it("of a wreck, or of somebody who has left, is late", () => {
    const battle = battleOf(king, earl1);
    battle.removeCharacter(1, 10);
    expect(battle.move(1, poseAtPlace(0, 100), undefined, 20).kind).toBe("late");
  });

  it("of nobody, and one that is no number, is invalid", () => {
    const battle = battleOf(king);
    expect(battle.move(7, poseAtPlace(0, 0), undefined, 10)).toEqual({
      kind: "invalid",
      code: "unknown-character",
    });
    for (const spoil of [Number.NaN, Infinity]) {
      const pose = poseAtPlace(0, 0);
      pose.location[1] = spoil;
      expect(battle.move(0, pose, undefined, 10)).toEqual({ kind: "invalid", code: "not-a-number" });
      expect(battle.move(0, poseAtPlace(0, 0), spoil, 10)).toEqual({ kind: "invalid", code: "not-a-number" });
    }
  });

  it("into the air, on the side or through the floor is set right", () => {
    const battle = battleOf(king);
    const pose = poseAtPlace(0, 0.5);
    pose.location[1] = 30;
    pose.rotation.set([1, 0, 0, 0]);
    expect(battle.move(0, pose, undefined, 100).kind).toBe("corrected");
    expect(battle.poseOf(0).location[1]).toBe(0);
    expect([...battle.poseOf(0).rotation]).toEqual([0, 0, 0, 1]);
  });

  it("into the middle of a house ends beside it", () => {
    const house = coast.cover.findIndex(({ kind }) => kind === "house");
    const { x, z, halfWidthM } = coast.cover[house]!;
    const battle = createBattle({
      battlefield: coast,
      characters: [{ ...king, x: x + 18, z }],
      friendlyFire: false,
    });
    const pose = copyOf(battle.poseOf(0));
    pose.location.set([x + 0.5, coast.heightAt(x, z), z]);
    expect(battle.move(0, pose, undefined, 2000).kind).toBe("corrected");
    const held = battle.poseOf(0).location;
    expect(Math.hypot(held[0]! - x, held[2]! - z)).toBeGreaterThan(halfWidthM);
  });

  it("beyond the edge of the field stays on it", () => {
    const battle = battleOf({ ...king, x: 488 });
    expect(battle.move(0, poseAtPlace(510, 0), undefined, 2000).kind).toBe("corrected");
    expect(battle.poseOf(0).location[0]).toBe(492);
  });

  it("with the gun beyond its limits is set right", () => {
    const battle = battleWith({}, { ...king, model: "Bombard" });
    const pose = poseAtPlace(0, 0);
    pose.turretYawRad = 1;
    pose.gunPitchRad = 1;
    expect(battle.move(0, pose, undefined, 100).kind).toBe("corrected");
    const bombard = findModel("Bombard")!;
    expect(battle.poseOf(0).turretYawRad).toBeCloseTo(bombard.gunYawLimitRad, 1);
    expect(battle.poseOf(0).gunPitchRad).toBeCloseTo(bombard.gunElevationMaxRad, 1);
  });

  it("never makes anything but numbers of whatever comes", () => {
    const value = fc.oneof(fc.double(), fc.double({ min: -600, max: 600, noNaN: true }));
    const claim = fc.record({
      location: fc.array(value, { minLength: 3, maxLength: 3 }),
      rotation: fc.array(value, { minLength: 4, maxLength: 4 }),
      linear: fc.array(value, { minLength: 3, maxLength: 3 }),
      turretYawRad: value,
      gunPitchRad: value,
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(claim, fc.option(value, { nil: undefined })), { maxLength: 12 }),
        (claims) => {
          const battle = battleWith({ battlefield: coast }, king);
          for (const [
            index,
            [{ location, rotation, linear, turretYawRad, gunPitchRad }, clockMs],
          ] of claims.entries()) {
            const pose = { ...poseAtPlace(0, 0), turretYawRad, gunPitchRad };
            pose.location.set(location);
            pose.rotation.set(rotation);
            pose.linear.set(linear);
            battle.move(0, pose, clockMs, index * 1000);
            const held = battle.poseOf(0);
            const all = [
              ...held.location,
              ...held.rotation,
              ...held.linear,
              held.turretYawRad,
              held.gunPitchRad,
            ];
            expect(all.every(Number.isFinite)).toBe(true);
            expect(Math.hypot(...held.rotation)).toBeCloseTo(1, 6);
            expect(Math.abs(held.location[0]!)).toBeLessThanOrEqual(plain.sizeM / 2);
          }
        },
      ),
    );
  });
});
