import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMatchClock } from "#session/match-clock.ts";

describe("the clock of the match", () => {
  it("stands still until a match runs, and during a pause", () => {
    const clock = createMatchClock();
    expect(clock.read(5_000)).toBe(0);
    clock.set(700, 1_000, false);
    clock.hear(900, 1_100);
    expect(clock.read(9_000)).toBe(700);
    clock.set(700, 9_000, true);
    expect(clock.read(9_250)).toBe(950);
  });

  it("believes the stamp that had the shortest way, and is never set back by a late one", () => {
    const clock = createMatchClock();
    clock.set(0, 1_000, true);
    clock.hear(180, 1_100);
    expect(clock.read(1_100)).toBe(180);
    clock.hear(190, 1_600);
    expect(clock.read(1_600)).toBeCloseTo(680, 0);
  });

  it("follows a clock that is slower than the page's", () => {
    const clock = createMatchClock();
    clock.set(0, 0, true);
    for (let second = 1; second <= 600; second += 1) clock.hear(second * 1_000 * (1 - 80e-6), second * 1_000);
    expect(Math.abs(clock.read(600_000) - 600_000 * (1 - 80e-6))).toBeLessThan(1);
  });

  it("knows a state that doesn't go on from what was heard, on an ordered line however late", () => {
    const clock = createMatchClock();
    expect(clock.isElsewhere(60_000, 0)).toBe(false);
    clock.set(60_000, 1_000, true);
    clock.hear(61_000, 2_000);
    clock.pass(61_900, 3_000);
    const areElsewhere = (...states: number[]) => states.map((state) => clock.isElsewhere(state, 3_000));
    expect(areElsewhere(60_950, 61_950, 64_800)).toEqual([false, false, false]);
    expect(areElsewhere(0, 60_800, 65_100)).toEqual([true, true, true]);
    clock.pass(Number.NaN, 3_000);
    clock.set(0, 9_500, true);
    expect(clock.isElsewhere(61_000, 9_500)).toBe(true);
    expect(clock.isElsewhere(100, 9_500)).toBe(false);
  });

  it("takes a state after a long silence for one that goes on, and believes no stamp of the future", () => {
    const clock = createMatchClock();
    clock.set(0, 0, true);
    clock.pass(1e9, 1_000);
    expect(clock.isElsewhere(1_000, 1_000)).toBe(false);
    expect(clock.isElsewhere(60_000, 60_000)).toBe(false);
    expect(clock.isElsewhere(70_000, 60_000)).toBe(true);
  });

  it("is a finite number from nought, whatever it hears", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double(), fc.integer({ min: 0, max: 1e6 })), { maxLength: 20 }),
        (stamps) => {
          const clock = createMatchClock();
          clock.set(0, 0, true);
          for (const [stamp, at] of stamps) {
            clock.hear(stamp, at);
            expect(clock.read(at)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});
