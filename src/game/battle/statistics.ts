/** A row of the after-battle table (dga.md, "The end"). */
export type Statistics = {
  shots: number;
  hits: number;
  /** Hit points taken from opponents. */
  damageDealt: number;
  /** Opponents destroyed. */
  destroyed: number;
  /** Hit points won back by repairs. */
  repaired: number;
  /** When it was destroyed or left, ms of match time; undefined while it stands. */
  endedAtMs: number | undefined;
};

export function createStatistics(): Statistics {
  return { shots: 0, hits: 0, damageDealt: 0, destroyed: 0, repaired: 0, endedAtMs: undefined };
}
