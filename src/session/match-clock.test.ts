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
