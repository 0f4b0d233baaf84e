import type { TFunction } from "i18next";
import { nodeNameText } from "#features/match/node-name-text.ts";
import type { FeedLine } from "#store/match-store.ts";

/** A line of the feed as a sentence. */
export function feedText(t: TFunction, { kind, who, by, what }: FeedLine): string {
  const node = nodeNameText(t, what);
  switch (kind) {
    case "hit":
      return by === ""
        ? t("battle.feed.hitAlone", { who, what: node })
        : t("battle.feed.hit", { who, by, what: node });
    case "destroyed":
      return by === "" ? t("battle.feed.destroyedAlone", { who }) : t("battle.feed.destroyed", { who, by });
    case "repaired":
      return t("battle.feed.repaired", { who, what: node });
    case "joined":
      return t("battle.feed.joined", { who });
    case "watching":
      return t("battle.feed.watching", { who });
    case "left":
      return t("battle.feed.left", { who });
    case "refused":
      return t(["errors.turn", "errors.any"], { context: what, text: "" });
  }
}
