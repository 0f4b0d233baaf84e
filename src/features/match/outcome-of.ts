import { sameTeam } from "#game/match-rules.ts";
import type { ResultRow, Results } from "#store/match-store.ts";

export type BattleOutcome = "victory" | "defeat" | "won" | "draw" | "cancelled";

/** How a battle ended for somebody of a team; for a spectator ('') somebody has `won`. */
export function outcomeOf(
  results: Pick<Results, "won" | "draw" | "cancelled">,
  ownTeam: string,
): BattleOutcome {
  if (results.cancelled) return "cancelled";
  if (results.won === undefined) return "draw";
  if (ownTeam === "") return "won";
  return sameTeam(results.won, ownTeam) ? "victory" : "defeat";
}

/** The rows as they are shown: the winners first, and who did the most damage first among their own. */
export function rankedRows({ won, rows }: Pick<Results, "won" | "rows">): readonly ResultRow[] {
  const hasWon = (row: ResultRow): boolean => won !== undefined && sameTeam(row.team, won);
  return rows.toSorted(
    (a, b) => Number(hasWon(b)) - Number(hasWon(a)) || a.team.localeCompare(b.team) || b.damage - a.damage,
  );
}
