import { motionStride } from "#game/dead-reckoning.ts";
import type { BattleFrame } from "#features/match/battlefield-slot.ts";
import { createFittedCanvas, tokensOf } from "#features/match/hud/canvas.ts";
import { createTeamBrush } from "#features/match/hud/team-brush.ts";
import type { Painter } from "#features/match/painters.ts";
import type { Client } from "#session/client.ts";

/** How far the radar sees, metres, and where its rings lie. */
const RANGE_M = 400;
const RINGS_M = [100, 200, 300] as const;
const MARK_PX = 11;
/** The yaw of north, which is -z. */
const NORTH_RAD = Math.PI;

/** Draws everybody around, the aim upwards, or north as on the map where `isMap`; who is farther off stands at the rim. */
export function createRadarPainter(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  client: Client,
  teams: readonly string[],
  isMap: boolean,
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

  /** A line from the middle along a yaw, as seen with `upRad` upwards. */
  function ray(yawRad: number, upRad: number, length: number, colour: string, widthPx: number): void {
    const turn = upRad - yawRad;
    context.strokeStyle = colour;
    context.lineWidth = widthPx;
    context.beginPath();
    context.moveTo(0, 0);
    context.lineTo(Math.sin(turn) * length, -Math.cos(turn) * length);
    context.stroke();
  }

  function north(upRad: number, radius: number): void {
    const turn = upRad - NORTH_RAD;
    context.font = font;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = token("--colour-link");
    context.fillText("N", Math.sin(turn) * (radius - 9), -Math.cos(turn) * (radius - 9));
  }

  function others(fromX: number, fromZ: number, upRad: number, radius: number): void {
    for (let index = 0; index < battle.characters.length; index += 1) {
      const { slot, team } = battle.characters[index]!;
      if (slot === battle.localSlot || battle.isPlaced[slot] !== 1) continue;
      const at = slot * battle.nodesPerCharacter * motionStride;
      const dx = battle.motions[at]! - fromX;
      const dz = battle.motions[at + 2]! - fromZ;
      const distanceM = Math.hypot(dx, dz);
      const turn = upRad - Math.atan2(dx, dz);
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
    const upRad = isMap ? NORTH_RAD : frame.aimYawRad;
    context.translate(width / 2, height / 2);
    const own = client.vehicle();
    rings(radius);
    north(upRad, radius);
    if (own !== undefined) {
      ray(own.yaw, upRad, 14, token("--colour-text-muted"), 5);
      ray(frame.gunYawRad, upRad, radius, token("--colour-accent"), 1.5);
    }
    others(own?.x ?? frame.eyeX, own?.z ?? frame.eyeZ, upRad, radius);
    context.fillStyle = token("--colour-text");
    context.beginPath();
    context.arc(0, 0, 3.5, 0, 2 * Math.PI);
    context.fill();
  };
}
