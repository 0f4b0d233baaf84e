import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { angularAt, linearAt, motionStride, predictMotion, rotationAt } from "#game/dead-reckoning.ts";
import { angleBetweenQuat, axisAngleQuat } from "#game/math/quat.ts";
import { distanceVec3 } from "#game/math/vec3.ts";
import { curveBetween, standStill, straightBetween } from "./curve.ts";

const number = (bound: number) => fc.double({ min: -bound, max: bound, noNaN: true });
const vector = (bound: number) => fc.array(number(bound), { minLength: 3, maxLength: 3 });
const motions = fc
  .tuple(vector(1000), number(3), vector(30), vector(3))
  .map(([position, yaw, linear, angular]) => {
    const motion = new Float64Array(motionStride);
    motion.set(position, 0);
    axisAngleQuat(motion, rotationAt, 0, 1, 0, yaw);
    motion.set(linear, linearAt);
    motion.set(angular, angularAt);
    return motion;
  });

function at(
  between: typeof curveBetween,
  a: Float64Array,
  b: Float64Array,
  spanMs: number,
  share: number,
): Float64Array {
  const out = new Float64Array(motionStride);
  between(out, 0, a, 0, b, 0, Float64Array.of(spanMs, share));
  return out;
}

describe.each([
  ["a curve", curveBetween],
  ["a straight way", straightBetween],
])("%s between two motions", (_name, between) => {
  it("leaves the one and reaches the other", () => {
    fc.assert(
      fc.property(motions, motions, (a, b) => {
        for (const [share, end] of [
          [0, a],
          [1, b],
        ] as const) {
          const out = at(between, a, b, 100, share);
          expect(distanceVec3(out, 0, end, 0)).toBeLessThan(1e-9);
          expect(angleBetweenQuat(out, rotationAt, end, rotationAt)).toBeLessThan(1e-6);
        }
      }),
    );
  });

  it("is made of numbers all the way", () => {
    fc.assert(
      fc.property(motions, motions, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        for (const value of at(between, a, b, 1, share)) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

describe("a curve", () => {
  it("has the velocities of both ends at the ends", () => {
    fc.assert(
      fc.property(motions, motions, (a, b) => {
        const start = at(curveBetween, a, b, 150, 0);
        const end = at(curveBetween, a, b, 150, 1);
        for (let i = linearAt; i < motionStride; i += 1) {
          expect(start[i]).toBeCloseTo(a[i]!, 6);
          expect(end[i]).toBeCloseTo(b[i]!, 6);
        }
      }),
    );
  });

  it("tells the velocity of its own path", () => {
    const [a, b] = [new Float64Array(motionStride), new Float64Array(motionStride)];
    a.set([0, 0, 0, 0, 0, 0, 1, 8, 0, 1]);
    b.set([0.9, 0, 0.3, 0, 0, 0, 1, 9, 0, 5]);
    const before = at(curveBetween, a, b, 100, 0.399);
    const after = at(curveBetween, a, b, 100, 0.401);
    const now = at(curveBetween, a, b, 100, 0.4);
    for (let i = 0; i < 3; i += 1)
      expect((after[i]! - before[i]!) / 0.0002).toBeCloseTo(now[linearAt + i]!, 3);
  });

  it("stays within millimetres of a steady bend", () => {
    const a = new Float64Array(motionStride);
    a.set([0, 0, 0, 0, 0, 0, 1, 0, 0, 10, 0, 0.8, 0]);
    const b = new Float64Array(motionStride);
    const middle = new Float64Array(motionStride);
    predictMotion(b, 0, a, 0, 200);
    predictMotion(middle, 0, a, 0, 100);
    const out = at(curveBetween, a, b, 200, 0.5);
    expect(distanceVec3(out, 0, middle, 0)).toBeLessThan(0.001);
    expect(angleBetweenQuat(out, rotationAt, middle, rotationAt)).toBeLessThan(0.001);
  });
});

it("standing still keeps the place and drops the velocities", () => {
  const out = new Float64Array(motionStride).fill(9);
  standStill(out, 0, Float64Array.of(1, 2, 3, 0, 0, 0, 1, 4, 5, 6, 7, 8, 9), 0);
  expect([...out]).toEqual([1, 2, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
});
