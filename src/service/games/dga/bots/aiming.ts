import { layOnPoint } from "#game/aim-assist.ts";
import { clampFinite } from "#game/angles.ts";
import type { Battle } from "#game/battle/battle.ts";
import { findAmmunition } from "#game/catalogue/weapons.ts";
import { createHit, hitCover, hitGround, NO_HIT } from "#game/hit-test.ts";
import { muzzleOf, nodeTransform, toRootFrame } from "#game/node-transforms.ts";
import type { Bot } from "#service/games/dga/bots/bot.ts";
import type { Skill } from "#service/games/dga/bots/skills.ts";

/** Where it aims at, over the ground, metres. */
const AIM_HEIGHT_M = 1.1;
/** So far beyond the gun's limits it may still aim and hit, radians. */
const SPARE_RAD = 0.008;

const muzzle = new Float64Array(3);
const direction = new Float64Array(3);
const mount = new Float64Array(3);
const mountRotation = new Float64Array(4);
const mark = new Float64Array(3);
const view = new Float64Array(3);
const wall = createHit();
const laying = { yawRad: 0, pitchRad: 0 };

/** It is after the nearest one that it may shoot at, within so many metres. Whoever is new to it, it has yet to see. */
export function chooseTarget(bot: Bot, battle: Battle, withinM: number): void {
  const nearest = nearestEnemy(bot, battle, withinM);
  if (nearest !== bot.target) bot.sees = false;
  bot.target = nearest;
}

/** The index of the nearest one; -1 for none. */
function nearestEnemy(bot: Bot, battle: Battle, withinM: number): number {
  const own = bot.seat.character;
  const [x = 0, , z = 0] = bot.body.location;
  let nearest = -1;
  let nearestM = withinM;
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

/** Looks at its target and lays the gun on where that will be. Returns how far it is, metres. */
export function takeAim(bot: Bot, battle: Battle, skill: Skill, random: () => number, atMs: number): number {
  const target = battle.poseOf(bot.target);
  mark.set(target.location);
  mark[1] = (mark[1] ?? 0) + AIM_HEIGHT_M;
  muzzleOf(bot.model, bot.body, muzzle, direction);
  const rangeM = Math.hypot((mark[0] ?? 0) - (muzzle[0] ?? 0), (mark[2] ?? 0) - (muzzle[2] ?? 0));
  look(bot, battle, atMs);
  aim(bot, target.linear, rangeM, skill, random);
  bot.bears = canLay(bot);
  return rangeM;
}

/** On a crest a gun can't be lowered on who is near below, on a slope not be raised on who is above. */
function canLay({ body, model, input }: Bot): boolean {
  const level = Math.cos(input.aimPitchRad);
  view[0] = Math.sin(input.aimYawRad) * level;
  view[1] = Math.sin(input.aimPitchRad);
  view[2] = Math.cos(input.aimYawRad) * level;
  toRootFrame(body.rotation, view, view);
  const pitchRad = Math.asin(clampFinite(view[1], -1, 1));
  return pitchRad >= model.gunElevationMinRad - SPARE_RAD && pitchRad <= model.gunElevationMaxRad + SPARE_RAD;
}

/** Whether a shell could get there, and since when: one from a barrel that pokes through a wall can't. */
function look(bot: Bot, battle: Battle, atMs: number): void {
  const { model, body } = bot;
  mount.set(muzzle);
  if (model.gunNode > 0) nodeTransform(model, model.gunNode, body, mount, mountRotation);
  hitCover(battle.battlefield, mount, mark, wall);
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
