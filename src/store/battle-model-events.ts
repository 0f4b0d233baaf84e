/** What happened in the battle that is seen or heard: a ring that scene and HUD poll, each at its own pace. */

type BattleEventKind = "shot" | "impact" | "loss" | "destroyed" | "repair";

/** One entry of the ring. The records are used again: read them, never keep them. */
export type BattleEvent = {
  /** Rises by one with every event, from 1. */
  sequence: number;
  kind: BattleEventKind;
  /** Local time in ms at which it should be shown. */
  atMs: number;
  /** The slot and node that it happens to (for a shot: that fires); -1 when none. */
  slot: number;
  node: number;
  /** The slot that caused it; -1 when none or not known. */
  bySlot: number;
  /** What the node has left, for losses and repairs. */
  power: number;
  weapon: string;
  ammo: string;
  /** World metres. */
  readonly position: Float64Array;
  /** Unit vector: of the shot, or the ground's normal at an impact. */
  readonly direction: Float64Array;
};

export interface BattleEvents {
  /** The sequence of the newest event; 0 before the first. */
  readonly latest: number;
  /** The sequence of the oldest event that is still there; 1 before the first. */
  readonly oldest: number;
  /** The event of a sequence from `oldest` to `latest`; undefined otherwise. Allocates nothing. */
  at(sequence: number): BattleEvent | undefined;
  /** Starts a new event with empty fields and gives it back to be filled at once. */
  push(kind: BattleEventKind, slot: number, node: number, atMs: number): BattleEvent;
  /** Makes all that has happened so far long ago: it leaves its traces, but nobody sees or hears it happen. */
  hush(): void;
}

/** See BattleEvents. The oldest event is overwritten when the ring is full. */
export function createBattleEvents(capacity: number): BattleEvents {
  const ring: BattleEvent[] = Array.from({ length: capacity }, () => ({
    sequence: 0,
    kind: "shot",
    atMs: 0,
    slot: -1,
    node: -1,
    bySlot: -1,
    power: 0,
    weapon: "",
    ammo: "",
    position: new Float64Array(3),
    direction: new Float64Array(3),
  }));
  let latest = 0;
  return {
    get latest() {
      return latest;
    },
    get oldest() {
      return Math.max(1, latest - capacity + 1);
    },
    at(sequence) {
      const event = ring[sequence % capacity];
      return event !== undefined && sequence > 0 && event.sequence === sequence ? event : undefined;
    },
    push(kind, slot, node, atMs) {
      latest += 1;
      const event = ring[latest % capacity]!;
      event.sequence = latest;
      event.kind = kind;
      event.atMs = atMs;
      event.slot = slot;
      event.node = node;
      event.bySlot = -1;
      event.power = 0;
      event.weapon = "";
      event.ammo = "";
      event.position.fill(0);
      event.direction.fill(0);
      return event;
    },
    hush() {
      for (const event of ring) event.atMs = -Infinity;
    },
  };
}
