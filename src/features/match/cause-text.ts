import type { TFunction } from "i18next";
import type { Results } from "#store/match-store.ts";

/** Why the battle ended, in a sentence; '' where that isn't known or says nothing. */
export function causeText(
  t: TFunction,
  { cause, won, draw, cancelled }: Pick<Results, "cause" | "won" | "draw" | "cancelled">,
): string {
  if (cause === undefined || cancelled) return "";
  switch (cause.why) {
    case "destroyed":
      return t("results.cause.destroyed", { teams: cause.teams });
    case "headquarters":
      return t("results.cause.headquarters", { teams: cause.teams, count: cause.teams.length });
    case "time":
      if (draw) return t("results.cause.timeDraw");
      return won === undefined ? t("results.cause.time") : t("results.cause.timeWon", { winner: won });
    case "unwatched":
      return t("results.cause.unwatched");
  }
}
