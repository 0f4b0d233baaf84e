/** How much of a new difference is taken over, as RFC 3550 (6.4.1) does for RTP. */
const SHARE = 1 / 16;

export interface Jitter {
  /** How much one round trip differs from the next on average, ms; undefined before the second. */
  readonly jitterMs: number | undefined;
  /** Takes the latest round-trip time; the same figure again is no new measurement. */
  note(latencyMs: number | undefined): void;
}

export function createJitter(): Jitter {
  let last: number | undefined;
  let jitterMs: number | undefined;
  return {
    get jitterMs() {
      return jitterMs;
    },
    note(latencyMs) {
      if (latencyMs === undefined || latencyMs === last) return;
      if (last !== undefined) {
        const difference = Math.abs(latencyMs - last);
        jitterMs = jitterMs === undefined ? difference : jitterMs + (difference - jitterMs) * SHARE;
      }
      last = latencyMs;
    },
  };
}
