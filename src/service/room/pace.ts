/** Presences that one account may send at once, and how many more each second. */
const BURST = 30;
const PER_SECOND = 2;
/** Accounts that are remembered; those that have been still are forgotten first. */
const MOST_KNOWN = 10_000;

/** Keeps somebody from flooding a room with presences: each is passed on to everybody (MMOG 14.6). */
export interface Pace {
  /** Takes one; false when there were too many of late. */
  readonly take: (bareJid: string, nowMs: number) => boolean;
}

export function createPace(): Pace {
  const buckets = new Map<string, { left: number; atMs: number }>();
  return {
    take(bareJid, nowMs) {
      const known = buckets.get(bareJid) ?? { left: BURST, atMs: nowMs };
      const left = Math.min(BURST, known.left + ((nowMs - known.atMs) / 1_000) * PER_SECOND);
      // Put anew, so that the first of the map is always the one that was still for longest.
      buckets.delete(bareJid);
      buckets.set(bareJid, { left: left < 1 ? left : left - 1, atMs: nowMs });
      const [stillest] = buckets.keys();
      if (buckets.size > MOST_KNOWN && stillest !== undefined) buckets.delete(stillest);
      return left >= 1;
    },
  };
}
