import fc from "fast-check";
import { expect, test } from "vitest";
import { approach, approachAngle, clearDistance, groundAlong, writeDirection } from "./view-math.ts";

const flat = { heightAt: (): number => 0 };

test("approaching a target takes the same way at 30, 60 and 144 frames a second", () => {
  const after = (fps: number): number => {
    let value = 0;
    for (let frame = 0; frame < fps; frame++) value = approach(value, 10, 0.2, 1 / fps);
    return value;
  };
  expect(after(30)).toBeCloseTo(after(144), 9);
  expect(after(60)).toBeCloseTo(10 - 10 / 2 ** 5, 9);
});

test("an angle is approached the shorter way round", () => {
  const next = approachAngle(3, -3, 0.1, 0.1);
  expect(next).toBeGreaterThan(3);
  expect(next).toBeCloseTo(3 + (2 * Math.PI - 6) / 2, 9);
});

test("what is no number neither enters nor leaves an approach", () => {
  expect(approach(Number.NaN, 4, 0.1, 0.1)).toBe(4);
  expect(approach(4, Number.NaN, 0.1, 0.1)).toBe(4);
  expect(approachAngle(Number.NaN, 1, 0.1, 0.1)).toBe(1);
  expect(approachAngle(1, Number.POSITIVE_INFINITY, 0.1, 0.1)).toBe(1);
});

test("yaw 0 looks along +z, a quarter turn counter-clockwise along +x, a positive pitch up", () => {
  const out = new Float64Array(3);
  writeDirection(out, 0, 0);
  expect([...out]).toEqual([0, 0, 1]);
  writeDirection(out, Math.PI / 2, 0);
  expect(out[0]).toBeCloseTo(1, 12);
  writeDirection(out, 1, 0.5);
  expect(out[1]).toBeGreaterThan(0);
  expect(Math.hypot(...out)).toBeCloseTo(1, 12);
});

test("a ray downwards meets level ground where geometry says, and one upwards never", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 60, noNaN: true }),
      fc.double({ min: 0.05, max: 1.2, noNaN: true }),
      (high, down) => {
        const way = new Float64Array(3);
        writeDirection(way, 0.3, -down);
        const expected = high / Math.sin(down);
        expect(Math.abs(groundAlong(flat, 0, high, 0, way, 5000) - expected)).toBeLessThan(
          0.01 + expected * 0.001,
        );
        writeDirection(way, 0.3, down);
        expect(groundAlong(flat, 0, high, 0, way, 900)).toBe(900);
      },
    ),
  );
});

test("a camera is pulled in front of a hill and left alone on level ground", () => {
  const back = new Float64Array([0, 0, -1]);
  const hill = { heightAt: (_x: number, z: number): number => (z < -6 ? 20 : 0) };
  expect(clearDistance(flat, 0, 3, 0, back, 12, 1, 2)).toBe(12);
  const pulled = clearDistance(hill, 0, 3, 0, back, 12, 1, 2);
  expect(pulled).toBeGreaterThanOrEqual(2);
  expect(pulled).toBeLessThanOrEqual(6);
});
