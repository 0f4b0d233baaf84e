import { useCallback, useRef } from "react";
import { useTranslation } from "react-i18next";
import { bearingOfYaw, bearingDeg, betweenDeg, tenthOfDegree, turnDeg } from "#features/match/bearing.ts";
import type { BattleFrame } from "#features/match/battlefield-slot.ts";
import { motionStride } from "#game/dead-reckoning.ts";
import { createFittedCanvas, tokensOf } from "#features/match/hud/canvas.ts";
import { createTeamBrush } from "#features/match/hud/team-brush.ts";
import { usePainter } from "#features/match/hud/use-painter.ts";
import { setText, sparing, type Painters } from "#features/match/painters.ts";
import type { Client } from "#session/client.ts";
import styles from "./compass.module.css";

/** How much of the horizon the strip shows, degrees. */
const SHOWN_DEG = 110;
const TICK_DEG = 5;
const LABEL_DEG = 15;
const CARDINALS = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"] as const;
/** Figures change ten times a second at most. */
const FIGURES_MS = 100;

export type CompassProps = {
  readonly client: Client;
  readonly painters: Painters;
  readonly teams: readonly string[];
};

/** A strip of the horizon around the aim: the own hull, the gun and everybody's marks stand on it. */
export function Compass({ client, painters, teams }: CompassProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const gun = useRef<HTMLSpanElement>(null);
  const figure = useCallback(
    (degrees: number) => t("battle.situation.degrees", { count: tenthOfDegree(degrees) }),
    [t],
  );

  usePainter(painters, () => {
    const context = canvas.current?.getContext("2d");
    if (canvas.current === null || context === null || context === undefined) return undefined;
    return sparing(createCompassPainter(canvas.current, context, client, teams));
  }, [client, teams]);
  usePainter(painters, () => {
    let writtenMs = -Infinity;
    return (frame) => {
      if (gun.current === null || frame.pageMs - writtenMs < FIGURES_MS) return;
      writtenMs = frame.pageMs;
      const hasGun = client.vehicle() !== undefined;
      gun.current.hidden = !hasGun;
      if (!hasGun) return;
      const degrees = bearingOfYaw(frame.gunYawRad);
      setText(gun.current, figure(degrees));
      gun.current.setAttribute("aria-valuenow", String(tenthOfDegree(degrees)));
      gun.current.setAttribute("aria-valuetext", figure(degrees));
    };
  }, [client, figure]);

  return (
    <div className={styles["compass"]}>
      <canvas ref={canvas} className={styles["strip"]} role="img" aria-label={t("battle.hud.compass")} />
      <span
        ref={gun}
        role="meter"
        aria-label={t("battle.hud.gunBearing")}
        aria-valuemin={0}
        aria-valuemax={360}
        aria-valuenow={0}
        className={styles["figure"]}
        hidden
      />
    </div>
  );
}

function createCompassPainter(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  client: Client,
  teams: readonly string[],
) {
  const { battle } = client;
  const fitted = createFittedCanvas(canvas, context);
  const token = tokensOf(canvas);
  const brush = createTeamBrush(teams, token);
  const font = `600 13px ${token("--font-sans")}`;
  const smallFont = `500 11px ${token("--font-sans")}`;

  return (frame: BattleFrame) => {
    if (!fitted.begin(frame.pageMs)) return;
    const { width, height } = fitted;
    const middle = bearingOfYaw(frame.aimYawRad);
    const pxPerDeg = width / SHOWN_DEG;
    const base = height - 9;
    const placeOf = (deg: number): number => width / 2 + betweenDeg(middle, deg) * pxPerDeg;
    context.textAlign = "center";
    context.textBaseline = "alphabetic";
    const first = Math.ceil((middle - SHOWN_DEG / 2) / TICK_DEG) * TICK_DEG;
    for (let deg = first; deg <= middle + SHOWN_DEG / 2; deg += TICK_DEG) {
      const x = width / 2 + (deg - middle) * pxPerDeg;
      const isLabelled = deg % LABEL_DEG === 0;
      const nearEdge = Math.min(1, Math.min(x, width - x) / 48);
      context.globalAlpha = Math.max(0, nearEdge);
      context.fillStyle = token(isLabelled ? "--colour-text" : "--colour-text-faint");
      context.fillRect(x - 0.5, base - (isLabelled ? 7 : 4), 1, isLabelled ? 7 : 4);
      if (!isLabelled) continue;
      const turned = turnDeg(deg);
      const cardinal = turned % 45 === 0 ? CARDINALS[turned / 45] : undefined;
      context.font = cardinal === undefined ? smallFont : font;
      context.fillStyle = token(cardinal === undefined ? "--colour-text-muted" : "--colour-link");
      context.fillText(cardinal ?? String(turned), x, base - 11);
    }
    context.globalAlpha = 1;
    const own = client.vehicle();
    for (let index = 0; index < battle.characters.length; index += 1) {
      const { slot, team } = battle.characters[index]!;
      if (slot === battle.localSlot || battle.isAlive[slot] !== 1 || battle.isPlaced[slot] !== 1) continue;
      const at = slot * battle.nodesPerCharacter * motionStride;
      const fromX = own?.x ?? frame.eyeX;
      const fromZ = own?.z ?? frame.eyeZ;
      const off = betweenDeg(
        middle,
        bearingDeg(battle.motions[at]! - fromX, battle.motions[at + 2]! - fromZ),
      );
      if (Math.abs(off) < SHOWN_DEG / 2 - 2) brush(context, team, width / 2 + off * pxPerDeg, base + 3, 10);
    }
    if (own !== undefined) {
      wedge(context, placeOf(bearingOfYaw(own.yaw)), base, token("--colour-text-faint"), 5);
      wedge(context, placeOf(bearingOfYaw(frame.gunYawRad)), base, token("--colour-accent"), 6);
    }
    context.fillStyle = token("--colour-text");
    context.fillRect(width / 2 - 0.5, 0, 1, 5);
  };
}

/** A mark that stands on the line and points down. */
function wedge(
  context: CanvasRenderingContext2D,
  x: number,
  base: number,
  colour: string,
  size: number,
): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x, base);
  context.lineTo(x - size * 0.7, base - size * 1.5);
  context.lineTo(x + size * 0.7, base - size * 1.5);
  context.fill();
}
