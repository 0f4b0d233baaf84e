import { wrapAngle } from "#game/angles.ts";
import type { Bot } from "#service/games/dga/bots/bot.ts";

/** Slower than this although it wants to drive: it is stuck, m/s and ms. */
export const STUCK_MPS = 0.5;
const STUCK_MS = 1200;
const BACK_MS = 1800;

/** Stands; that is no being stuck. */
export function halt({ input }: Bot): void {
  input.throttle = 0;
  input.steer = 0;
}

/** Backs off while it keeps its front, the thickest armour and the gun, to the point. */
export function backOff(bot: Bot, x: number, z: number): void {
  const { input } = bot;
  input.throttle = -1;
  input.steer = Math.max(-1, Math.min(1, bearing(bot, x, z) * 2));
}

/** Drives to a point, backwards out of what it is stuck at. */
export function driveTo(bot: Bot, x: number, z: number, random: () => number, atMs: number): void {
  const { body, input } = bot;
  if (atMs < bot.backUntilMs) {
    input.throttle = -1;
    input.steer = bot.backSteer;
    return;
  }
  const wayRad = bearing(bot, x, z);
  input.steer = Math.max(-1, Math.min(1, wayRad * 2));
  input.throttle = Math.max(0.25, 1 - Math.abs(wayRad));
  if (Math.abs(body.speedMps) > STUCK_MPS || atMs - bot.droveAtMs > STUCK_MS) bot.stuckSinceMs = atMs;
  bot.droveAtMs = atMs;
  if (atMs - bot.stuckSinceMs < STUCK_MS) return;
  bot.stuckSinceMs = atMs + BACK_MS;
  bot.backUntilMs = atMs + BACK_MS;
  bot.backSteer = random() < 0.5 ? -1 : 1;
}

function bearing({ body }: Bot, x: number, z: number): number {
  return wrapAngle(Math.atan2(x - (body.location[0] ?? 0), z - (body.location[2] ?? 0)) - body.yawRad);
}
