import fc from "fast-check";
import { expect, test } from "vitest";
import { createParticlePool, createPuff } from "./particle-pool.ts";
import { createTracerPool } from "./tracer-pool.ts";

const level = (_from: Float64Array, to: Float64Array): boolean => to[1]! < -0.3;

test("a puff lives as long as it was given and is gone afterwards", () => {
  const pool = createParticlePool(4);
  const puff = { ...createPuff(), lifeS: 1 };
  expect(pool.add(puff, 0)).toBe(true);
  pool.step(0.5, 0, 0);
  expect(pool.count).toBe(1);
  pool.step(0.6, 0, 0);
  expect(pool.count).toBe(0);
});

test("a full pool gives up its oldest puff for the newest", () => {
  const pool = createParticlePool(3);
  for (let x = 0; x < 5; x++) pool.add({ ...createPuff(), x, lifeS: 9 }, 0);
  pool.step(0, 0, 0);
  expect(pool.count).toBe(3);
  expect([pool.places[0], pool.places[4], pool.places[8]]).toEqual([2, 3, 4]);
});

test("whatever is thrown into it, the pool draws only finite numbers", () => {
  const any = fc.double();
  fc.assert(
    fc.property(
      fc.array(fc.record({ x: any, velocityY: any, lifeS: any, fromM: any, alpha: any }), { maxLength: 8 }),
      (puffs) => {
        const pool = createParticlePool(8);
        for (const puff of puffs) {
          const tame = Object.values(puff).every((value) => Math.abs(value) < 1e9);
          if (tame || !Object.values(puff).every(Number.isFinite)) pool.add({ ...createPuff(), ...puff }, 0);
        }
        pool.step(0.016, 1, 1);
        const drawn = [...pool.places.subarray(0, pool.count * 4), ...pool.looks.subarray(0, pool.count * 4)];
        expect(drawn.every((value) => Number.isFinite(value))).toBe(true);
      },
    ),
  );
});

test("smoke goes with the wind", () => {
  const pool = createParticlePool(2);
  pool.add({ ...createPuff(), lifeS: 10, drag: 1 }, 0);
  for (let frame = 0; frame < 60; frame++) pool.step(1 / 60, 2, 0);
  expect(pool.places[0]).toBeGreaterThan(0.5);
});

test("a tracer flies by the game's ballistics, the same at 30 and at 144 frames a second", () => {
  const flown = (fps: number): number[] => {
    const pool = createTracerPool(2);
    pool.launch(Float64Array.of(0, 50, 0), Float64Array.of(0, 0, 1), "Pzgr39", 3, 0, 0);
    for (let frame = 1; frame <= fps / 2; frame++) pool.step((frame * 1000) / fps, level);
    return [...pool.tracers[0]!.shell.location];
  };
  expect(flown(30)).toEqual(flown(144));
  expect(flown(30)[2]).toBeGreaterThan(300);
  expect(flown(30)[1]).toBeLessThan(50);
});

test("a tracer ends with its impact, in the ground, or when it grows old", () => {
  const pool = createTracerPool(3);
  const fire = (slot: number, height: number): boolean =>
    pool.launch(Float64Array.of(0, height, 0), Float64Array.of(0, 0, 1), "Pzgr39", slot, 0, 0);
  fire(1, 50);
  fire(2, 0.05);
  fire(3, 5000);
  pool.end(1);
  expect(pool.tracers.map((tracer) => tracer.alive)).toEqual([false, true, true]);
  pool.step(1000, level);
  expect(pool.tracers.map((tracer) => tracer.alive)).toEqual([false, false, true]);
  pool.step(9000, level);
  expect(pool.tracers.some((tracer) => tracer.alive)).toBe(false);
});

test("a shot with an ammunition that nobody knows, or a broken direction, is not drawn", () => {
  const pool = createTracerPool(1);
  expect(pool.launch(Float64Array.of(0, 1, 0), Float64Array.of(0, 0, 1), "Snowball", 0, 0, 0)).toBe(false);
  expect(pool.launch(Float64Array.of(0, 1, 0), Float64Array.of(0, Number.NaN, 1), "Pzgr39", 0, 0, 0)).toBe(
    false,
  );
  expect(pool.tracers[0]!.alive).toBe(false);
});
