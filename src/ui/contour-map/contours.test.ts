import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contoursOf, sampleGrid, type Contour } from "./contours.ts";

const area = { eastM: -50, southM: -50, widthM: 100, depthM: 100 };
const cone = (east: number, south: number) => 40 - Math.hypot(east, south);

function grid(heightAt: (east: number, south: number) => number) {
  return sampleGrid(heightAt, area, 40, 40);
}

/** The points of a contour in metres. */
function placesOf(contour: Contour): readonly (readonly [number, number])[] {
  return contour.lines.flatMap((line) =>
    Array.from({ length: line.points.length / 2 }, (_, at) => {
      const [column = 0, row = 0] = line.points.slice(2 * at, 2 * at + 2);
      return [area.eastM + column * 2.5, area.southM + row * 2.5] as const;
    }),
  );
}

describe("contour lines", () => {
  it("of a cone are rings, one a level, at the right distance from its top", () => {
    const contours = contoursOf(grid(cone), 10).filter(
      (contour) => contour.heightM >= 0 && contour.heightM < 40,
    );
    expect(contours.map((contour) => contour.heightM)).toEqual([0, 10, 20, 30]);
    for (const contour of contours) {
      expect(contour.lines.map((line) => line.isClosed)).toEqual([true]);
      for (const [east, south] of placesOf(contour))
        expect(Math.hypot(east, south)).toBeCloseTo(40 - contour.heightM, 0);
    }
  });

  it("of a slope run from border to border", () => {
    const contours = contoursOf(
      grid((east) => east),
      20,
    );
    expect(contours.map((contour) => contour.heightM)).toEqual([-40, -20, 0, 20, 40]);
    for (const contour of contours) {
      expect(contour.lines.map((line) => line.isClosed)).toEqual([false]);
      expect(new Set(placesOf(contour).map(([east]) => Math.round(east)))).toEqual(
        new Set([contour.heightM]),
      );
      expect(contour.lines[0]?.points.length).toBe(2 * 41);
    }
  });

  it("of level ground are none, and neither are those of an interval of nothing", () => {
    expect(
      contoursOf(
        grid(() => 7),
        10,
      ),
    ).toEqual([]);
    expect(contoursOf(grid(cone), 0)).toEqual([]);
    expect(
      contoursOf(
        grid(() => NaN),
        10,
      ),
    ).toEqual([]);
  });

  it("stay countable on the highest mountain", () => {
    expect(
      contoursOf(
        grid((east) => 1e6 * east),
        1,
      ).length,
    ).toBeLessThanOrEqual(61);
  });

  it("lie on the ground's edges where it crosses their height, whatever the ground", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 36, maxLength: 36 }),
        (heights) => {
          const ground = { columns: 5, rows: 5, heights: Float32Array.from(heights) };
          const at = (column: number, row: number) => heights[row * 6 + column] ?? NaN;
          for (const contour of contoursOf(ground, 7))
            for (const line of contour.lines)
              for (let place = 0; place < line.points.length; place += 2) {
                const [x = NaN, y = NaN] = line.points.slice(place, place + 2);
                const share = x % 1 || y % 1;
                const [left, top] = [Math.floor(x), Math.floor(y)];
                const height = at(left, top) + share * (at(Math.ceil(x), Math.ceil(y)) - at(left, top));
                expect(Math.abs(height - contour.heightM)).toBeLessThan(1e-3);
              }
        },
      ),
    );
  });
});
