import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settledDrift, settledGap, settlingOmega } from "./settle.ts";

const some = (bound: number) => fc.double({ min: -bound, max: bound, noNaN: true });

describe("a gap that settles", () => {
  it("starts with the place and the speed it is given", () => {
    fc.assert(
      fc.property(some(100), some(50), fc.double({ min: 0.1, max: 20, noNaN: true }), (gap, drift, omega) => {
        expect(settledGap(gap, drift, omega, 0)).toBeCloseTo(gap, 9);
        expect(settledDrift(gap, drift, omega, 0)).toBeCloseTo(drift, 9);
      }),
    );
  });

  it("is gone in the end", () => {
    expect(settledGap(10, -5, 2, 20)).toBeCloseTo(0, 9);
    expect(settledDrift(10, -5, 2, 20)).toBeCloseTo(0, 9);
  });

  it("drifts as its own gap changes", () => {
    for (const t of [0.1, 0.5, 2]) {
      const slope = (settledGap(3, -7, 4, t + 1e-5) - settledGap(3, -7, 4, t - 1e-5)) / 2e-5;
      expect(settledDrift(3, -7, 4, t)).toBeCloseTo(slope, 5);
    }
  });

  it("closes no faster than the speed it was given", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.double({ min: 0.5, max: 20, noNaN: true }),
        (gap, speed) => {
          const omega = settlingOmega(gap, 0, speed, 16);
          for (let t = 0; t < 5; t += 0.05) {
            expect(Math.abs(settledDrift(gap, 0, omega, t))).toBeLessThanOrEqual(speed * 1.001);
          }
        },
      ),
    );
  });

  it("is never in more of a hurry than allowed, and always in some", () => {
    expect(settlingOmega(0, 3, 2, 16)).toBe(16);
    expect(settlingOmega(0.001, 0, 2, 16)).toBe(16);
    expect(settlingOmega(1, 100, 2, 16)).toBeGreaterThan(0);
  });
});
