import { layOnPoint } from "#game/aim-assist.ts";
import { wrapAngle } from "#game/angles.ts";
import type { Battle } from "#game/battle/battle.ts";
import { findAmmunition } from "#game/catalogue/weapons.ts";
import { createHit, hitCover, hitGround, NO_HIT } from "#game/hit-test.ts";
import { muzzleOf } from "#game/node-transforms.ts";
import type { BotSkill } from "#game/options.ts";
import type { Bot } from "#service/games/dga/bots/bot.ts";

/** How a bot of that skill aims and how long it takes to fire at what it sees. */
export type Skill = { readonly errorRad: number; readonly reactionMs: number };

export const SKILLS: Readonly<Record<BotSkill, Skill>> = {
  recruit: { errorRad: 0.05, reactionMs: 2500 },
  soldier: { errorRad: 0.028, reactionMs: 1400 },
  veteran: { errorRad: 0.012, reactionMs: 700 },
};

const THINK_MS = 250;
/** It fights from here if it can see, and comes no nearer than that, metres. */
const FIGHT_M = 240;
const CLOSE_M = 15;
/** Slower than this although it wants to drive: it is stuck, m/s and ms. */
const STUCK_MPS = 0.5;
const STUCK_MS = 1200;
const BACK_MS = 1800;
/** Where it aims at, over the ground, metres. */
const AIM_HEIGHT_M = 1.1;

const muzzle = new Float64Array(3);
const direction = new Float64Array(3);
const mark = new Float64Array(3);
const wall = createHit();
const laying = { yawRad: 0, pitchRad: 0 };

/** A few times a second: whom it is after, where it drives, where it aims. Between that it follows its input. */
export function think(bot: Bot, battle: Battle, skill: Skill, random: () => number, atMs: number): void {
  if (atMs < bot.thinkAtMs) return;
  bot.thinkAtMs = atMs + THINK_MS;
  bot.target = nearestEnemy(bot, battle);
  bot.input.throttle = 0;
  bot.input.steer = 0;
  if (bot.target < 0) return;
  const target = battle.poseOf(bot.target);
  mark.set(target.location);
  mark[1] = (mark[1] ?? 0) + AIM_HEIGHT_M;
  muzzleOf(bot.model, bot.body, muzzle, direction);
  const rangeM = Math.hypot((mark[0] ?? 0) - (muzzle[0] ?? 0), (mark[2] ?? 0) - (muzzle[2] ?? 0));
  look(bot, battle, atMs);
  aim(bot, target.linear, rangeM, skill, random);
  if (!repair(bot, battle, atMs)) drive(bot, rangeM, random, atMs);
}

/** Whether it stands and mends what it can't fight without, as players do. */
function repair({ seat, model, body }: Bot, battle: Battle, atMs: number): boolean {
  const { immobile, gunSilent, turretJammed } = battle.conditionOf(seat.character);
  if ((!immobile && !gunSilent && !turretJammed) || battle.kitsOf(seat.character) === 0) return false;
  const powers = battle.powersOf(seat.character);
  const broken = model.nodes.findIndex(({ maxPower }, node) => maxPower > 0 && !((powers[node] ?? 0) > 0));
  if (broken >= 0 && Math.abs(body.speedMps) < STUCK_MPS) battle.repair(seat.character, broken, atMs);
  return broken >= 0;
}

function nearestEnemy(bot: Bot, battle: Battle): number {
  const own = bot.seat.character;
  const [x = 0, , z = 0] = bot.body.location;
  let nearest = -1;
  let nearestM = Infinity;
  for (let other = 0; other < battle.characterCount; other += 1) {
    if (other === own || !battle.isAlive(other)) continue;
    if (!battle.freeForAll && battle.setupOf(other).team === bot.seat.team) continue;
    const { location } = battle.poseOf(other);
    const distanceM = Math.hypot((location[0] ?? 0) - x, (location[2] ?? 0) - z);
    if (distanceM < nearestM) {
      nearestM = distanceM;
      nearest = other;
    }
  }
  return nearest;
}

/** Whether a shell could get there, and since when. */
function look(bot: Bot, battle: Battle, atMs: number): void {
  hitCover(battle.battlefield, muzzle, mark, wall);
  const sees = wall.share === NO_HIT && hitGround(battle.battlefield, muzzle, mark) === NO_HIT;
  if (sees && !bot.sees) bot.seenSinceMs = atMs;
  bot.sees = sees;
}

function aim(
  bot: Bot,
  linear: Readonly<Float64Array>,
  rangeM: number,
  skill: Skill,
  random: () => number,
): void {
  const ammunition = findAmmunition(bot.model.ammunition[0] ?? "");
  if (ammunition === undefined) return;
  // The mark moves on while the shell flies.
  const flightS = rangeM / ammunition.muzzleVelocityMps;
  for (let axis = 0; axis < 3; axis += 2) mark[axis] = (mark[axis] ?? 0) + (linear[axis] ?? 0) * flightS;
  if (!layOnPoint(laying, muzzle, mark, ammunition)) return;
  bot.input.aimYawRad = laying.yawRad + (random() + random() - 1) * skill.errorRad;
  bot.input.aimPitchRad = laying.pitchRad + (random() + random() - 1) * skill.errorRad * 0.5;
}

function drive(bot: Bot, rangeM: number, random: () => number, atMs: number): void {
  const { body, input } = bot;
  if (atMs < bot.backUntilMs) {
    input.throttle = -1;
    input.steer = bot.backSteer;
    return;
  }
  const arrived = rangeM < CLOSE_M || (bot.sees && rangeM < FIGHT_M);
  if (arrived) {
    bot.stuckSinceMs = atMs;
    return;
  }
  const [x = 0, , z = 0] = body.location;
  const wayRad = wrapAngle(Math.atan2((mark[0] ?? 0) - x, (mark[2] ?? 0) - z) - body.yawRad);
  input.steer = Math.max(-1, Math.min(1, wayRad * 2));
  input.throttle = Math.max(0.25, 1 - Math.abs(wayRad));
  if (Math.abs(body.speedMps) > STUCK_MPS) bot.stuckSinceMs = atMs;
  if (atMs - bot.stuckSinceMs < STUCK_MS) return;
  bot.stuckSinceMs = atMs + BACK_MS;
  bot.backUntilMs = atMs + BACK_MS;
  bot.backSteer = random() < 0.5 ? -1 : 1;
}
