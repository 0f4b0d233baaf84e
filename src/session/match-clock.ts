/** A state is older than what was told before it by no more than this, and newer than now by no more. */
const BACK_MS = 1_000;
const AHEAD_MS = 3_000;

/** How much of a delay that has once been shorter is forgotten, ms a ms: clocks drift, but slowly. */
const FORGETTING = 0.0002;

/**
 * The clock of the match as it reaches us: the newest moment that the service has told and that has had time
 * to pass since. Stamps that took longer on their way never set it back.
 */
export interface MatchClock {
  /** A stamp of the service itself; `arrivalMs` on the page's clock. */
  readonly hear: (clockMs: number, arrivalMs: number) => void;
  /** Starts over from this stamp: another match, or a pause. `isRunning` is false while the clock stands still. */
  readonly set: (clockMs: number, arrivalMs: number, isRunning: boolean) => void;
  /** A stamp of somebody else in the match: it tells how far the match is shown, not how late it is. */
  readonly pass: (clockMs: number, arrivalMs: number) => void;
  /** Whether a state of this moment is no continuation of what was heard last. */
  readonly isElsewhere: (clockMs: number, arrivalMs: number) => boolean;
  /** Milliseconds of match time now. */
  readonly read: (nowMs: number) => number;
}

export function createMatchClock(): MatchClock {
  let offsetMs = 0;
  let heardMs = 0;
  let stoppedAtMs: number | undefined = 0;
  /** The newest moment that anything heard was of. */
  let shownMs: number | undefined;

  function notice(clockMs: number): void {
    if (Number.isFinite(clockMs)) shownMs = Math.max(shownMs ?? clockMs, clockMs);
  }

  const read = (nowMs: number): number => stoppedAtMs ?? Math.max(0, nowMs + offsetMs);

  return {
    hear(clockMs, arrivalMs) {
      notice(clockMs);
      if (stoppedAtMs !== undefined || !Number.isFinite(clockMs)) return;
      const kept = offsetMs - Math.max(0, arrivalMs - heardMs) * FORGETTING;
      offsetMs = Math.max(kept, clockMs - arrivalMs);
      heardMs = arrivalMs;
    },
    set(clockMs, arrivalMs, isRunning) {
      if (!Number.isFinite(clockMs)) return;
      shownMs = clockMs;
      offsetMs = clockMs - arrivalMs;
      heardMs = arrivalMs;
      stoppedAtMs = isRunning ? undefined : clockMs;
    },
    // Nobody is believed to be ahead of the service.
    pass: (clockMs, arrivalMs) => notice(Math.min(clockMs, read(arrivalMs))),
    isElsewhere(clockMs, arrivalMs) {
      if (shownMs === undefined) return false;
      return clockMs < shownMs - BACK_MS || clockMs > Math.max(shownMs, read(arrivalMs)) + AHEAD_MS;
    },
    read,
  };
}
