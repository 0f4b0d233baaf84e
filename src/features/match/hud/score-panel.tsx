import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { usePainter } from "#features/match/hud/use-painter.ts";
import { paced, setText, type Painters } from "#features/match/painters.ts";
import { clockText, shownClockMs, standingsOf } from "#features/match/standings.ts";
import type { Client } from "#session/client.ts";
import { teamLook } from "#ui/team/team-look.ts";
import { TeamMark } from "#ui/team/team-badge.tsx";
import styles from "./score-panel.module.css";

const CLOCK_MS = 250;

export type ScorePanelProps = {
  readonly client: Client;
  readonly painters: Painters;
  readonly teams: readonly string[];
};

/** How many tanks each team has left, and the clock. */
export function ScorePanel({ client, painters, teams }: ScorePanelProps) {
  const { t } = useTranslation();
  const clock = useRef<HTMLSpanElement>(null);
  const combatants = useStore(client.stores.match, (match) => match.combatants);
  const isLimited = useStore(client.stores.match, (match) => match.limitS !== undefined);
  const standings = useMemo(() => standingsOf(combatants, teams), [combatants, teams]);
  usePainter(
    painters,
    () =>
      paced(CLOCK_MS, ({ nowMs }) => {
        const match = client.stores.match.getState();
        // After the end it stands where it stood.
        const isOn = match.phase === "active" || match.phase === "paused" || match.endClockMs !== undefined;
        if (clock.current !== null && isOn) setText(clock.current, clockText(shownClockMs(match, nowMs)));
      }),
    [client],
  );
  return (
    <section className={styles["panel"]} aria-label={t("battle.hud.score")}>
      <ul className={styles["teams"]}>
        {standings.map(({ team, alive, all }) => (
          <li key={team} className={styles["team"]}>
            <TeamMark look={teamLook(team, teams)} />
            <span className={styles["name"]}>{team}</span>
            <span className={styles["count"]} aria-hidden="true">
              {alive}
              <span className={styles["all"]}>/{all}</span>
            </span>
            <span className={styles["hidden"]}>{t("battle.hud.alive", { alive, all })}</span>
          </li>
        ))}
      </ul>
      <p className={styles["clock"]}>
        <span className={styles["hidden"]}>{t(isLimited ? "battle.hud.clock" : "battle.hud.elapsed")} </span>
        <span ref={clock} role="timer" aria-live="off" />
      </p>
    </section>
  );
}
