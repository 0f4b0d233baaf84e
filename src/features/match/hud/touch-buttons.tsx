import { useEffect, useRef, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import type {
  BattleAction,
  BattleFrame,
  BattlefieldHandle,
  Thumb,
} from "#features/match/battlefield-slot.ts";
import { usePainter, useWatched } from "#features/match/hud/use-painter.ts";
import type { Painters } from "#features/match/painters.ts";
import styles from "./touch-buttons.module.css";

const LOOK_MS = 50;

export type TouchButtonsProps = {
  readonly painters: Painters;
  readonly handle: BattlefieldHandle | undefined;
  readonly onAction: (action: BattleAction) => void;
};

/** For thumbs: the two sticks where they are, and buttons for what the sticks don't do. */
export function TouchButtons({ painters, handle, onAction }: TouchButtonsProps) {
  const { t } = useTranslation();
  const left = useRef<HTMLDivElement>(null);
  const right = useRef<HTMLDivElement>(null);
  usePainter(
    painters,
    () => (frame) => {
      drawThumb(left.current, frame.thumbs.left);
      drawThumb(right.current, frame.thumbs.right);
    },
    [],
  );
  const isSighting = useWatched(painters, LOOK_MS, readSighting);
  useEffect(
    () => () => {
      // Whose tank is gone holds nothing any more.
      handle?.release("fire");
      handle?.release("sight");
    },
    [handle],
  );

  function toggleSight(): void {
    if (isSighting) handle?.release("sight");
    else handle?.press("sight");
  }

  const fire = {
    onPointerDown(event: PointerEvent) {
      handle?.press("fire");
      handle?.aimBy(event.nativeEvent);
    },
    onPointerUp: () => handle?.release("fire"),
    onPointerCancel: () => handle?.release("fire"),
    onContextMenu: (event: { preventDefault(): void }) => event.preventDefault(),
  };
  const sight = {
    // At once, so that the thumb that stays can aim through it.
    onPointerDown(event: PointerEvent) {
      toggleSight();
      handle?.aimBy(event.nativeEvent);
    },
    // By key and screen reader no pointer comes before it.
    onClick: (event: { readonly detail: number }) => event.detail === 0 && toggleSight(),
    onContextMenu: (event: { preventDefault(): void }) => event.preventDefault(),
  };
  return (
    <div className={styles["touch"]}>
      <div ref={left} className={styles["stick"]} aria-hidden="true" hidden>
        <span />
      </div>
      <div ref={right} className={styles["stick"]} aria-hidden="true" hidden>
        <span />
      </div>
      <div className={styles["buttons"]}>
        <button type="button" className={styles["round"]} onClick={() => onAction("repair")}>
          {t("battle.touch.repair")}
        </button>
        <button type="button" className={styles["round"]} aria-pressed={isSighting} {...sight}>
          {t("battle.touch.sight")}
        </button>
        <button type="button" className={styles["fire"]} {...fire}>
          {t("battle.touch.fire")}
        </button>
      </div>
    </div>
  );
}

function drawThumb(stick: HTMLDivElement | null, thumb: Thumb): void {
  if (stick === null) return;
  if (stick.hidden === thumb.active) stick.hidden = !thumb.active;
  if (!thumb.active) return;
  stick.style.transform = `translate(${thumb.originX}px, ${thumb.originY}px)`;
  const knob = stick.firstElementChild;
  if (knob instanceof HTMLElement)
    knob.style.transform = `translate(${thumb.x - thumb.originX}px, ${thumb.y - thumb.originY}px)`;
}

function readSighting(frame?: BattleFrame): boolean {
  return frame?.isSighting ?? false;
}
