import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { motionStride } from "#game/dead-reckoning.ts";
import type { BattleFrame } from "#features/match/battlefield-slot.ts";
import { createFittedCanvas, tokensOf } from "#features/match/hud/canvas.ts";
import { createTeamBrush } from "#features/match/hud/team-brush.ts";
import { usePainter } from "#features/match/hud/use-painter.ts";
import { sparing, type Painter, type Painters } from "#features/match/painters.ts";
import type { Client } from "#session/client.ts";
import styles from "./radar.module.css";

/** How far the radar sees, metres, and where its rings lie. */
const RANGE_M = 400;
const RINGS_M = [100, 200, 300] as const;
const MARK_PX = 11;

export type RadarProps = {
  readonly client: Client;
  readonly painters: Painters;
  readonly teams: readonly string[];
};

/** Everybody around, the aim upwards; who is farther off stands at the rim. */
export function Radar({ client, painters, teams }: RadarProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  usePainter(painters, () => {
    const context = canvas.current?.getContext("2d");
    if (canvas.current === null || context === null || context === undefined) return undefined;
    return sparing(createRadarPainter(canvas.current, context, client, teams));
  }, [client, teams]);
  return <canvas ref={canvas} className={styles["radar"]} role="img" aria-label={t("battle.hud.radar")} />;
}

function createRadarPainter(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  client: Client,
  teams: readonly string[],
): Painter {
  const { battle } = client;
  const fitted = createFittedCanvas(canvas, context);
  const token = tokensOf(canvas);
  const brush = createTeamBrush(teams, token);
  const font = `600 11px ${token("--font-sans")}`;

  function rings(radius: number): void {
    context.lineWidth = 1;
    context.strokeStyle = token("--colour-contour-index");
    for (const ringM of RINGS_M) {
      context.beginPath();
      context.arc(0, 0, (radius * ringM) / RANGE_M, 0, 2 * Math.PI);
      context.stroke();
    }
    context.strokeStyle = token("--colour-line");
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
    context.stroke();
  }

  /** A line from the middle along a yaw, as seen with the aim upwards. */
  function ray(yawRad: number, aimRad: number, length: number, colour: string, widthPx: number): void {
    const turn = aimRad - yawRad;
    context.strokeStyle = colour;
    context.lineWidth = widthPx;
    context.beginPath();
    context.moveTo(0, 0);
    context.lineTo(Math.sin(turn) * length, -Math.cos(turn) * length);
    context.stroke();
  }

  function north(aimRad: number, radius: number): void {
    // North is -z: the way of yaw pi.
    const turn = aimRad - Math.PI;
    context.font = font;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = token("--colour-link");
    context.fillText("N", Math.sin(turn) * (radius - 9), -Math.cos(turn) * (radius - 9));
  }

  function others(fromX: number, fromZ: number, aimRad: number, radius: number): void {
    for (let index = 0; index < battle.characters.length; index += 1) {
      const { slot, team } = battle.characters[index]!;
      if (slot === battle.localSlot || battle.isPlaced[slot] !== 1) continue;
      const at = slot * battle.nodesPerCharacter * motionStride;
      const dx = battle.motions[at]! - fromX;
      const dz = battle.motions[at + 2]! - fromZ;
      const distanceM = Math.hypot(dx, dz);
      const turn = aimRad - Math.atan2(dx, dz);
      const away = Math.min(1, distanceM / RANGE_M) * (radius - MARK_PX / 2 - 1);
      context.globalAlpha = battle.isAlive[slot] === 1 ? (distanceM > RANGE_M ? 0.6 : 1) : 0.3;
      brush(context, team, Math.sin(turn) * away, -Math.cos(turn) * away, MARK_PX);
    }
    context.globalAlpha = 1;
  }

  return (frame: BattleFrame) => {
    if (!fitted.begin(frame.pageMs)) return;
    const { width, height } = fitted;
    const radius = Math.min(width, height) / 2 - 1;
    context.translate(width / 2, height / 2);
    const own = client.vehicle();
    rings(radius);
    north(frame.aimYawRad, radius);
    if (own !== undefined) {
      ray(own.yaw, frame.aimYawRad, 14, token("--colour-text-muted"), 5);
      ray(frame.gunYawRad, frame.aimYawRad, radius, token("--colour-accent"), 1.5);
    }
    others(own?.x ?? frame.eyeX, own?.z ?? frame.eyeZ, frame.aimYawRad, radius);
    context.fillStyle = token("--colour-text");
    context.beginPath();
    context.arc(0, 0, 3.5, 0, 2 * Math.PI);
    context.fill();
  };
}
