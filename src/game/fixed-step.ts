/** Calls a step at a fixed pace of simulated time, however often it is asked. */
export interface FixedStep {
  /**
   * Runs `step` for every whole step between the last call and `nowMs` (any steady clock) and returns how
   * far the next one has come, 0 to 1, for drawing in between. After a gap longer than the backlog (a hidden
   * tab) the rest is skipped instead of replayed.
   */
  advance(nowMs: number, step: () => void): number;
}

/**
 * The number of steps depends on the time alone and not on the calls, so that what is stepped comes out
 * the same at 30, 60 and 144 frames a second.
 */
export function createFixedStep(stepS: number, backlogS = 0.5): FixedStep {
  const stepMs = stepS * 1000;
  const backlogSteps = Math.ceil(backlogS / stepS);
  let startMs: number | undefined;
  let done = 0;
  return {
    advance(nowMs, step) {
      if (!Number.isFinite(nowMs)) return 0;
      startMs ??= nowMs;
      // A hair more than exact, so that 60 steps of a 60th fit into a second.
      const due = (nowMs - startMs) / stepMs + 1e-6;
      const whole = Math.floor(due);
      if (whole - done > backlogSteps) done = whole - backlogSteps;
      for (; done < whole; done++) step();
      return Math.min(1, Math.max(0, due - whole));
    },
  };
}
