import { wrapAngle } from "#game/angles.ts";
import type { Battle } from "#game/battle/battle.ts";
import { nodeName } from "#game/catalogue/node.ts";
import { DRIVE_STEP_S, stepTank } from "#game/kinematics.ts";
import { muzzleOf } from "#game/node-transforms.ts";
import { createObstacles } from "#game/obstacles.ts";
import type { BotSkill } from "#game/options.ts";
import { NO_ACTIONS, type Character, type Shot } from "#protocol/mmog/character.ts";
import { createBot, updateMotions, type Bot } from "#service/games/dga/bots/bot.ts";
import { SKILLS } from "#service/games/dga/bots/skills.ts";
import { standGuard, turnOnMounting } from "#service/games/dga/bots/standing-gun.ts";
import { think } from "#service/games/dga/bots/thinking.ts";
import type { Seat } from "#service/games/dga/seats.ts";
import { movesOf } from "#service/games/dga/wire.ts";

/** All bots of a battle, and the guns that guard headquarters. */
export interface Bots {
  /** Drives them on to `atMs` of match time; what has to be said of them, nothing most of the time. */
  drive(atMs: number): readonly Character[];
  /** Takes one more, which has come onto the field. */
  enlist(seat: Seat, atMs: number): void;
}

const NOBODY: readonly Character[] = [];
/** It fires when the barrel is so near to where it wants to aim, radians. */
const ON_MARK_RAD = 0.012;

/** Takes the wheel of every bot of the battle. They stand where the battle has them. */
export function createBots(
  battle: Battle,
  seats: readonly Seat[],
  botSkill: BotSkill,
  random: () => number,
  atMs: number,
): Bots {
  const skill = SKILLS[botSkill];
  const bots = seats
    .filter((seat) => seat.kind === "bot" || (seat.kind === "defence" && canShoot(seat, battle)))
    .map((seat, index) => createBot(seat, battle, atMs + index * 40));
  const others = createObstacles();
  const muzzle = new Float64Array(3);
  const direction = new Float64Array(3);
  let driven: Bot | undefined;
  const step = (): void => {
    if (driven === undefined) return;
    const { body, input, model, seat, drives } = driven;
    if (!drives) return turnOnMounting(driven, battle, DRIVE_STEP_S);
    stepTank(
      body,
      input,
      model,
      battle.conditionOf(seat.character),
      battle.battlefield,
      others,
      DRIVE_STEP_S,
    );
  };

  function fire(bot: Bot, nowMs: number): Shot | undefined {
    const { model, body, seat, input } = bot;
    if (!bot.sees || nowMs - bot.seenSinceMs < skill.reactionMs || nowMs < battle.loadedAtMs(seat.character))
      return undefined;
    muzzleOf(model, body, muzzle, direction);
    const [x = 0, y = 0, z = 0] = direction;
    const offRad = Math.hypot(
      wrapAngle(Math.atan2(x, z) - input.aimYawRad),
      Math.asin(Math.max(-1, Math.min(1, y))) - input.aimPitchRad,
    );
    if (offRad > ON_MARK_RAD) return undefined;
    const weapon = model.weapon ?? "";
    const ammo = model.ammunition[0] ?? "";
    const location = { x: muzzle[0] ?? 0, y: muzzle[1] ?? 0, z: muzzle[2] ?? 0 };
    const view = { x, y, z };
    const claim = {
      node: model.gunNode,
      weapon,
      ammunition: ammo,
      muzzleX: location.x,
      muzzleY: location.y,
      muzzleZ: location.z,
      viewX: x,
      viewY: y,
      viewZ: z,
    };
    if (battle.shot(seat.character, claim, undefined, nowMs).kind !== "accepted") return undefined;
    return { node: nodeName(model.nodes, model.gunNode, seat.name), weapon, ammo, location, view };
  }

  return {
    drive(nowMs) {
      let said: Character[] | undefined;
      for (const bot of bots) {
        const { seat, body, steps, policy } = bot;
        if (!battle.isAlive(seat.character)) continue;
        if (bot.drives) {
          think(bot, battle, skill, random, nowMs);
          battle.obstaclesFor(seat.character, others);
        } else standGuard(bot, battle, skill, random, nowMs);
        driven = bot;
        steps.advance(nowMs, step);
        battle.place(seat.character, body, nowMs);
        updateMotions(bot);
        const shot = fire(bot, nowMs);
        const due = policy.shouldSend(nowMs, bot.motions);
        if (!due && shot === undefined) continue;
        const moves = due ? movesOf(bot.model, body, seat.name) : [];
        if (due) policy.markSent(nowMs, bot.motions);
        said ??= [];
        said.push({ chid: seat.chid, ...NO_ACTIONS, moves, shots: shot === undefined ? [] : [shot] });
      }
      return said ?? NOBODY;
    },
    enlist: (seat, nowMs) => void bots.push(createBot(seat, battle, nowMs)),
  };
}

function canShoot({ character }: Seat, battle: Battle): boolean {
  return battle.modelOf(character).gunNode >= 0;
}
