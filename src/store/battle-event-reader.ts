import type { BattleEvent, BattleEvents } from "./battle-model-events.ts";

/** Reads each event once, when it is due. */
export interface BattleEventReader {
  /**
   * Calls back for every event that is due and was not read before, oldest first. What isn't due yet keeps back only
   * what the same character did after it, so that no hit comes before its shot. Allocates nothing.
   */
  read(nowMs: number, take: (event: BattleEvent, nowMs: number) => void): void;
}

/** Frames and events are timed by clocks that are rounded, ms. */
const EARLY_MS = 0.5;

/** A reader that begins with what comes next: what was before it is no news. */
export function createBattleEventReader(events: BattleEvents): BattleEventReader {
  let seen = events.latest;
  /** The sequences of what was looked at and must wait, oldest first: so many of them. */
  const waiting: number[] = [];
  let waits = 0;

  function mustWait({ atMs, bySlot }: BattleEvent, nowMs: number): boolean {
    if (atMs > nowMs + EARLY_MS) return true;
    if (bySlot < 0) return false;
    for (let index = 0; index < waits; index += 1)
      if (events.at(waiting[index]!)?.bySlot === bySlot) return true;
    return false;
  }

  function look(sequence: number, nowMs: number, take: (event: BattleEvent, nowMs: number) => void): void {
    const event = events.at(sequence);
    // Whoever comes too late finds it overwritten.
    if (event === undefined) return;
    if (!mustWait(event, nowMs)) return take(event, nowMs);
    waiting[waits] = sequence;
    waits += 1;
  }

  return {
    read(nowMs, take) {
      const waited = waits;
      const next = Math.max(seen + 1, events.oldest);
      waits = 0;
      seen = events.latest;
      // Of those who waited the list keeps only who waits on, and never gets ahead of the reading.
      for (let index = 0; index < waited; index += 1) look(waiting[index]!, nowMs, take);
      for (let sequence = next; sequence <= seen; sequence += 1) look(sequence, nowMs, take);
    },
  };
}
