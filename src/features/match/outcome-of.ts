import { isFreeForAll, sameTeam } from "#game/match-rules.ts";
import type { ResultRow, Results } from "#store/match-store.ts";

export type BattleOutcome = "victory" | "defeat" | "won" | "draw" | "cancelled";

/** Whoever looks at the results. */
export type Own = {
  /** The own team; '' for a spectator. */
  readonly team: string;
  /** How the own character is called; undefined for a spectator. */
  readonly name: string | undefined;
};

/** How a battle ended for somebody who fought; for a spectator somebody has `won`. */
export function outcomeOf(results: Results, own: Own): BattleOutcome {
  if (results.cancelled) return "cancelled";
  if (results.won === undefined) return "draw";
  if (isFreeForAll(results.type) ? own.name === undefined : own.team === "") return "won";
  return hasWon(results, own) ? "victory" : "defeat";
}

/** The rows as they are shown: the winners first, and who did the most damage first among their own. */
export function rankedRows(results: Results): readonly ResultRow[] {
  const isAlone = isFreeForAll(results.type);
  return results.rows.toSorted(
    (a, b) =>
      Number(hasWon(results, b)) - Number(hasWon(results, a)) ||
      (isAlone ? 0 : a.team.localeCompare(b.team)) ||
      b.damage - a.damage,
  );
}

/** Who wins a Last Man Standing is told by the visible name, otherwise it is a team (docs/dga.md, "End"). */
function hasWon({ won, type }: Results, { team, name }: Own): boolean {
  if (won === undefined) return false;
  return isFreeForAll(type) ? name === won : sameTeam(team, won);
}
