import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  angularAt,
  createSendPolicy,
  isUsableMotion,
  linearAt,
  motionStride,
  predictionHorizonMs,
  predictMotion,
  rotationAt,
  roundMotion,
} from "./dead-reckoning.ts";
import { angleBetweenQuat, axisAngleQuat } from "./math/quat.ts";
import { distanceVec3, lengthVec3 } from "./math/vec3.ts";

type Parts = { position?: number[]; yaw?: number; linear?: number[]; angular?: number[] };

function motionOf({
  position = [0, 0, 0],
  yaw = 0,
  linear = [0, 0, 0],
  angular = [0, 0, 0],
}: Parts): Float64Array {
  const motion = new Float64Array(motionStride);
  motion.set(position, 0);
  axisAngleQuat(motion, rotationAt, 0, 1, 0, yaw);
  motion.set(linear, linearAt);
  motion.set(angular, angularAt);
  return motion;
}

function predicted(motion: Float64Array, elapsedMs: number, horizonMs?: number): Float64Array {
  const out = new Float64Array(motionStride);
  predictMotion(out, 0, motion, 0, elapsedMs, horizonMs);
  return out;
}

const number = (bound: number) => fc.double({ min: -bound, max: bound, noNaN: true });
const vector = (bound: number) => fc.array(number(bound), { minLength: 3, maxLength: 3 });
const motions = fc
  .record({ position: vector(1e6), yaw: number(4), linear: vector(1e4), angular: vector(1e3) })
  .map(motionOf);

