import type { Environment } from "#net/environment.ts";

/** Finds out when the line is dead although nobody said so. */
export interface KeepAlive {
  /** Something arrived. */
  heard(): void;
  /** Probes at once: the machine may have slept. */
  probe(): void;
  setIntervalMs(intervalMs: number): void;
  stop(): void;
}

const shortestAnswerMs = 3_000;
const longestAnswerMs = 10_000;
/** A timer this late means that the page was asleep, and proves nothing about the line. */
const asleepMs = 2_000;

/**
 * Calls `probe` when nothing was heard for an interval, and `onSilent` when nothing is heard after it for half an
 * interval, at least 3 s and at most 10 s. At 5 s a dead line is noticed within 8 s.
 */
export function createKeepAlive(
  environment: Environment,
  initialIntervalMs: number,
  handlers: { probe(): void; onSilent(): void },
): KeepAlive {
  let intervalMs = initialIntervalMs;
  let heardAtMs = environment.nowMs();
  let cancel = (): void => undefined;
  let awaited = false;

  function schedule(callback: (late: boolean) => void, delayMs: number): void {
    const dueMs = environment.nowMs() + delayMs;
    cancel();
    cancel = environment.setTimer(() => callback(environment.nowMs() - dueMs > asleepMs), delayMs);
  }

  function watch(): void {
    awaited = false;
    schedule(look, Math.max(0, heardAtMs + intervalMs - environment.nowMs()));
  }

  function look(): void {
    if (environment.nowMs() - heardAtMs < intervalMs) watch();
    else probe();
  }

  function probe(): void {
    awaited = true;
    handlers.probe();
    const answerMs = Math.min(longestAnswerMs, Math.max(shortestAnswerMs, intervalMs / 2));
    schedule((late) => {
      if (!awaited) watch();
      else if (late) probe();
      else handlers.onSilent();
    }, answerMs);
  }

  watch();
  return {
    heard() {
      heardAtMs = environment.nowMs();
      awaited = false;
    },
    probe,
    setIntervalMs(next) {
      intervalMs = next;
      if (!awaited) watch();
    },
    stop: () => cancel(),
  };
}
