import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BattleFrame } from "#features/match/battlefield-slot.ts";
import { useWatched } from "#features/match/hud/use-painter.ts";
import type { Painters } from "#features/match/painters.ts";
import styles from "./mouse-hint.module.css";

const LOOK_MS = 250;
/** Who has not clicked by then aims by other means, ms. */
const SHOWN_MS = 12_000;

/** Says at first that a click gives the battle the mouse; only where there is one. */
export function MouseHint({ painters }: { readonly painters: Painters }) {
  const { t } = useTranslation();
  const isAimed = useWatched(painters, LOOK_MS, isMouseAimed);
  const [isPast, setPast] = useState(false);
  if (isAimed && !isPast) setPast(true);
  useEffect(() => {
    const timer = setTimeout(() => setPast(true), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  return isPast ? null : <span className={styles["hint"]}>{t("battle.clickToAim")}</span>;
}

function isMouseAimed(frame?: BattleFrame): boolean {
  return frame?.isMouseAimed ?? false;
}
