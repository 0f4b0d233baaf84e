import { expect, it } from "vitest";
import type { BattleFrame } from "#features/match/battlefield-slot.ts";
import { sparing } from "#features/match/painters.ts";

function painted(intervalMs: number, frames: number): number {
  let count = 0;
  const painter = sparing(() => (count += 1));
  for (let frame = 0; frame < frames; frame += 1) painter({ intervalMs } as BattleFrame);
  return count;
}

it("a sparing painter paints every frame while they are quick, and every second where they are slow", () => {
  expect(painted(16.7, 10)).toBe(10);
  expect(painted(33, 10)).toBe(5);
});
