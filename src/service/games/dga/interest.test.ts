import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FAR_EVERY, MIDDLE_EVERY, movesEvery } from "#service/games/dga/interest.ts";

const north = { x: 10, z: 20, aimX: 0, aimZ: 1 };

describe("how often somebody hears of a tank's moves", () => {
  it("falls with the distance", () => {
    expect(movesEvery(north, 10 + 150, 20)).toBe(1);
    expect(movesEvery(north, 10 + 151, 20)).toBe(MIDDLE_EVERY);
    expect(movesEvery(north, 10, 20 - 400)).toBe(MIDDLE_EVERY);
    expect(movesEvery(north, 10, 20 - 401)).toBe(FAR_EVERY);
  });

  it("is always where the barrel points, and for who only watches", () => {
    expect(movesEvery(north, 10, 920)).toBe(1);
    expect(movesEvery(north, 10 + 900 * Math.sin(0.08), 20 + 900 * Math.cos(0.08))).toBe(1);
    expect(movesEvery(north, 10 + 900 * Math.sin(0.09), 20 + 900 * Math.cos(0.09))).toBe(FAR_EVERY);
    expect(movesEvery(undefined, 900, 900)).toBe(1);
  });

  it("is never more seldom than for the far ones, wherever anybody is", () => {
    const metres = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(metres, metres, metres, metres, (x, z, toX, toZ) => {
        const every = movesEvery({ x, z, aimX: 1, aimZ: 0 }, toX, toZ);
        expect([1, MIDDLE_EVERY, FAR_EVERY]).toContain(every);
      }),
    );
  });
});
