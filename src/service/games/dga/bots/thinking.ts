import { layOnPoint } from "#game/aim-assist.ts";
import type { Battle } from "#game/battle/battle.ts";
import { findAmmunition } from "#game/catalogue/weapons.ts";
import { createHit, hitCover, hitGround, NO_HIT } from "#game/hit-test.ts";
import { muzzleOf } from "#game/node-transforms.ts";
import type { Bot } from "#service/games/dga/bots/bot.ts";
import { findHidingPlace, type HidingPlace } from "#service/games/dga/bots/hiding.ts";
import type { Skill } from "#service/games/dga/bots/skills.ts";
import { backOff, driveTo, halt, STUCK_MPS } from "#service/games/dga/bots/steering.ts";

const THINK_MS = 250;
/** It fights from here if it can see, and comes no nearer than that, metres. */
const FIGHT_M = 240;
const CLOSE_M = 15;
/** Whoever is nearer is too near: it backs off, metres. */
const CROWDED_M = 45;
/** So near to its hiding place it is there, metres; and it is out of it again so long before its gun is loaded, ms. */
const THERE_M = 4;
const PEEK_MS = 1600;
/** It withdraws for no longer than this before it mends itself wherever it is, ms. */
const WITHDRAW_MS = 9000;
/** Where it aims at, over the ground, metres. */
const AIM_HEIGHT_M = 1.1;

const muzzle = new Float64Array(3);
const direction = new Float64Array(3);
const mark = new Float64Array(3);
const hiding: HidingPlace = { x: 0, z: 0, viaX: 0, viaZ: 0 };
const wall = createHit();
const laying = { yawRad: 0, pitchRad: 0 };

/** A few times a second: whom it is after, where it drives, where it aims. Between that it follows its input. */
export function think(bot: Bot, battle: Battle, skill: Skill, random: () => number, atMs: number): void {
  if (atMs < bot.thinkAtMs) return;
  bot.thinkAtMs = atMs + THINK_MS;
  bot.target = nearestEnemy(bot, battle);
  halt(bot);
  if (bot.target < 0) return;
  const target = battle.poseOf(bot.target);
  mark.set(target.location);
  mark[1] = (mark[1] ?? 0) + AIM_HEIGHT_M;
  muzzleOf(bot.model, bot.body, muzzle, direction);
  const rangeM = Math.hypot((mark[0] ?? 0) - (muzzle[0] ?? 0), (mark[2] ?? 0) - (muzzle[2] ?? 0));
  look(bot, battle, atMs);
  aim(bot, target.linear, rangeM, skill, random);
  const hurt = worstNode(bot, battle, skill);
  if (hurt < 0) bot.withdrawsSinceMs = -1;
  else if (bot.withdrawsSinceMs < 0) bot.withdrawsSinceMs = atMs;
  if (hurt >= 0 && !withdraws(bot, battle, target.location, random, atMs)) mend(bot, battle, hurt, atMs);
  else if (hurt < 0 && !hides(bot, battle, skill, target.location, random, atMs))
    keepRange(bot, target.location, rangeM, random, atMs);
}

/** What it must mend before it fights on: what is broken, or a hull that is going; -1 for nothing. */
function worstNode({ seat, model }: Bot, battle: Battle, { retreatShare }: Skill): number {
  if (battle.kitsOf(seat.character) === 0) return -1;
  const powers = battle.powersOf(seat.character);
  const broken = model.nodes.findIndex(({ maxPower }, node) => maxPower > 0 && !((powers[node] ?? 0) > 0));
  if (broken >= 0) return broken;
  const hull = model.vitalNode;
  return (powers[hull] ?? 0) < (model.nodes[hull]?.maxPower ?? 0) * retreatShare ? hull : -1;
}

/** Whether it still gets out of sight before it stands still to mend. */
function withdraws(
  bot: Bot,
  battle: Battle,
  threat: Readonly<Float64Array>,
  random: () => number,
  atMs: number,
): boolean {
  const { immobile } = battle.conditionOf(bot.seat.character);
  if (immobile || !bot.sees || atMs - bot.withdrawsSinceMs > WITHDRAW_MS) return false;
  if (!findHidingPlace(battle.battlefield, bot.body.location, threat, bot.model.radiusM, hiding))
    return false;
  if (isNear(bot, hiding)) return false;
  driveTo(bot, hiding.viaX, hiding.viaZ, random, atMs);
  return true;
}

/** Stands and mends, as players do. */
function mend({ seat, body }: Bot, battle: Battle, node: number, atMs: number): void {
  if (Math.abs(body.speedMps) < STUCK_MPS) battle.repair(seat.character, node, atMs);
}

/** Whether it waits behind something until its gun is loaded. */
function hides(
  bot: Bot,
  battle: Battle,
  { hides: does }: Skill,
  threat: Readonly<Float64Array>,
  random: () => number,
  atMs: number,
): boolean {
  if (!does || battle.loadedAtMs(bot.seat.character) - atMs < PEEK_MS) return false;
  if (!findHidingPlace(battle.battlefield, bot.body.location, threat, bot.model.radiusM, hiding))
    return false;
  if (!isNear(bot, hiding)) driveTo(bot, hiding.viaX, hiding.viaZ, random, atMs);
  return true;
}

/** Near enough to hit, and no nearer. */
function keepRange(
  bot: Bot,
  target: Readonly<Float64Array>,
  rangeM: number,
  random: () => number,
  atMs: number,
): void {
  const [x = 0, , z = 0] = target;
  if (bot.sees && rangeM < CROWDED_M) backOff(bot, x, z);
  else if (rangeM >= CLOSE_M && !(bot.sees && rangeM < FIGHT_M)) driveTo(bot, x, z, random, atMs);
}

function isNear({ body }: Bot, { x, z }: HidingPlace): boolean {
  return Math.hypot(x - (body.location[0] ?? 0), z - (body.location[2] ?? 0)) < THERE_M;
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
  { lead, errorRad }: Skill,
  random: () => number,
): void {
  const ammunition = findAmmunition(bot.model.ammunition[0] ?? "");
  if (ammunition === undefined) return;
  // The mark moves on while the shell flies.
  const flightS = (rangeM / ammunition.muzzleVelocityMps) * lead;
  for (let axis = 0; axis < 3; axis += 2) mark[axis] = (mark[axis] ?? 0) + (linear[axis] ?? 0) * flightS;
  if (!layOnPoint(laying, muzzle, mark, ammunition)) return;
  bot.input.aimYawRad = laying.yawRad + (random() + random() - 1) * errorRad;
  bot.input.aimPitchRad = laying.pitchRad + (random() + random() - 1) * errorRad * 0.5;
}
