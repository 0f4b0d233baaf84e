import { expect, it } from "vitest";
import { createGapWatch } from "./gap-watch.ts";

/** Which of these frames come after a gap; each number is the time since the frame before. */
function afterGaps(gapsMs: readonly number[]): readonly boolean[] {
  const isAfterGap = createGapWatch();
  let pageMs = 1_000;
  return gapsMs.map((gapMs) => isAfterGap((pageMs += gapMs)));
}

it("a frame after the page was busy is told from those before and behind", () => {
  expect(afterGaps([0, 16, 17, 16, 1_500, 16, 250, 16])).toEqual([
    true,
    false,
    false,
    false,
    true,
    false,
    false,
    false,
  ]);
});

it("a page that is always slow draws nearly all its frames", () => {
  const told = afterGaps(Array.from({ length: 40 }, () => 400));
  expect(told.filter(Boolean).length).toBeLessThan(8);
  expect(told.slice(20)).not.toContain(true);
});
