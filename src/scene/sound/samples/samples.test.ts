import { describe, expect, test } from "vitest";
import { createRandom } from "#game/random.ts";
import { explosion, groundHit, gunShot, shellPassing } from "./blasts.ts";
import { engineLoop, tracksLoop, turretLoop } from "./loops.ts";
import { armourHit, breaking, ownHit, repair } from "./metal.ts";

const RATE_HZ = 24_000;
const bangs = { explosion, groundHit, gunShot, shellPassing, armourHit, breaking, ownHit, repair };
const loops = { engineLoop, tracksLoop, turretLoop };

const peak = (wave: Float32Array): number => wave.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const rms = (wave: Float32Array): number =>
  Math.sqrt(wave.reduce((sum, value) => sum + value * value, 0) / wave.length);

describe.each(Object.entries(bangs))("the sound %s", (_, make) => {
  const wave = make(RATE_HZ, createRandom(5));

  test("is heard and never too loud for a loudspeaker", () => {
    expect(wave.every((value) => Number.isFinite(value))).toBe(true);
    expect(peak(wave)).toBeGreaterThan(0.5);
    expect(peak(wave)).toBeLessThanOrEqual(1);
  });

  test("runs out without a click", () => {
    expect(Math.abs(wave.at(-1)!)).toBeLessThan(0.001);
    expect(rms(wave.slice(-RATE_HZ / 20))).toBeLessThan(rms(wave) / 5);
  });
});

describe.each(Object.entries(loops))("the loop %s", (_, make) => {
  const wave = make(RATE_HZ, createRandom(5));

  test("is as loud at its end as at its beginning and has no step where it closes", () => {
    expect(peak(wave)).toBeLessThanOrEqual(1);
    const part = RATE_HZ / 4;
    const [start, end] = [rms(wave.slice(0, part)), rms(wave.slice(-part))];
    expect(end / start).toBeGreaterThan(0.6);
    expect(end / start).toBeLessThan(1.6);
    let steepest = 0;
    for (let at = 1; at < wave.length; at++)
      steepest = Math.max(steepest, Math.abs(wave[at]! - wave[at - 1]!));
    expect(Math.abs(wave[0]! - wave.at(-1)!)).toBeLessThanOrEqual(steepest);
  });
});

test("a heavier bang is a deeper one: an explosion has less treble than a gun", () => {
  const treble = (wave: Float32Array): number => {
    let sum = 0;
    for (let at = 1; at < wave.length; at++) sum += (wave[at]! - wave[at - 1]!) ** 2;
    return Math.sqrt(sum / wave.length) / rms(wave);
  };
  expect(treble(explosion(RATE_HZ, createRandom(1)))).toBeLessThan(treble(gunShot(RATE_HZ, createRandom(1))));
});
