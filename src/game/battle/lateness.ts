/**
 * What the stamps and the silences of a sender tell of its line. The room's turns come in order, so that a turn which
 * is held up holds up the next ones, and the stamps (`<clock>`) say of each how late it is against the quickest.
 */
export type Lateness = {
  /** The newest stamp of any turn, no later than its arrival, ms of match time. */
  newestMs: number;
  /** How late the last turn was against the quickest ones, ms; without a stamp nobody knows, and it is Infinity. */
  lateMs: number;
  /** The longest silence of late, ms; it wears off while turns come. */
  stallMs: number;
  /** Stamp minus arrival of the quickest turns, ms; at first nobody knows how quick they are, and it is 0. */
  leadMs: number;
  heardMs: number;
};

/** A longer silence than this is a stall: turns come at least once a second. */
export const STALL_MS = 1500;
/** A clock that falls back by more has been set anew and counts again. */
export const CLOCK_STEP_MS = 2000;
/** No silence is believed for longer, ms. */
const MOST_STALL_MS = 120_000;
/** A line may become so late without a silence, ms: queues that grow bit by bit, one short stall on another. */
export const DRIP_MS = 1500;
/** How much of the quickest turns' lead is forgotten, ms a ms: routes change for the worse. */
const FORGETTING = 0.01;

export function createLateness(nowMs: number): Lateness {
  return { newestMs: -Infinity, lateMs: Infinity, stallMs: 0, leadMs: 0, heardMs: nowMs };
}

/** A stamp as far as it can be believed: one of the future is none, nobody's turn comes before it was made. */
export function believedStampMs(clockMs: number | undefined, nowMs: number): number | undefined {
  return clockMs === undefined ? undefined : Math.min(clockMs, nowMs);
}

/**
 * Notes a turn, with its stamp where it has one. At least once for each turn, in order; again
 * at the same moment changes nothing.
 */
export function noteStamp(lateness: Lateness, clockMs: number | undefined, nowMs: number): void {
  const elapsedMs = Math.max(0, nowMs - lateness.heardMs);
  lateness.heardMs = nowMs;
  if (elapsedMs > STALL_MS) lateness.stallMs = Math.min(MOST_STALL_MS, Math.max(lateness.stallMs, elapsedMs));
  else lateness.stallMs = Math.max(0, lateness.stallMs - elapsedMs);
  lateness.leadMs -= Math.min(elapsedMs, STALL_MS) * FORGETTING;
  lateness.lateMs = Infinity;
  const stampMs = believedStampMs(clockMs, nowMs);
  if (stampMs === undefined) return;
  if (stampMs > lateness.newestMs || stampMs < lateness.newestMs - CLOCK_STEP_MS) lateness.newestMs = stampMs;
  lateness.leadMs = Math.max(lateness.leadMs, stampMs - nowMs);
  lateness.lateMs = lateness.leadMs - (stampMs - nowMs);
}

/** How late the last turn can have been, by its stamp as far as that can be believed, ms. */
export function believedLateMs({ lateMs, stallMs }: Readonly<Lateness>): number {
  return Math.min(lateMs, DRIP_MS + stallMs);
}
