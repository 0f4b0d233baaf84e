/** How long to wait before the next attempt. */
export interface Backoff {
  /** Milliseconds; longer each time, never the same for two services. */
  next(): number;
  reset(): void;
}

/** Doubles from `leastMs` to `mostMs`; each wait is shortened by up to half by chance (`random` is within [0, 1)). */
export function createBackoff(leastMs: number, mostMs: number, random: () => number): Backoff {
  let waitMs = leastMs;
  return {
    next() {
      const wait = waitMs;
      waitMs = Math.min(mostMs, waitMs * 2);
      return Math.round(wait * (1 - random() / 2));
    },
    reset: () => void (waitMs = leastMs),
  };
}
