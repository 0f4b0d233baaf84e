import { describe, expect, it } from "vitest";
import { createBattleEvents } from "#store/battle-model-events.ts";
import { createEventReader } from "#features/match/battle-events.ts";

describe("a reader of the battle's events", () => {
  it("reads each once, when it is due, and nothing that was before it", () => {
    const events = createBattleEvents(8);
    events.push("shot", 0, 0, 0);
    const reader = createEventReader(events);
    events.push("loss", 1, 0, 100);
    events.push("repair", 2, 0, 300);
    const slots: number[] = [];
    reader.read(200, (event) => slots.push(event.slot));
    expect(slots).toEqual([1]);
    reader.read(300, (event) => slots.push(event.slot));
    reader.read(400, (event) => slots.push(event.slot));
    expect(slots).toEqual([1, 2]);
  });

  it("goes on with the oldest that is left when it came too late", () => {
    const events = createBattleEvents(4);
    const reader = createEventReader(events);
    for (let slot = 0; slot < 10; slot += 1) events.push("shot", slot, 0, 0);
    const slots: number[] = [];
    reader.read(0, (event) => slots.push(event.slot));
    expect(slots).toEqual([6, 7, 8, 9]);
  });
});
