import { describe, expect, test } from "vitest";
import { createHeard, hear, type Ear, type Heard } from "./hearing.ts";

const ear: Ear = { x: 0, y: 0, z: 0, yawRad: 0 };

function heardFrom(x: number, z: number, from: Ear = ear): Heard {
  const heard = createHeard();
  hear(heard, from, x, 0, z, 20, 1000);
  return heard;
}

describe("what an ear hears", () => {
  test("comes later by the speed of sound, quieter and duller the farther it is", () => {
    const near = heardFrom(0, 34.3);
    const far = heardFrom(0, 343);
    expect(near.delayS).toBeCloseTo(0.1);
    expect(far.delayS).toBeCloseTo(1);
    expect(far.gain).toBeLessThan(near.gain / 4);
    expect(far.cutoffHz).toBeLessThan(near.cutoffHz / 2);
  });

  test("is on the left for +x when one looks along +z, and on the right when one has turned round", () => {
    expect(heardFrom(100, 0).pan).toBeLessThan(-0.5);
    expect(heardFrom(100, 0, { ...ear, yawRad: Math.PI }).pan).toBeGreaterThan(0.5);
    expect(heardFrom(0, 100).pan).toBeCloseTo(0);
  });

  test("is all around when it is close by", () => {
    expect(Math.abs(heardFrom(1, 0).pan)).toBeLessThan(0.2);
    expect(heardFrom(1, 0).gain).toBe(1);
    expect(heardFrom(0, 0)).toMatchObject({ gain: 1, pan: 0, delayS: 0 });
  });

  test("is duller from behind", () => {
    expect(heardFrom(0, -100).cutoffHz).toBeLessThan(heardFrom(0, 100).cutoffHz);
  });

  test("is nothing out of reach, and fades out before that", () => {
    expect(heardFrom(0, 1000).gain).toBe(0);
    expect(heardFrom(0, 990).gain).toBeLessThan(0.002);
    expect(heardFrom(Number.NaN, 0).gain).toBe(0);
    expect(heardFrom(Infinity, 0).gain).toBe(0);
  });
});
