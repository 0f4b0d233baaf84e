import { approach, clampFinite, wrapAngle } from "#game/angles.ts";
import type { Battle } from "#game/battle/battle.ts";
import { findAmmunition } from "#game/catalogue/weapons.ts";
import { layOnGround } from "#game/kinematics.ts";
import { toRootFrame } from "#game/node-transforms.ts";
import { chooseTarget, takeAim } from "#service/games/dga/bots/aiming.ts";
import type { Bot } from "#service/games/dga/bots/bot.ts";
import type { Skill } from "#service/games/dga/bots/skills.ts";

/** Its crew lays it anew once a second, and so much less finely than a tank's: it was made for ships. */
const THINK_MS = 1000;
const COARSENESS = 3;
/**
 * It guards so much of the field round itself, metres: whoever comes for the headquarters, and nobody who fights the
 * team's tanks from the middle. One hit of a coastal gun destroys most of them.
 */
const GUARDED_M = 120;

const view = new Float64Array(3);

/** The mind of a gun that can't drive: whom it is after, and where it aims. */
export function standGuard(bot: Bot, battle: Battle, skill: Skill, random: () => number, atMs: number): void {
  if (atMs < bot.thinkAtMs) return;
  bot.thinkAtMs = atMs + THINK_MS;
  chooseTarget(bot, battle, GUARDED_M);
  if (bot.target < 0) return;
  takeAim(bot, battle, { ...skill, errorRad: skill.errorRad * COARSENESS }, random, atMs);
  if (bot.sees && endangersFriends(bot, battle)) bot.sees = false;
}

/** Whether a friend stands in the shell's way, or where its blast would hurt. */
function endangersFriends({ seat, model, target }: Bot, battle: Battle): boolean {
  const blastM = findAmmunition(model.ammunition[0] ?? "")?.blastRadiusM ?? 0;
  const [fromX = 0, , fromZ = 0] = battle.poseOf(seat.character).location;
  const [toX = 0, , toZ = 0] = battle.poseOf(target).location;
  const wayM = Math.hypot(toX - fromX, toZ - fromZ);
  for (let friend = 0; friend < battle.characterCount; friend += 1) {
    if (friend === seat.character || !battle.isPresent(friend) || battle.setupOf(friend).team !== seat.team)
      continue;
    const [x = 0, , z = 0] = battle.poseOf(friend).location;
    const radiusM = battle.modelOf(friend).radiusM;
    const along = ((x - fromX) * (toX - fromX) + (z - fromZ) * (toZ - fromZ)) / wayM;
    const across = ((x - fromX) * (toZ - fromZ) - (z - fromZ) * (toX - fromX)) / wayM;
    if (along > 0 && along < wayM && Math.abs(across) < radiusM) return true;
    if (battle.friendlyFire && Math.hypot(x - toX, z - toZ) < blastM + radiusM) return true;
  }
  return false;
}

/** Turns the whole gun on its mounting towards its aim, for `dtS` seconds: it has one node, so that this is seen. */
export function turnOnMounting({ body, input, model, target }: Bot, battle: Battle, dtS: number): void {
  body.angular.fill(0);
  if (target < 0) return;
  const { aimYawRad, aimPitchRad } = input;
  const level = Math.cos(aimPitchRad);
  view.set([Math.sin(aimYawRad) * level, Math.sin(aimPitchRad), Math.cos(aimYawRad) * level]);
  toRootFrame(body.rotation, view, view);
  const wayRad = approach(0, Math.atan2(view[0] ?? 0, view[2] ?? 0), model.turretTraverseRadS * dtS);
  const pitchRad = clampFinite(
    Math.asin(clampFinite(view[1] ?? 0, -1, 1)),
    model.gunElevationMinRad,
    model.gunElevationMaxRad,
  );
  body.gunPitchRad = approach(body.gunPitchRad, pitchRad, model.gunElevationRadS * dtS);
  body.yawRad = wrapAngle(body.yawRad + wayRad);
  const [x = 0, , z = 0] = body.location;
  layOnGround(body, body.yawRad, model, battle.battlefield, x, z);
  body.angular[1] = dtS > 0 ? wayRad / dtS : 0;
}
