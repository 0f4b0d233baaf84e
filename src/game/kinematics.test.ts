import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { createBattlefield, type Battlefield } from "./battlefield.ts";
import { findModel } from "./catalogue/find-model.ts";
import { MODELS } from "./catalogue/models.ts";
import { createCondition } from "./condition.ts";
import { createFixedStep } from "./fixed-step.ts";
import {
  createDriveInput,
  createTankBody,
  DRIVE_STEP_S,
  placeTank,
  stepTank,
  topSpeedMps,
  type DriveInput,
  type TankBody,
} from "./kinematics.ts";
import { muzzleOf, yawOf } from "./node-transforms.ts";
import { addObstacle, createObstacles } from "./obstacles.ts";

const valley = createBattlefield("Valley", 1485);
/** A field without hills and cover. */
const plain: Battlefield = {
  ...valley,
  cover: [],
  heightAt: () => 0,
  normalAt: (_x, _z, out) => {
    out[0] = 0;
    out[1] = 1;
    out[2] = 0;
  },
  coverNear: () => 0,
};
const chevalier = findModel("Chevalier")!;
const whole = createCondition();
const nobody = createObstacles();

let body: TankBody;
let input: DriveInput;
beforeEach(() => {
  body = createTankBody();
  input = createDriveInput();
  placeTank(body, chevalier, plain, 0, 0, 0);
});

function drive(seconds: number, field = plain, condition = whole, others = nobody, model = chevalier): void {
  for (let step = 0; step < Math.round(seconds / DRIVE_STEP_S); step++)
    stepTank(body, input, model, condition, field, others, DRIVE_STEP_S);
}

