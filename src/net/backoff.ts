const firstMs = 1_000;
const longestMs = 60_000;

/**
 * Milliseconds to wait before the next attempt: doubling from one second to a minute, give or take a fifth, so
 * that the players of a server that restarts do not all return at once.
 * `failures` counts from 1; `chance` is in [0, 1).
 */
export function backoffMs(failures: number, chance: number): number {
  const base = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return Math.min(longestMs, Math.round(base * (0.8 + 0.4 * chance)));
}
