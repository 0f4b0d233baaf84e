import type { Battle } from "#game/battle/battle.ts";
import { chooseTarget, takeAim } from "#service/games/dga/bots/aiming.ts";
import type { Bot } from "#service/games/dga/bots/bot.ts";
import { findHidingPlace, type HidingPlace } from "#service/games/dga/bots/hiding.ts";
import type { Skill } from "#service/games/dga/bots/skills.ts";
import { backOff, driveTo, halt, STUCK_MPS } from "#service/games/dga/bots/steering.ts";

const THINK_MS = 250;
/** It fights from here if it can see, and comes no nearer than that, metres. */
const FIGHT_M = 240;
const CLOSE_M = 15;
/** Whoever is nearer is too near: it backs off while it loads, metres. */
const CROWDED_M = 45;
/** So near to its hiding place it is there, metres; and it is out of it again so long before its gun is loaded, ms. */
const THERE_M = 4;
const PEEK_MS = 1600;
/** It withdraws for no longer than this before it mends itself wherever it is, ms. */
const WITHDRAW_MS = 9000;

const hiding: HidingPlace = { x: 0, z: 0, viaX: 0, viaZ: 0 };

/** A few times a second: whom it is after, where it drives, where it aims. Between that it follows its input. */
export function think(bot: Bot, battle: Battle, skill: Skill, random: () => number, atMs: number): void {
  if (atMs < bot.thinkAtMs) return;
  bot.thinkAtMs = atMs + THINK_MS;
  chooseTarget(bot, battle, Infinity);
  halt(bot);
  if (bot.target < 0) return;
  const target = battle.poseOf(bot.target);
  const rangeM = takeAim(bot, battle, skill, random, atMs);
  const hurt = worstNode(bot, battle, skill);
  if (hurt < 0) bot.withdrawsSinceMs = -1;
  else if (bot.withdrawsSinceMs < 0) bot.withdrawsSinceMs = atMs;
  if (hurt >= 0 && !withdraws(bot, battle, target.location, random, atMs)) mend(bot, battle, hurt, atMs);
  else if (hurt < 0 && !hides(bot, battle, skill, target.location, random, atMs))
    keepRange(bot, battle, target.location, rangeM, random, atMs);
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

/** Near enough to hit, and no nearer; where it sees but can't lay its gun it goes on until it can. */
function keepRange(
  bot: Bot,
  battle: Battle,
  target: Readonly<Float64Array>,
  rangeM: number,
  random: () => number,
  atMs: number,
): void {
  const [x = 0, , z = 0] = target;
  const fights = bot.sees && bot.bears;
  const loads = battle.loadedAtMs(bot.seat.character) > atMs;
  if (rangeM < CLOSE_M || (fights && loads && rangeM < CROWDED_M)) backOff(bot, x, z);
  else if (!fights || rangeM >= FIGHT_M) driveTo(bot, x, z, random, atMs);
}

function isNear({ body }: Bot, { x, z }: HidingPlace): boolean {
  return Math.hypot(x - (body.location[0] ?? 0), z - (body.location[2] ?? 0)) < THERE_M;
}
