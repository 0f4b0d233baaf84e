import { describe, expect, it } from "vitest";
import {
  addScaledVec3,
  addVec3,
  copyVec3,
  crossVec3,
  distanceVec3,
  dotVec3,
  lengthVec3,
  lerpVec3,
  normaliseVec3,
  scaleVec3,
  subtractVec3,
} from "./vec3.ts";

const a = [0, 1, 2, 3];
const b = [4, -5, 6];

function of(write: (out: Float64Array) => void): number[] {
  const out = new Float64Array(3);
  write(out);
  return [...out];
}

describe("a vector inside an array", () => {
  it("is added, subtracted, scaled and mixed from its place", () => {
    expect(of((out) => addVec3(out, 0, a, 1, b, 0))).toEqual([5, -3, 9]);
    expect(of((out) => subtractVec3(out, 0, a, 1, b, 0))).toEqual([-3, 7, -3]);
    expect(of((out) => scaleVec3(out, 0, a, 1, -2))).toEqual([-2, -4, -6]);
    expect(of((out) => addScaledVec3(out, 0, a, 1, b, 0, 0.5))).toEqual([3, -0.5, 6]);
    expect(of((out) => lerpVec3(out, 0, a, 1, b, 0, 0.5))).toEqual([2.5, -1.5, 4.5]);
    expect(of((out) => copyVec3(out, 0, a, 1))).toEqual([1, 2, 3]);
  });

  it("has a right-handed cross product, in place as well", () => {
    const out = Float64Array.of(1, 0, 0);
    crossVec3(out, 0, out, 0, [0, 1, 0], 0);
    expect([...out]).toEqual([0, 0, 1]);
  });

  it("has a length and distances", () => {
    expect(lengthVec3([3, 4, 12], 0)).toBe(13);
    expect(distanceVec3([1, 1, 1], 0, [4, 5, 13], 0)).toBe(13);
    expect(dotVec3(a, 1, b, 0)).toBe(12);
  });

  it("without a length takes the direction that is given for it", () => {
    expect(of((out) => normaliseVec3(out, 0, [0, 0, 5], 0))).toEqual([0, 0, 1]);
    expect(of((out) => normaliseVec3(out, 0, [0, 0, 0], 0, 0, 1, 0))).toEqual([0, 1, 0]);
    expect(of((out) => normaliseVec3(out, 0, [Infinity, 0, 0], 0, 0, 1, 0))).toEqual([0, 1, 0]);
  });
});