describe("a prediction", () => {
  it("goes straight on without angular velocity", () => {
    const out = predicted(motionOf({ position: [1, 2, 3], linear: [10, 0, -4] }), 200);
    expect([...out.subarray(0, 3)]).toEqual([expect.closeTo(3), expect.closeTo(2), expect.closeTo(2.2)]);
  });

  it("follows a steady curve round its circle", () => {
    // 8 m/s forward (+z) at 1 rad/s to the left: a circle of 8 m about (8, 0, 0)
    const out = predicted(motionOf({ linear: [0, 0, 8], angular: [0, 1, 0] }), 400);
    expect(distanceVec3(out, 0, [8, 0, 0], 0)).toBeCloseTo(8, 9);
    expect(out[0]).toBeCloseTo(8 - 8 * Math.cos(0.4), 9);
    expect(out[2]).toBeCloseTo(8 * Math.sin(0.4), 9);
    const turned = new Float64Array(4);
    axisAngleQuat(turned, 0, 0, 1, 0, 0.4);
    expect(angleBetweenQuat(out, rotationAt, turned, 0)).toBeCloseTo(0, 9);
    expect(lengthVec3(out, linearAt)).toBeCloseTo(8, 9);
  });

  it("ends at the horizon and stands still from there", () => {
    const motion = motionOf({ linear: [10, 0, 0], angular: [0, 0.5, 0] });
    const late = predicted(motion, 10_000);
    expect(lengthVec3(late, 0)).toBeLessThanOrEqual((10 * predictionHorizonMs) / 1000 + 1e-9);
    expect(lengthVec3(late, linearAt) + lengthVec3(late, angularAt)).toBe(0);
    expect([...predicted(motion, 700)]).toEqual([...late]);
  });

  it("tells the velocities of its own path, also while it comes to its stop", () => {
    const motion = motionOf({ linear: [3, 1, 8], angular: [0.2, 0.9, -0.1] });
    for (const elapsedMs of [50, 300, 460, 520]) {
      const before = predicted(motion, elapsedMs - 0.5);
      const after = predicted(motion, elapsedMs + 0.5);
      const now = predicted(motion, elapsedMs);
      for (let i = 0; i < 3; i += 1) {
        expect((after[i]! - before[i]!) * 1000).toBeCloseTo(now[linearAt + i]!, 2);
      }
    }
  });

  it("is the motion itself at no time, before it, and with a horizon of nothing", () => {
    const motion = motionOf({ position: [1, 2, 3], yaw: 1, linear: [5, 0, 0] });
    for (const out of [predicted(motion, 0), predicted(motion, -50), predicted(motion, 300, 0)]) {
      expect([...out.subarray(0, 7)]).toEqual(
        [...motion.subarray(0, 7)].map((value) => expect.closeTo(value, 12)),
      );
    }
  });

  it("never makes anything but numbers of a usable motion", () => {
    fc.assert(
      fc.property(motions, fc.double({ noNaN: true, noDefaultInfinity: true }), (motion, elapsedMs) => {
        fc.pre(isUsableMotion(motion, 0));
        for (const value of predicted(motion, elapsedMs)) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });

  it("may be written over what it is made from", () => {
    const motion = motionOf({ position: [1, 2, 3], yaw: 1, linear: [5, 0, 1], angular: [0, 1, 0] });
    const expected = [...predicted(motion, 250)];
    predictMotion(motion, 0, motion, 0, 250);
    expect([...motion]).toEqual(expected);
  });
});

describe("a motion on the wire", () => {
  it("has metres and turns with 3 decimals and speeds with 2, and never minus zero", () => {
    const out = new Float64Array(motionStride);
    const motion = motionOf({
      position: [1.23456, -0.0001, 3],
      yaw: 1,
      linear: [0.12345, 0, 0],
      angular: [0, 0.123456, 0],
    });
    roundMotion(out, 0, motion, 0);
    expect(out[0]).toBe(1.235);
    expect(Object.is(out[1], 0)).toBe(true);
    expect(out[linearAt]).toBe(0.12);
    expect(out[angularAt + 1]).toBe(0.123);
    expect(out[rotationAt + 1]).toBe(0.479);
  });

  it.each([
    ["a number that is none", 0, Number.NaN],
    ["an infinite number", linearAt, Infinity],
    ["a place off the world", 2, 1e7],
    ["a speed beyond belief", linearAt + 1, 1e5],
    ["an empty rotation", rotationAt + 3, 0],
  ])("is not usable with %s", (_what, at, value) => {
    const motion = motionOf({});
    expect(isUsableMotion(motion, 0)).toBe(true);
    motion[at] = value;
    expect(isUsableMotion(motion, 0)).toBe(false);
  });
});

describe("the send policy", () => {
  /** Drives at 60 looks a second and gives the times at which a turn was due. */
  function sendTimes(path: (ms: number) => Parts, untilMs: number): number[] {
    const policy = createSendPolicy({ nodes: 1 });
    const times: number[] = [];
    for (let ms = 0; ms <= untilMs; ms += 1000 / 60) {
      const motion = motionOf(path(ms));
      if (!policy.shouldSend(ms, motion)) continue;
      policy.markSent(ms, motion);
      times.push(ms);
    }
    return times;
  }

  it("sends at least once a second while nothing moves", () => {
    const times = sendTimes(() => ({}), 5000);
    expect(times[0]).toBe(0);
    expect(times.length).toBeGreaterThanOrEqual(5);
    expect(times.length).toBeLessThanOrEqual(6);
  });

  it("sends at most twenty times a second whatever happens", () => {
    const times = sendTimes((ms) => ({ position: [Math.sin(ms) * 100, 0, 0] }), 2000);
    expect(times.length).toBeGreaterThan(20);
    expect(times.slice(1).every((ms, i) => ms - times[i]! >= 50)).toBe(true);
  });

  it("lets a steady curve run as far as the prediction goes", () => {
    const speed = 9;
    const turn = 0.6;
    const times = sendTimes((ms) => {
      const angle = (turn * ms) / 1000;
      const radius = speed / turn;
      return {
        position: [radius * (1 - Math.cos(angle)), 0, radius * Math.sin(angle)],
        yaw: angle,
        linear: [speed * Math.sin(angle), 0, speed * Math.cos(angle)],
        angular: [0, turn, 0],
      };
    }, 4000);
    expect(times.length).toBeLessThanOrEqual(9);
  });

  it("never lets the receivers be farther off than the tolerances and one look allow", () => {
    const receivers = new Float64Array(motionStride);
    const policy = createSendPolicy({ nodes: 1 });
    const told = new Float64Array(motionStride);
    let toldMs = 0;
    // 4 m/s² to and fro, and a turn that swings with up to 1 rad/s
    for (let ms = 0; ms < 10_000; ms += 1000 / 60) {
      const t = ms / 1000;
      const motion = motionOf({
        position: [4 * Math.sin(t), 0, 0],
        yaw: Math.sin(t),
        linear: [4 * Math.cos(t), 0, 0],
        angular: [0, Math.cos(t), 0],
      });
      if (policy.shouldSend(ms, motion)) {
        policy.markSent(ms, motion);
        roundMotion(told, 0, motion, 0);
        toldMs = ms;
      }
      predictMotion(receivers, 0, told, 0, ms - toldMs);
      expect(distanceVec3(receivers, 0, motion, 0)).toBeLessThan(0.051);
      expect(angleBetweenQuat(receivers, rotationAt, motion, rotationAt)).toBeLessThan(
        (0.55 * Math.PI) / 180,
      );
    }
  });

  it("names only the nodes that are off, and all of them in the first turn", () => {
    const policy = createSendPolicy({ nodes: 2 });
    const both = new Float64Array(2 * motionStride);
    both.set(motionOf({}), 0);
    both.set(motionOf({}), motionStride);
    expect(policy.shouldSend(0, both)).toBe(true);
    expect([policy.isNodeDue(0), policy.isNodeDue(1)]).toEqual([true, true]);
    policy.markSent(0, both);
    both.set(motionOf({ yaw: 0.1 }), motionStride);
    expect(policy.shouldSend(100, both)).toBe(true);
    expect([policy.isNodeDue(0), policy.isNodeDue(1)]).toEqual([false, true]);
    policy.markSent(100, both);
    expect(policy.shouldSend(200, both)).toBe(false);
    expect(policy.shouldSend(1100, both)).toBe(true);
    expect([policy.isNodeDue(0), policy.isNodeDue(1)]).toEqual([true, false]);
  });

  it("knows that the receivers hold rounded numbers", () => {
    const policy = createSendPolicy({ nodes: 1, toleranceM: 0.0004 });
    const motion = motionOf({ position: [0.00149, 0, 0] });
    expect(policy.shouldSend(0, motion)).toBe(true);
    policy.markSent(0, motion);
    expect(policy.shouldSend(100, motion)).toBe(true);
  });

  it("sends nothing that is not a number, and goes on when its clock is set back", () => {
    const policy = createSendPolicy({ nodes: 1 });
    const motion = motionOf({});
    expect(policy.shouldSend(5000, motionOf({ position: [Number.NaN, 0, 0] }))).toBe(false);
    expect(policy.shouldSend(5000, motion)).toBe(true);
    policy.markSent(5000, motion);
    expect(policy.shouldSend(1000, motion)).toBe(true);
  });

  it("says all again after a reset", () => {
    const policy = createSendPolicy({ nodes: 1 });
    const motion = motionOf({});
    expect(policy.shouldSend(0, motion)).toBe(true);
    policy.markSent(0, motion);
    expect(policy.shouldSend(60, motion)).toBe(false);
    policy.reset();
    expect(policy.shouldSend(70, motion)).toBe(true);
  });
});
