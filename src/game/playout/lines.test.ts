import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLines, type LineOptions, type Lines, usualLine } from "./lines.ts";

const options: LineOptions = { ...usualLine, leadShare: 1 };

/** Sends a turn each `gapMs`; `latency` says how long each is under way, in order. */
function send(
  lines: Lines,
  turns: number,
  gapMs: number,
  latency: (turn: number) => number,
  clock: (ms: number) => number = (ms) => ms,
): { times: number[]; lastMs: number } {
  let lastMs = -Infinity;
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    lastMs = Math.max(lastMs, turn * gapMs + latency(turn));
    times.push(lines.observe(0, clock(turn * gapMs), lastMs, Number.NaN, true, true));
  }
  return { times, lastMs };
}

describe("a line", () => {
  it("keeps one turn in hand when turns come evenly", () => {
    const lines = createLines(1, options);
    const { lastMs } = send(lines, 100, 100, () => 40);
    expect(lines.bufferMs(0, lastMs)).toBeCloseTo(100, 3);
  });

  it("shows later the less evenly turns come, and counts a stall once", () => {
    const calm = createLines(1, options);
    const uneven = createLines(1, options);
    const stalled = createLines(1, options);
    const quiet = send(calm, 100, 50, () => 40);
    const rough = send(uneven, 100, 50, (turn) => 40 + ((turn * 37) % 11) * 14);
    // Two stalls of half a second hold back ten turns each; in turns that is a fifth of all.
    const held = send(stalled, 100, 50, (turn) => (turn % 50 < 10 ? 540 - (turn % 50) * 50 : 40));
    expect(uneven.bufferMs(0, rough.lastMs)).toBeGreaterThan(calm.bufferMs(0, quiet.lastMs) + 30);
    expect(stalled.bufferMs(0, held.lastMs + 3000)).toBeCloseTo(calm.bufferMs(0, quiet.lastMs + 3000), 0);
  });

  it("follows a clock that drifts", () => {
    const lines = createLines(1, options);
    const drifting = (ms: number) => ms * (1 + 80e-6) + 36_000_000;
    const { lastMs } = send(lines, 6000, 100, () => 40, drifting);
    expect(lines.bufferMs(0, lastMs)).toBeCloseTo(100, 0);
  });

  it.each([
    ["forward", 700],
    ["back", -900],
  ])("is not confused by a clock that is set %s", (_way, stepMs) => {
    const lines = createLines(1, options);
    const { times, lastMs } = send(
      lines,
      200,
      50,
      () => 30,
      (ms) => ms + (ms > 5000 ? stepMs : 0),
    );
    const accepted = times.filter((time) => !Number.isNaN(time));
    expect(accepted.length).toBeGreaterThan(185);
    const gaps = accepted.slice(1).map((time, i) => time - accepted[i]!);
    expect(Math.min(...gaps)).toBeGreaterThan(0);
    // Time on the timeline goes on as it did; only the turns that are no longer believed are missing.
    expect(Math.max(...gaps)).toBeLessThan(600);
    expect(gaps.filter((gap) => gap > 60).length).toBeLessThanOrEqual(1);
    expect(accepted.at(-1)! - accepted[0]!).toBeCloseTo(199 * 50, -2);
    expect(lines.bufferMs(0, lastMs)).toBeLessThan(120);
  });

  it("notices a clock that is set back also when turns tell of several nodes", () => {
    const lines = createLines(1, options);
    let accepted = 0;
    for (let turn = 0; turn < 100; turn += 1) {
      const sentMs = turn * 50 - (turn > 60 ? 1500 : 0);
      for (let node = 0; node < 3; node += 1) {
        const time = lines.observe(0, sentMs, turn * 50 + 30, Number.NaN, node === 0, true);
        if (!Number.isNaN(time)) accepted += 1;
      }
    }
    expect(accepted).toBeGreaterThan(3 * 88);
  });

  it("ignores repeated and old turns, also a whole replay of them", () => {
    const lines = createLines(1, options);
    const { lastMs } = send(lines, 40, 50, () => 30);
    const before = lines.delayMs(0, lastMs);
    const replayed = Array.from({ length: 20 }, (_, i) =>
      lines.observe(0, 1000 + i * 40, lastMs + i, Number.NaN, true, true),
    );
    expect(replayed.every((time) => Number.isNaN(time))).toBe(true);
    expect(lines.delayMs(0, lastMs)).toBe(before);
  });

  it("gives all nodes of a turn the same time and counts it once", () => {
    const lines = createLines(1, options);
    const first = lines.observe(0, 1000, 1040, Number.NaN, false, true);
    expect(lines.observe(0, 1000, 1040, Number.NaN, false, true)).toBe(first);
    const next = lines.observe(0, 1100, 1140, Number.NaN, true, true);
    expect(next).toBe(first + 100);
  });

  it("without a clock spreads a burst by the way that was gone", () => {
    const lines = createLines(1, options);
    let time = lines.observe(0, Number.NaN, 0, Number.NaN, false, true);
    for (let turn = 1; turn < 20; turn += 1)
      time = lines.observe(0, Number.NaN, turn * 100, time + 100, true, true);
    const burst = Array.from(
      { length: 5 },
      () => (time = lines.observe(0, Number.NaN, 2500, time + 100, true, true)),
    );
    for (let i = 1; i < burst.length; i += 1) expect(burst[i]! - burst[i - 1]!).toBeGreaterThan(70);
  });

  it("only ever moves time forward, whatever the clocks say", () => {
    const turn = fc.record({
      clock: fc.oneof(
        fc.constant(Number.NaN),
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.nat(5000),
      ),
      waitMs: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 5000, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 60 }), (turns) => {
        const lines = createLines(1, options);
        let nowMs = 0;
        let newest = -Infinity;
        for (const { clock, waitMs } of turns) {
          nowMs += waitMs;
          const time = lines.observe(0, clock, nowMs, Number.NaN, true, true);
          if (!Number.isNaN(time)) {
            expect(time).toBeGreaterThanOrEqual(newest);
            newest = time;
          }
          expect(Number.isFinite(lines.delayMs(0, nowMs))).toBe(true);
          expect(Number.isFinite(lines.bufferMs(0, nowMs + 100))).toBe(true);
        }
      }),
    );
  });

  it("shows time running forward and never faster than twice while its delay changes", () => {
    const lines = createLines(1, options);
    const { lastMs } = send(lines, 100, 50, (turn) => 30 + (turn % 7) * 25);
    lines.resume(0, lastMs, 900);
    let shown = lastMs - lines.delayMs(0, lastMs);
    for (let nowMs = lastMs + 10; nowMs < lastMs + 6000; nowMs += 10) {
      const next = nowMs - lines.delayMs(0, nowMs);
      expect(next - shown).toBeGreaterThan(0);
      expect(next - shown).toBeLessThan(20);
      shown = next;
    }
  });

  it("takes up again where the picture stood, and refuses when it stood too long", () => {
    const lines = createLines(1, options);
    const { lastMs } = send(lines, 50, 50, () => 30);
    const before = lines.delayMs(0, lastMs);
    expect(lines.resume(0, lastMs, 700)).toBe(true);
    expect(lines.delayMs(0, lastMs)).toBeCloseTo(before + 700, 6);
    expect(lines.resume(0, lastMs, 5000)).toBe(false);
    expect(lines.delayMs(0, lastMs)).toBeCloseTo(before + 700, 6);
  });
});
