import { sameTeam } from "#game/match-rules.ts";
import type { Results } from "#store/match-store.ts";

export type BattleOutcome = "victory" | "defeat" | "won" | "draw" | "cancelled";

/** How a battle ended for somebody of a team; for a spectator ('') somebody has `won`. */
export function outcomeOf(results: Pick<Results, "won" | "draw" | "cancelled">, ownTeam: string): BattleOutcome {
  if (results.cancelled) return "cancelled";
  if (results.won === undefined) return "draw";
  if (ownTeam === "") return "won";
  return sameTeam(results.won, ownTeam) ? "victory" : "defeat";
}
