import { describe, expect, test } from "vitest";
import { findModel } from "#game/catalogue/find-model.ts";
import { findAmmunition } from "#game/catalogue/weapons.ts";
import { createEngineNote, setEngineNote } from "./engine-note.ts";
import { createNearestSlots, type NearestSlots } from "./nearest-slots.ts";
import { createShellPass, passShell } from "./shell-pass.ts";
import { createVoicePool } from "./voice-pool.ts";

describe("the voices for what is soon over", () => {
  test("are given to the first that comes, as long as one is free", () => {
    const pool = createVoicePool(2);
    expect([pool.take(0, 1, 0.5), pool.take(0, 2, 0.5)]).toEqual([0, 1]);
    expect(pool.take(1.5, 3, 0.1)).toBe(0);
  });

  test("are taken from the quietest, by something louder only", () => {
    const pool = createVoicePool(2);
    pool.take(0, 9, 0.6);
    pool.take(0, 9, 0.2);
    expect(pool.take(1, 9, 0.1)).toBe(-1);
    expect(pool.take(1, 9, 0.3)).toBe(1);
    expect(pool.take(1, 9, 0.4)).toBe(1);
  });

  test("are free at once when they are given back", () => {
    const pool = createVoicePool(1);
    pool.take(0, 9, 1);
    pool.free(0);
    expect(pool.take(1, 9, 0.1)).toBe(0);
  });
});

describe("the vehicles that are heard", () => {
  function choose(nearest: NearestSlots, ...aways: readonly (readonly [number, number])[]): number[] {
    nearest.begin();
    for (const [slot, away] of aways) nearest.offer(slot, away);
    nearest.settle();
    return [...nearest.places];
  }

  test("are the nearest of all", () => {
    expect(choose(createNearestSlots(2), [4, 90], [5, 10], [6, 30], [7, 200])).toEqual([5, 6]);
  });

  test("keep their places while others come and go", () => {
    const nearest = createNearestSlots(3);
    const before = choose(nearest, [4, 10], [5, 20], [6, 30]);
    const after = choose(nearest, [9, 5], [6, 30], [4, 10]);
    expect(after[before.indexOf(4)]).toBe(4);
    expect(after[before.indexOf(6)]).toBe(6);
    expect(after[before.indexOf(5)]).toBe(9);
  });

  test("do not take turns at one distance", () => {
    const nearest = createNearestSlots(1);
    expect(choose(nearest, [4, 100], [5, 101])).toEqual([4]);
    expect(choose(nearest, [4, 101], [5, 100])).toEqual([4]);
    expect(choose(nearest, [4, 101], [5, 60])).toEqual([5]);
  });

  test("are nobody where nobody is", () => {
    expect(choose(createNearestSlots(2))).toEqual([-1, -1]);
  });
});

describe("an engine's note", () => {
  const note = (id: string, speed: number, turn = 0) => {
    const out = createEngineNote();
    setEngineNote(out, findModel(id)!, speed, turn);
    return out;
  };

  test("rises with the speed, forwards and backwards, and is deeper for heavy tanks", () => {
    expect(note("King", 9).engineRate).toBeGreaterThan(note("King", 2).engineRate * 1.3);
    expect(note("King", -4)).toEqual(note("King", 4));
    expect(note("King", 0).engineRate).toBeLessThan(note("Chevalier", 0).engineRate);
  });

  test("is heard at a stand, but the tracks are not", () => {
    expect(note("King", 0).engineGain).toBeGreaterThan(0.2);
    expect(note("King", 0).tracksGain).toBe(0);
    expect(note("King", 0, 0.5).tracksGain).toBeGreaterThan(0);
  });

  test("stays within bounds for any number", () => {
    for (const speed of [1e9, Number.NaN, -Infinity]) {
      const { engineRate, engineGain, tracksRate, tracksGain } = note("Chevalier", speed, Number.NaN);
      expect(engineRate).toBeLessThan(4);
      expect(tracksRate).toBeLessThan(4);
      for (const gain of [engineGain, tracksGain]) expect(gain >= 0 && gain <= 1).toBe(true);
    }
  });
});

describe("a shell that flies by", () => {
  const ammunition = findAmmunition("Pzgr39_42")!;
  const ear = { x: 0, y: 0, z: 0, yawRad: 0 };

  test("is nearest where its path passes the ear, some time after the shot", () => {
    const pass = createShellPass();
    passShell(pass, ear, Float64Array.of(10, 0, -400), Float64Array.of(0, 0, 1), ammunition);
    expect(pass).toMatchObject({ x: 10, z: 0, missM: 10 });
    // 400 m at 935 m/s, a little slowed by the air
    expect(pass.afterS).toBeGreaterThan(400 / 935);
    expect(pass.afterS).toBeLessThan((400 / 935) * 1.1);
  });

  test("is not heard by who stands behind the gun", () => {
    const pass = createShellPass();
    passShell(pass, ear, Float64Array.of(0, 0, 5), Float64Array.of(0, 0, 1), ammunition);
    expect(pass.missM).toBe(Infinity);
  });
});
