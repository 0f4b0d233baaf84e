import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { createRadarPainter } from "#features/match/hud/radar-painter.ts";
import { usePainter } from "#features/match/hud/use-painter.ts";
import { sparing, type Painters } from "#features/match/painters.ts";
import type { Client } from "#session/client.ts";
import styles from "./radar.module.css";

export type RadarProps = {
  readonly client: Client;
  readonly painters: Painters;
  readonly teams: readonly string[];
  /** Beside the map north is upwards, as it is there. */
  readonly isMap: boolean;
};

/** Everybody around, for one look. */
export function Radar({ client, painters, teams, isMap }: RadarProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  usePainter(painters, () => {
    const context = canvas.current?.getContext("2d");
    if (canvas.current === null || context === null || context === undefined) return undefined;
    return sparing(createRadarPainter(canvas.current, context, client, teams, isMap));
  }, [client, teams, isMap]);
  return <canvas ref={canvas} className={styles["radar"]} role="img" aria-label={t("battle.hud.radar")} />;
}
