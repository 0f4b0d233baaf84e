import fc from "fast-check";
import { expect, it } from "vitest";
import { backoffMs } from "#net/backoff.ts";

it("the wait before an attempt grows from one second to a minute, give or take a fifth", () => {
  expect([1, 2, 3, 6, 7, 100].map((failures) => backoffMs(failures, 0.5))).toEqual([
    1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
  ]);
  expect([backoffMs(1, 0), backoffMs(7, 0), backoffMs(5_000, 0)]).toEqual([800, 48_000, 48_000]);
});

it("the wait is never over a minute and never under 0.8 seconds", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, chance) => {
        const waitMs = backoffMs(failures, chance);
        expect(waitMs).toBeGreaterThanOrEqual(800);
        expect(waitMs).toBeLessThanOrEqual(60_000);
      },
    ),
  );
});
