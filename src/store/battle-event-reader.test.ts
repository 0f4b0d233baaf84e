import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBattleEventReader } from "./battle-event-reader.ts";
import { createBattleEvents, type BattleEvent } from "./battle-model-events.ts";

function stage(capacity: number) {
  const events = createBattleEvents(capacity);
  const reader = createBattleEventReader(events);
  const push = (kind: BattleEvent["kind"], bySlot: number, atMs: number): void => {
    events.push(kind, 0, 0, atMs).bySlot = bySlot;
  };
  /** What is told at that time: the sequences. */
  const read = (nowMs: number): readonly number[] => {
    const told: number[] = [];
    reader.read(nowMs, ({ sequence }) => told.push(sequence));
    return told;
  };
  return { events, push, read };
}

describe("a reader of the battle's events", () => {
  it("reads each once, when it is due, and nothing that was before it", () => {
    const events = createBattleEvents(8);
    events.push("shot", 0, 0, 0);
    const reader = createBattleEventReader(events);
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
    const { push, read } = stage(4);
    for (let slot = 0; slot < 10; slot += 1) push("shot", slot, 0);
    expect(read(0)).toEqual([7, 8, 9, 10]);
  });

  it("doesn't wait for what somebody else did on a bad line, and comes back to it once", () => {
    const { push, read } = stage(8);
    push("shot", 1, 900);
    push("shot", 0, 10);
    push("loss", 0, 30);
    expect(read(10)).toEqual([2]);
    expect(read(30)).toEqual([3]);
    push("repair", -1, 40);
    expect(read(899)).toEqual([4]);
    expect(read(900)).toEqual([1]);
    expect(read(2_000)).toEqual([]);
  });

  it("shows no hit before the shot of the same character", () => {
    const { push, read } = stage(8);
    push("shot", 1, 900);
    push("impact", 1, 200);
    push("loss", 1, 200);
    push("loss", 2, 200);
    expect(read(200)).toEqual([4]);
    expect(read(900)).toEqual([1, 2, 3]);
  });

  it("forgets what waited so long that it was overwritten", () => {
    const { push, read } = stage(2);
    push("shot", 1, 900);
    expect(read(0)).toEqual([]);
    push("loss", 1, 0);
    expect(read(0)).toEqual([]);
    push("loss", 0, 0);
    expect(read(0)).toEqual([2, 3]);
    expect(read(900)).toEqual([]);
  });

  it("tells everything once, nothing too early, and of each character in its order", () => {
    const act = fc.record({
      bySlot: fc.integer({ min: -1, max: 3 }),
      laterMs: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(act, { maxLength: 4 }), { maxLength: 12 }), (frames) => {
        const { events, push, read } = stage(64);
        const told: number[] = [];
        for (const [nowMs, acts] of frames.entries()) {
          for (const { bySlot, laterMs } of acts) push("shot", bySlot, nowMs + laterMs);
          for (const sequence of read(nowMs)) {
            expect(events.at(sequence)!.atMs).toBeLessThanOrEqual(nowMs);
            told.push(sequence);
          }
        }
        told.push(...read(1_000));
        expect(told.toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: events.latest }, (_, index) => index + 1),
        );
        for (const slot of [0, 1, 2, 3]) {
          const own = told.filter((sequence) => events.at(sequence)!.bySlot === slot);
          expect(own).toEqual(own.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});
