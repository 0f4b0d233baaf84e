import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  angleBetweenQuat,
  axisAngleQuat,
  conjugateQuat,
  copyQuat,
  dotQuat,
  expQuat,
  logQuat,
  multiplyQuat,
  normaliseQuat,
  rotateVec3,
  slerpQuat,
} from "./quat.ts";
import { lengthVec3 } from "./vec3.ts";

const finite = (bound: number) => fc.double({ min: -bound, max: bound, noNaN: true });
const rotation = fc
  .tuple(finite(1), finite(1), finite(1), finite(1))
  .filter((q) => Math.hypot(...q) > 0.1)
  .map((q) => {
    const out = Float64Array.from(q);
    normaliseQuat(out, 0, out, 0);
    return out;
  });

describe("a rotation", () => {
  it("turns counter-clockwise for a positive angle, seen against its axis", () => {
    const quarter = new Float64Array(4);
    axisAngleQuat(quarter, 0, 0, 1, 0, Math.PI / 2);
    const out = new Float64Array(3);
    rotateVec3(out, 0, quarter, 0, [0, 0, 1], 0);
    expect([...out]).toEqual([expect.closeTo(1, 12), expect.closeTo(0, 12), expect.closeTo(0, 12)]);
  });

  it("is undone by its conjugate, in place as well", () => {
    fc.assert(
      fc.property(rotation, (q) => {
        const back = new Float64Array(4);
        conjugateQuat(back, 0, q, 0);
        multiplyQuat(back, 0, back, 0, q, 0);
        expect(angleBetweenQuat(back, 0, [0, 0, 0, 1], 0)).toBeCloseTo(0, 7);
      }),
    );
  });

  it("comes back from its rotation vector, the same or its double cover", () => {
    fc.assert(
      fc.property(rotation, (q) => {
        const vector = new Float64Array(3);
        const back = new Float64Array(4);
        logQuat(vector, 0, q, 0);
        expect(lengthVec3(vector, 0)).toBeLessThanOrEqual(Math.PI + 1e-9);
        expQuat(back, 0, vector, 0, 1);
        expect(Math.abs(dotQuat(back, 0, q, 0))).toBeCloseTo(1, 9);
      }),
    );
  });

  it("applies the child's turn before the parent's when two are chained", () => {
    fc.assert(
      fc.property(rotation, rotation, fc.tuple(finite(10), finite(10), finite(10)), (parent, child, v) => {
        const both = new Float64Array(4);
        const once = new Float64Array(3);
        const twice = new Float64Array(3);
        multiplyQuat(both, 0, parent, 0, child, 0);
        rotateVec3(once, 0, both, 0, v, 0);
        rotateVec3(twice, 0, child, 0, v, 0);
        rotateVec3(twice, 0, parent, 0, twice, 0);
        for (let i = 0; i < 3; i += 1) expect(once[i]).toBeCloseTo(twice[i]!, 8);
      }),
    );
  });

  it("is divided by slerp in the share of the angle", () => {
    fc.assert(
      fc.property(rotation, rotation, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        const part = new Float64Array(4);
        slerpQuat(part, 0, a, 0, b, 0, share);
        const whole = angleBetweenQuat(a, 0, b, 0);
        expect(angleBetweenQuat(a, 0, part, 0)).toBeCloseTo(whole * share, 5);
      }),
    );
  });

  it("without any length becomes no rotation", () => {
    const out = new Float64Array(4);
    normaliseQuat(out, 0, [0, 0, 0, 0], 0);
    expect([...out]).toEqual([0, 0, 0, 1]);
  });

  it("is copied to where it is told", () => {
    const out = new Float64Array(6);
    copyQuat(out, 2, [9, 1, 2, 3, 4], 1);
    expect([...out]).toEqual([0, 0, 1, 2, 3, 4]);
  });
});
