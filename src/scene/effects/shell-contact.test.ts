import { beforeEach, describe, expect, test } from "vitest";
import { createBattlefield } from "#game/battlefield.ts";
import { createBattleModel } from "#store/battle-model.ts";
import { worldStride } from "../tanks/compose.ts";
import { createShellContact } from "./shell-contact.ts";
import type { Meets } from "./tracer-pool.ts";

describe("a shell that is seen to fly", () => {
  const field = createBattlefield("Moor", 1);
  const model = createBattleModel({ capacity: 2, nodesPerCharacter: 1 });
  const tanks = { world: new Float64Array(2 * worldStride), isShown: Uint8Array.of(0, 0) };
  let struck: { readonly at: number[]; readonly bySlot: number }[];
  let meets: Meets;
  /** Twenty metres along x, that high over the ground where it begins. */
  const way = (x: number, z: number, high: number): readonly [Float64Array, Float64Array] => {
    const y = field.heightAt(x, z) + high;
    return [Float64Array.of(x, y, z), Float64Array.of(x + 20, y, z)];
  };

  beforeEach(() => {
    struck = [];
    tanks.isShown.fill(0);
    meets = createShellContact(model, field, tanks, (at, bySlot) => struck.push({ at: [...at], bySlot }));
  });

  test("flies on high over everything", () => {
    expect(meets(...way(0, 0, 60), 0)).toBe(false);
    expect(struck).toEqual([]);
  });

  test("strikes the ground where it goes into it", () => {
    const from = way(0, 0, 3)[0];
    const to = Float64Array.of(20, from[1]! - 40, 0);
    expect(meets(from, to, 1)).toBe(true);
    expect(struck).toHaveLength(1);
    const [x = 0, y = 0, z = 0] = struck[0]!.at;
    expect(Math.abs(y - field.heightAt(x, z))).toBeLessThan(0.2);
    expect(struck[0]!.bySlot).toBe(1);
  });

  test("strikes what stops shells before the ground behind it", () => {
    const wall = field.cover.find((piece) => piece.blocksShells)!;
    const y = field.heightAt(wall.x, wall.z) + 0.8;
    const from = Float64Array.of(wall.x - 20, y + 4, wall.z);
    const to = Float64Array.of(wall.x + 20, y - 4, wall.z);
    expect(meets(from, to, 0)).toBe(true);
    const [x = 0, over = 0, z = 0] = struck[0]!.at;
    expect(Math.hypot(x - wall.x, z - wall.z)).toBeLessThan(wall.radiusM + 0.1);
    expect(over - field.heightAt(x, z)).toBeGreaterThan(0.3);
  });

  test("ends in a tank without striking the ground, but never in the tank that fired it", () => {
    const [from, to] = way(0, 0, 60);
    tanks.isShown[1] = 1;
    tanks.world.set([10, from[1]! - 1.2, 0], worldStride);
    expect(meets(from, to, 0)).toBe(true);
    expect(meets(from, to, 1)).toBe(false);
    expect(struck).toEqual([]);
  });
});
