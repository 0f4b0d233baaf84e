import { expect, test } from "vitest";
import { createIntake } from "#service/hosts/embedded/intake.ts";
import { defaultLimits, type HostLimits } from "#service/hosts/embedded/limits.ts";

type Bench = {
  nowMs: number;
  /** What was handled, and what happened to the line. */
  readonly log: string[];
  readonly timers: { run: () => void; delayMs: number }[];
  work: (frame: string) => Promise<void> | undefined;
};

function bench(limits: Partial<HostLimits>) {
  const state: Bench = { nowMs: 0, log: [], timers: [], work: () => undefined };
  const intake = createIntake({
    limits: { ...defaultLimits, ...limits },
    now: () => state.nowMs,
    later: (run, delayMs) => void state.timers.push({ run, delayMs }),
    handle(frame) {
      state.log.push(frame);
      return state.work(frame);
    },
    pause: () => void state.log.push("pause"),
    resume: () => void state.log.push("resume"),
    overrun: () => void state.log.push("overrun"),
    broken: () => void state.log.push("broken"),
  });
  return { state, intake };
}

/** Lets the time of the next timer come. */
function pass(state: Bench): void {
  const timer = state.timers.shift();
  if (timer === undefined) throw new Error("Nothing is due.");
  state.nowMs += timer.delayMs;
  timer.run();
}

test("frames within the rate are handled at once", () => {
  const { state, intake } = bench({ framesPerSecond: 10, frameBurst: 2 });
  intake.push("a");
  intake.push("b");
  expect(state.log).toEqual(["a", "b"]);
  expect(state.timers).toEqual([]);
});

test("twenty turns a second and as much again are never slowed down", () => {
  const { state, intake } = bench({});
  for (let index = 0; index < 40 * 60; index++) {
    state.nowMs = index * 25;
    intake.push("turn");
  }
  expect(state.log).not.toContain("pause");
});

test("frames beyond the rate wait, and reading stops until they are handled", () => {
  const { state, intake } = bench({ framesPerSecond: 10, frameBurst: 1 });
  for (const frame of ["a", "b", "c"]) intake.push(frame);
  expect(state.log).toEqual(["a", "pause"]);
  expect(intake.isPaused()).toBe(true);
  expect(state.timers[0]?.delayMs).toBe(100);
  pass(state);
  pass(state);
  expect(state.log).toEqual(["a", "pause", "b", "c", "resume"]);
});

test("a large frame counts for more than one", () => {
  const { state, intake } = bench({ framesPerSecond: 10, frameBurst: 10, bytesPerFrame: 100 });
  intake.push("x".repeat(900));
  intake.push("b");
  expect(state.log.at(-1)).toBe("pause");
});

test("whoever is slowed down for too long is given up", () => {
  const { state, intake } = bench({ framesPerSecond: 10, frameBurst: 1, throttledMs: 1_000 });
  for (let index = 0; index < 50; index++) intake.push(`f${index}`);
  while (state.timers.length > 0) pass(state);
  expect(state.log.at(-1)).toBe("overrun");
  expect(state.nowMs).toBe(1_100);
});

test("whoever has too much waiting is given up", () => {
  const { state, intake } = bench({ framesPerSecond: 10, frameBurst: 1, waitingFrames: 2 });
  for (const frame of ["a", "b", "c", "d", "e"]) intake.push(frame);
  expect(state.log).toEqual(["a", "pause", "overrun"]);
});

test("a frame waits for the work of the one before it", async () => {
  const { state, intake } = bench({});
  let finish: () => void = () => undefined;
  state.work = (frame) => (frame === "a" ? new Promise((resolve) => (finish = resolve)) : undefined);
  intake.push("a");
  intake.push("b");
  expect(state.log).toEqual(["a", "pause"]);
  finish();
  await Promise.resolve();
  expect(state.log).toEqual(["a", "pause", "b", "resume"]);
});

test("after a failure nothing more is handled", async () => {
  const { state, intake } = bench({});
  state.work = () => Promise.reject(new Error("Alas"));
  intake.push("a");
  intake.push("b");
  await new Promise(setImmediate);
  expect(state.log).toEqual(["a", "pause", "broken"]);
});
