import fc from "fast-check";
import { expect, it } from "vitest";
import { createMemoryBudget } from "#service/memory-budget.ts";

const step = fc.record({
  who: fc.nat({ max: 4 }),
  size: fc.integer({ min: 1, max: 500 }),
  timesFree: fc.constantFrom(1, 8),
  releases: fc.boolean(),
});

it("whatever many take and release, the whole is never passed, and who comes then still finds some", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 5_000 }), fc.array(step, { maxLength: 200 }), (total, steps) => {
      const budget = createMemoryBudget(total);
      const shares = Array.from({ length: 5 }, () => budget.share());
      const held: number[][] = shares.map(() => []);
      for (const { who, size, timesFree, releases } of steps) {
        const share = shares[who]!;
        const own = held[who]!;
        if (releases) share.release(own.shift() ?? 0);
        else if (share.take(size, timesFree)) own.push(size);
        const sum = held.flat().reduce((left, right) => left + right, 0);
        expect(budget.held()).toBe(sum);
        expect(sum).toBeLessThan(total);
      }
      const free = total - budget.held();
      expect(budget.share().take(Math.floor(free / 2), 1)).toBe(true);
      for (const share of shares) share.releaseAll();
      expect(budget.held()).toBe(Math.floor(free / 2));
    }),
  );
});

it("one alone gets half of it, and three that want much come to a quarter each", () => {
  const budget = createMemoryBudget(1_000);
  const taken = [0, 0, 0];
  const [first, ...others] = taken.map(() => budget.share());
  while (first!.take(1, 1)) taken[0]! += 1;
  expect(taken[0]).toBe(500);
  first!.releaseAll();
  taken[0] = 0;
  for (let wanted = 0; wanted < 1_000; wanted += 1)
    for (const [at, share] of [first!, ...others].entries()) if (share.take(1, 1)) taken[at]! += 1;
  expect(taken).toEqual([250, 250, 250]);
});
