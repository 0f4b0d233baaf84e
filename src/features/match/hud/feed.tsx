import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { feedText } from "#features/match/feed-text.ts";
import type { BattleFrame } from "#features/match/battlefield-slot.ts";
import { useWatched } from "#features/match/hud/use-painter.ts";
import type { Painters } from "#features/match/painters.ts";
import type { Client } from "#session/client.ts";
import { cx } from "#ui/cx.ts";
import styles from "./feed.module.css";

const SHOWN_LINES = 5;
/** How long a line stays in view, ms. */
const SHOWN_MS = 9_000;
const LOOK_EVERY_MS = 1_000;

/** What happened last, for the eye; the Situation's log keeps it and speaks. */
export function Feed({ client, painters }: { readonly client: Client; readonly painters: Painters }) {
  const { t } = useTranslation();
  const feed = useStore(client.stores.match, (match) => match.feed);
  const nowMs = useWatched(painters, LOOK_EVERY_MS, timeOf);
  const latestMs = Math.max(nowMs, feed.at(-1)?.atMs ?? 0);
  const lines = feed.filter((line) => latestMs - line.atMs < SHOWN_MS).slice(-SHOWN_LINES);
  return (
    <ul className={styles["feed"]} aria-label={t("battle.hud.feed")}>
      {lines.map((line) => (
        <li key={line.key} className={cx(styles["line"], styles[line.kind])}>
          {feedText(t, line)}
        </li>
      ))}
    </ul>
  );
}

/** Whole seconds, so that a look without news renders nothing. */
function timeOf(frame?: BattleFrame): number {
  return Math.floor((frame?.nowMs ?? 0) / 1_000) * 1_000;
}
