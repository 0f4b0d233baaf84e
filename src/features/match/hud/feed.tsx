import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { feedText } from "#features/match/feed-text.ts";
import type { Client } from "#session/client.ts";
import { cx } from "#ui/cx.ts";
import styles from "./feed.module.css";

const SHOWN_LINES = 5;
/** How long a line stays in view, ms. */
const SHOWN_MS = 9_000;

/** What happened last, for the eye; the Situation's log keeps it and speaks. */
export function Feed({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const feed = useStore(client.stores.match, (match) => match.feed);
  const [nowMs, setNowMs] = useState(() => performance.now());
  const latestMs = Math.max(nowMs, feed.at(-1)?.atMs ?? 0);
  const lines = feed.filter((line) => latestMs - line.atMs < SHOWN_MS).slice(-SHOWN_LINES);
  const hasLines = lines.length > 0;
  useEffect(() => {
    if (!hasLines) return;
    const timer = setInterval(() => setNowMs(performance.now()), 1000);
    return () => clearInterval(timer);
  }, [hasLines]);
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
