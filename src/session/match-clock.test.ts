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
    expect(clock.isElsewhere(60_000)).toBe(false);
    clock.set(60_000, 1_000, true);
    clock.hear(61_000, 9_000);
    clock.pass(61_900);
    expect([60_950, 61_950, 64_800].map((state) => clock.isElsewhere(state))).toEqual([false, false, false]);
    expect([0, 60_800, 65_000].map((state) => clock.isElsewhere(state))).toEqual([true, true, true]);
    clock.pass(Number.NaN);
    clock.set(0, 9_500, true);
    expect(clock.isElsewhere(61_000)).toBe(true);
    expect(clock.isElsewhere(100)).toBe(false);
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
