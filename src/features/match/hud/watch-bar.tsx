import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BattleAction, CameraChoice } from "#features/match/battlefield-slot.ts";
import { Button, IconButton } from "#ui/button/button.tsx";
import styles from "./watch-bar.module.css";

export type WatchBarProps = {
  readonly camera: CameraChoice;
  /** Whom the camera follows; undefined when there is nobody. */
  readonly followed: string | undefined;
  readonly onAction: (action: BattleAction) => void;
  /** What else one may do instead of watching. */
  readonly children?: ReactNode;
};

/** What a spectator sees and how to see something else. */
export function WatchBar({ camera, followed, onAction, children }: WatchBarProps) {
  const { t } = useTranslation();
  const text =
    camera.kind === "free"
      ? t("battle.hud.free")
      : camera.kind === "top"
        ? t("battle.hud.top")
        : followed === undefined
          ? t("battle.watch.nobody")
          : t("battle.hud.following", { name: followed });
  return (
    <section className={styles["bar"]} aria-label={t("battle.watch.label")}>
      <span className={styles["turnedLeft"]}>
        <IconButton
          icon="chevron"
          label={t("battle.hud.follow.previous")}
          size="small"
          onClick={() => onAction("follow-previous")}
        />
      </span>
      <p className={styles["text"]} role="status">
        {text}
      </p>
      <span className={styles["turnedRight"]}>
        <IconButton
          icon="chevron"
          label={t("battle.hud.follow.next")}
          size="small"
          onClick={() => onAction("follow-next")}
        />
      </span>
      <Button
        size="small"
        variant={camera.kind === "free" ? "secondary" : "quiet"}
        icon="eye"
        aria-pressed={camera.kind === "free"}
        onClick={() => onAction("free")}
      >
        {t("battle.hud.follow.free")}
      </Button>
      <Button
        size="small"
        variant={camera.kind === "top" ? "secondary" : "quiet"}
        icon="map"
        aria-pressed={camera.kind === "top"}
        onClick={() => onAction("top")}
      >
        {t("battle.hud.follow.top")}
      </Button>
      {children}
    </section>
  );
}
