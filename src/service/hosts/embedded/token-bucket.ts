/** A token bucket: `burst` tokens at most, `perSecond` of them come back. Time is passed in, in milliseconds. */
export interface TokenBucket {
  /** Takes `cost` tokens if they are there. Otherwise takes none and returns the milliseconds until they will be. */
  take(cost: number, nowMs: number): number;
}

export function createTokenBucket(perSecond: number, burst: number, nowMs: number): TokenBucket {
  let tokens = burst;
  let filledAtMs = nowMs;
  return {
    take(cost, atMs) {
      // A clock that is set back must not empty the bucket.
      tokens = Math.min(burst, tokens + (Math.max(0, atMs - filledAtMs) / 1000) * perSecond);
      filledAtMs = atMs;
      // What costs more than the bucket holds passes when it is full.
      const wanted = Math.min(cost, burst);
      if (tokens >= wanted) {
        tokens -= wanted;
        return 0;
      }
      return Math.ceil(((wanted - tokens) / perSecond) * 1000);
    },
  };
}
