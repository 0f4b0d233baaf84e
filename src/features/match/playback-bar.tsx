import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { playedText } from "#features/match/standings.ts";
import { SPEEDS, type ReplayPlayer } from "#session/replay/player.ts";
import { IconButton } from "#ui/button/button.tsx";
import styles from "./playback-bar.module.css";

/** Runs the replay: plays and pauses, goes to any place, faster or slower. */
export function PlaybackBar({ player }: { readonly player: ReplayPlayer }) {
  const { t } = useTranslation();
  const { positionMs, durationMs, isPaused, speed } = useStore(player.playback);
  const position = playedText(positionMs);
  const duration = playedText(durationMs);
  // Whole seconds: the browser would round anything else to its steps, and tell that as a wish to go there.
  const lastS = Math.max(1, Math.ceil(durationMs / 1000));
  const playedS = positionMs >= durationMs ? lastS : Math.floor(positionMs / 1000);
  return (
    <div role="group" aria-label={t("replay.label")} className={styles["bar"]}>
      <IconButton
        icon={isPaused ? "play" : "pause"}
        label={t(isPaused ? "replay.play" : "replay.pause")}
        onClick={() => player.setPaused(!isPaused)}
      />
      <IconButton icon="restart" label={t("replay.restart")} size="small" onClick={() => player.seek(0)} />
      <input
        type="range"
        className={styles["slider"]}
        // The played part is drawn by a gradient that knows the share.
        style={{ "--played": `${(playedS / lastS) * 100}%` } as CSSProperties}
        aria-label={t("replay.position")}
        aria-valuetext={t("replay.positionText", { position, duration })}
        min={0}
        max={lastS}
        step={1}
        value={playedS}
        onChange={(event) => player.seek(event.currentTarget.valueAsNumber * 1000)}
      />
      <span className={styles["time"]} aria-hidden="true">
        {position}
        <span className={styles["of"]}> / {duration}</span>
      </span>
      <select
        className={styles["speed"]}
        aria-label={t("replay.speed")}
        value={speed}
        onChange={(event) => player.setSpeed(Number(event.currentTarget.value))}
      >
        {SPEEDS.map((each) => (
          <option key={each} value={each}>
            {t("replay.speedOf", { speed: each })}
          </option>
        ))}
      </select>
    </div>
  );
}