describe("a tank", () => {
  it("gathers speed up to its model's and comes to rest when the driver lets go", () => {
    input.throttle = 1;
    drive(1);
    expect(body.speedMps).toBeCloseTo(chevalier.accelerationMps2, 1);
    drive(6);
    expect(body.speedMps).toBeCloseTo(chevalier.forwardMps, 6);
    expect(body.linear[2]).toBeCloseTo(chevalier.forwardMps, 6);
    input.throttle = 0;
    drive(4);
    expect(body.speedMps).toBe(0);
    expect(body.location[0]).toBeCloseTo(0, 9);
  });

  it("drives backwards more slowly", () => {
    input.throttle = -1;
    drive(5);
    expect(body.speedMps).toBeCloseTo(-chevalier.backwardMps, 6);
    expect(body.location[2]).toBeLessThan(-10);
  });

  it("MMOG-4.1-11: turns left, counter-clockwise from above, for a positive steer", () => {
    input.steer = 1;
    drive(0.5);
    expect(body.yawRad).toBeGreaterThan(0.2);
    expect(body.angular[1]).toBeCloseTo(chevalier.hullTraverseRadS, 3);
    expect(yawOf(body.rotation)).toBeCloseTo(body.yawRad, 9);
    input.throttle = 1;
    drive(0.3);
    expect(body.location[0]).toBeGreaterThan(0);
  });

  it("turns its turret towards the aim by the shorter way, no faster than it can", () => {
    input.aimYawRad = Math.PI - 0.1;
    drive(1);
    expect(body.turretYawRad).toBeCloseTo(chevalier.turretTraverseRadS, 2);
    input.aimYawRad = -Math.PI + 0.1;
    drive(4);
    expect(body.turretYawRad).toBeCloseTo(-Math.PI + 0.1, 6);
  });

  it("keeps its gun on a point in the world while the hull turns under it", () => {
    input.aimYawRad = 1;
    input.aimPitchRad = 0.1;
    drive(3);
    input.steer = 0.5;
    drive(3);
    const [muzzle, direction] = [new Float64Array(3), new Float64Array(3)];
    muzzleOf(chevalier, body, muzzle, direction);
    expect(Math.atan2(direction[0]!, direction[2]!)).toBeCloseTo(1, 1);
    expect(Math.asin(direction[1]!)).toBeCloseTo(0.1, 2);
  });

  it("raises and lowers its gun only as far as the model allows", () => {
    input.aimPitchRad = 1.5;
    drive(5);
    expect(body.gunPitchRad).toBeCloseTo(chevalier.gunElevationMaxRad, 9);
    input.aimPitchRad = -1.5;
    drive(5);
    expect(body.gunPitchRad).toBeCloseTo(chevalier.gunElevationMinRad, 9);
  });

  it("without a turret swings its gun only within the mount", () => {
    const bombard = findModel("Bombard")!;
    input.aimYawRad = 2;
    drive(4, plain, whole, nobody, bombard);
    expect(body.turretYawRad).toBeCloseTo(bombard.gunYawLimitRad, 9);
  });

  it("stands when a track is broken, and its turret when that is jammed", () => {
    input.throttle = 1;
    drive(3);
    drive(4, plain, { ...whole, immobile: true });
    expect(body.speedMps).toBe(0);
    input.steer = 1;
    const { yawRad } = body;
    drive(1, plain, { ...whole, immobile: true });
    expect(body.yawRad).toBe(yawRad);
    input.aimYawRad = 2;
    const { turretYawRad } = body;
    drive(1, plain, { ...whole, immobile: true, turretJammed: true });
    expect(body.turretYawRad).toBe(turretYawRad);
  });

  it("climbs more slowly than it drives on the level, and not at all where it is too steep", () => {
    const hill = (slope: number): Battlefield => ({ ...plain, heightAt: (_x, z) => z * slope });
    input.throttle = 1;
    drive(8, hill(0.3));
    expect(body.speedMps).toBeGreaterThan(3);
    expect(body.speedMps).toBeLessThan(chevalier.forwardMps * 0.75);
    // lies on the slope: its nose points up it
    expect(body.location[1]).toBeCloseTo(body.location[2]! * 0.3, 6);
    drive(8, hill(1));
    expect(body.speedMps).toBe(0);
  });

  it("slides along a wall instead of driving through it", () => {
    const wall = {
      ...valley.cover.find(({ kind }) => kind === "wall")!,
      x: 0,
      z: 20,
      directionX: 1,
      directionZ: 0,
      halfLengthM: 30,
      halfWidthM: 0.5,
      radiusM: 30.1,
    };
    const field: Battlefield = { ...plain, cover: [wall], coverNear: (_x, _z, out) => ((out[0] = 0), 1) };
    placeTank(body, chevalier, field, 0, 0, 0.5);
    input.throttle = 1;
    drive(4, field);
    expect(body.location[2]).toBeLessThan(20 - 0.5 - chevalier.radiusM + 0.1);
    expect(body.location[0]).toBeGreaterThan(9);
    placeTank(body, chevalier, field, 0, 0, 0);
    drive(6, field);
    expect(body.speedMps).toBeLessThan(0.2);
  });

  it("goes through a hedge", () => {
    const hedge = { ...valley.cover.find(({ kind }) => kind === "hedge")!, x: 0, z: 20 };
    const field: Battlefield = { ...plain, cover: [hedge], coverNear: (_x, _z, out) => ((out[0] = 0), 1) };
    input.throttle = 1;
    drive(6, field);
    expect(body.location[2]).toBeGreaterThan(50);
  });

  it("stops at another tank, and parts from one that stands in it without a jump", () => {
    const others = createObstacles();
    addObstacle(others, 0, 15, 3);
    input.throttle = 1;
    drive(5, plain, whole, others);
    expect(body.location[2]).toBeCloseTo(15 - 3 - chevalier.radiusM, 1);
    expect(body.speedMps).toBeLessThan(0.2);
    placeTank(body, chevalier, plain, 0.5, 15, 0);
    input.throttle = 0;
    for (let step = 0; step < 270; step++) {
      drive(DRIVE_STEP_S, plain, whole, others);
      expect(Math.hypot(body.linear[0]!, body.linear[2]!)).toBeLessThan(2.5);
    }
    expect(Math.hypot(body.location[0]!, body.location[2]! - 15)).toBeGreaterThan(
      3 + chevalier.radiusM - 0.01,
    );
  });

  it("stays on the field", () => {
    placeTank(body, chevalier, valley, 480, 300, Math.PI / 2);
    input.throttle = 1;
    drive(10, valley);
    expect(Math.abs(body.location[0]!)).toBeLessThanOrEqual(valley.sizeM / 2);
  });

  it("never becomes anything but numbers, whatever the driver's hands send", () => {
    const wild = fc.record({
      throttle: fc.double(),
      steer: fc.double(),
      aimYawRad: fc.double(),
      aimPitchRad: fc.double(),
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(wild, fc.double()), { maxLength: 40 }),
        fc.constantFrom(...MODELS),
        (turns, model) => {
          placeTank(body, model, valley, -150, 0, 1);
          for (const [hands, dtS] of turns) {
            stepTank(body, hands, model, whole, valley, nobody, dtS);
            stepTank(body, hands, model, whole, valley, nobody, DRIVE_STEP_S);
          }
          const values = [...body.location, ...body.rotation, ...body.linear, ...body.angular];
          values.push(body.turretYawRad, body.gunPitchRad, body.speedMps, body.yawRad);
          expect(values.every(Number.isFinite)).toBe(true);
          expect(Math.hypot(...body.rotation)).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it("is never faster over the ground than the referee believes, and never above or under it", () => {
    const hands = fc.record({
      throttle: fc.constantFrom(-1, 0, 1),
      steer: fc.constantFrom(-1, 0, 0.4, 1),
      aimYawRad: fc.constant(0),
      aimPitchRad: fc.constant(0),
    });
    fc.assert(
      fc.property(
        fc.array(hands, { minLength: 5, maxLength: 25 }),
        fc.constantFrom(...MODELS),
        fc.double({ min: -400, max: 400, noNaN: true }),
        fc.double({ min: -400, max: 400, noNaN: true }),
        (turns, model, x, z) => {
          placeTank(body, model, valley, x, z, 0);
          for (const turn of turns) {
            input = turn;
            drive(1, valley, whole, nobody, model);
            const speed = Math.hypot(body.linear[0]!, body.linear[2]!);
            expect(speed).toBeLessThanOrEqual(topSpeedMps(model) + 2.001);
            const ground = valley.heightAt(body.location[0]!, body.location[2]!);
            expect(Math.abs(body.location[1]! - ground)).toBeLessThan(1.5);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("fixed steps", () => {
  it.each([30, 60, 75, 144])("drive a tank to the same place at %i frames a second", (framesPerSecond) => {
    const arrive = (fps: number) => {
      const tank = createTankBody();
      placeTank(tank, chevalier, valley, -150, 0, 1.5);
      const pace = createFixedStep(DRIVE_STEP_S);
      const hands = { throttle: 1, steer: 0.3, aimYawRad: 2, aimPitchRad: 0.1 };
      const step = () => stepTank(tank, hands, chevalier, whole, valley, nobody, DRIVE_STEP_S);
      for (let frame = 0; frame <= fps * 5; frame++) pace.advance(1000 + (frame * 1000) / fps, step);
      return [...tank.location, ...tank.rotation, tank.turretYawRad];
    };
    expect(arrive(framesPerSecond)).toEqual(arrive(60));
  });

  it("are one a frame at just their pace, without a beat", () => {
    let steps = 0;
    const pace = createFixedStep(DRIVE_STEP_S);
    for (let frame = 0; frame < 2000; frame++) {
      pace.advance((frame * 1000) / 60, () => steps++);
      expect(steps).toBe(frame);
    }
  });

  it("skip what a hidden tab has missed instead of replaying it", () => {
    let steps = 0;
    const pace = createFixedStep(0.1, 0.5);
    pace.advance(0, () => steps++);
    pace.advance(60_000, () => steps++);
    expect(steps).toBe(5);
    expect(pace.advance(60_050, () => steps++)).toBeCloseTo(0.5, 3);
    expect(pace.advance(Number.NaN, () => steps++)).toBe(0);
  });
});
