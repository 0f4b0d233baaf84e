import type { TFunction } from "i18next";
import { outcomeOf, type Own } from "#features/match/outcome-of.ts";
import type { Results } from "#store/match-store.ts";

/** The end of a battle as it is said to somebody. */
export function outcomeText(t: TFunction, results: Results, own: Own): string {
  const outcome = outcomeOf(results, own);
  switch (outcome) {
    case "cancelled":
      return t("results.cancelled");
    case "draw":
      return t("battle.said.draw");
    case "won":
      return t("battle.said.won", { winner: results.won ?? "" });
    case "victory":
    case "defeat":
      return `${t(`results.${outcome}`)}. ${t("battle.said.won", { winner: results.won ?? "" })}`;
  }
}
