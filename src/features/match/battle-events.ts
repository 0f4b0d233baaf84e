import type { BattleEvent, BattleEvents } from "#store/battle-model-events.ts";

/** Reads each event once, when it is due. */
export interface EventReader {
  /** Calls back for every event up to `nowMs` that was not read before, oldest first. */
  read(nowMs: number, take: (event: BattleEvent) => void): void;
}

/** A reader that begins with what comes next: what was before it is no news. */
export function createEventReader(events: BattleEvents): EventReader {
  let seen = events.latest;
  return {
    read(nowMs, take) {
      while (seen < events.latest) {
        const next = Math.max(seen + 1, events.oldest);
        const event = events.at(next);
        if (event !== undefined && event.atMs > nowMs) return;
        seen = next;
        if (event !== undefined) take(event);
      }
    },
  };
}
