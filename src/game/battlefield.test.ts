import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createHit, hitCover, hitGround } from "./hit-test.ts";
import { createBattlefield, type Battlefield } from "./battlefield.ts";
import { BATTLEFIELD_NAMES } from "./battlefield/names.ts";

const fields = BATTLEFIELD_NAMES.map((name) => createBattlefield(name, 1485));
const valley = fields[0]!;
const coordinate = fc.double({ min: -600, max: 600, noNaN: true });

describe("a battlefield", () => {
  it.each(BATTLEFIELD_NAMES)("%s is the same for the same seed and another for another", (name) => {
    const [one, same, other] = [1, 1, 2].map((seed) => createBattlefield(name, seed)) as [
      Battlefield,
      Battlefield,
      Battlefield,
    ];
    expect(same.cover).toEqual(one.cover);
    expect(heights(same)).toEqual(heights(one));
    expect(other.cover).not.toEqual(one.cover);
    expect(heights(other)).not.toEqual(heights(one));
  });

  it("keeps its shape from version to version: saved matches name only the seed", () => {
    const prints = fields.map((field) => [Math.round(sum(heights(field)) * 1000), field.cover.length]);
    expect(prints).toMatchInlineSnapshot(`
      [
        [
          8887306,
          656,
        ],
        [
          5219581,
          486,
        ],
        [
          3797378,
          496,
        ],
      ]
    `);
  });

  it("has ground everywhere, within and beyond the edge, even for what is no number", () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), coordinate, coordinate, (field, x, z) => {
        expect(Number.isFinite(field.heightAt(x, z))).toBe(true);
        const normal = [0, 0, 0];
        field.normalAt(x, z, normal);
        expect(Math.hypot(...normal)).toBeCloseTo(1, 9);
        expect(normal[1]).toBeGreaterThan(0.3);
      }),
    );
    expect(valley.heightAt(Number.NaN, Infinity)).toBe(valley.heightAt(-500, 500));
  });

  it("is continuous: a centimetre aside the ground is nearly as high", () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), coordinate, coordinate, (field, x, z) => {
        expect(Math.abs(field.heightAt(x + 0.01, z) - field.heightAt(x, z))).toBeLessThan(0.05);
      }),
    );
  });

  it("lets a river run through the Valley's middle, between higher banks", () => {
    for (const z of [-200, -50, 0, 120, 240]) {
      const row = Array.from({ length: 81 }, (_, each) => valley.heightAt(each - 40, z));
      expect(Math.min(...row)).toBeLessThan(valley.waterLevelM!);
      expect(valley.heightAt(-150, z)).toBeGreaterThan(valley.waterLevelM! + 1);
      expect(valley.heightAt(150, z)).toBeGreaterThan(valley.waterLevelM! + 1);
      expect(valley.heightAt(-450, z)).toBeGreaterThan(20);
    }
  });

  it.each(fields)(
    "sets two teams of $name 250 to 350 m apart, facing each other, clear of cover",
    (field) => {
      const west = field.spawn(0, 2, 0);
      const east = field.spawn(1, 2, 0);
      const apart = Math.hypot(west.x - east.x, west.z - east.z);
      expect(apart).toBeGreaterThan(250);
      expect(apart).toBeLessThan(350);
      expect(Math.sin(west.yawRad) * (east.x - west.x)).toBeGreaterThan(250);
      expect(Math.sin(east.yawRad) * (west.x - east.x)).toBeGreaterThan(250);
      for (let team = 0; team < 2; team++) {
        const house = field.headquarters(team, 2);
        expect(Math.abs(house.x)).toBeGreaterThan(190);
        for (let position = 0; position < 15; position++) {
          const { x, z } = field.spawn(team, 2, position);
          const nearest = field.cover
            .filter(({ blocksTanks }) => blocksTanks)
            .map((piece) => Math.hypot(piece.x - x, piece.z - z) - piece.radiusM);
          expect(Math.min(...nearest)).toBeGreaterThan(3);
          expect(Math.hypot(house.x - x, house.z - z)).toBeGreaterThan(13);
          expect(field.heightAt(x, z)).toBeGreaterThan(field.waterLevelM ?? -Infinity);
        }
      }
    },
  );

  it("hides the two teams of the Valley from each other until somebody has moved", () => {
    const hit = createHit();
    for (const seed of [1, 2, 3, 1485]) {
      const field = createBattlefield("Valley", seed);
      const eyes = (team: number, position: number) => {
        const { x, z } = field.spawn(team, 2, position);
        return Float64Array.of(x, field.heightAt(x, z) + 2.2, z);
      };
      for (const [west, east] of [
        [0, 0],
        [1, 2],
        [4, 3],
      ] as const) {
        const [from, to] = [eyes(0, west), eyes(1, east)];
        hitCover(field, from, to, hit);
        expect(Math.min(hit.share, hitGround(field, from, to))).toBeLessThan(1);
      }
    }
  });

  it("gives everybody of any number of teams a place of their own", () => {
    for (const field of fields) {
      const places = [0, 1, 2, 3, 4, 5].flatMap((team) =>
        Array.from({ length: 15 }, (_, position) => field.spawn(team, 6, position)),
      );
      for (const [index, a] of places.entries()) {
        for (const b of places.slice(0, index)) expect(Math.hypot(a.x - b.x, a.z - b.z)).toBeGreaterThan(6);
      }
    }
  });

  it("has cover of several kinds between the teams", () => {
    for (const field of fields) {
      const between = field.cover.filter(({ x, z }) => Math.abs(x) < 120 && Math.abs(z) < 150);
      expect(between.length).toBeGreaterThan(12);
      expect(new Set(field.cover.map(({ kind }) => kind)).size).toBe(5);
    }
  });

  it("finds all cover within 6 m of any point", () => {
    const found = new Int32Array(96);
    fc.assert(
      fc.property(fc.constantFrom(...fields), coordinate, coordinate, (field, x, z) => {
        const near = new Set(found.subarray(0, field.coverNear(x, z, found)));
        for (const [index, piece] of field.cover.entries()) {
          if (Math.hypot(piece.x - x, piece.z - z) < piece.radiusM + 6) expect(near).toContain(index);
        }
      }),
    );
  });
});

function heights(field: Battlefield): number[] {
  return Array.from({ length: 400 }, (_, each) =>
    field.heightAt((each % 20) * 49 - 480, Math.floor(each / 20) * 49 - 480),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
