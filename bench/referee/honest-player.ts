import { wrapAngle } from "#game/angles.ts";
import type { Battlefield } from "#game/battlefield.ts";
import { findModel } from "#game/catalogue/find-model.ts";
import { createCondition, fullPowers, readCondition } from "#game/condition.ts";
import { createSendPolicy } from "#game/dead-reckoning.ts";
import { createDriveInput } from "#game/kinematics.ts";
import { muzzleOf } from "#game/node-transforms.ts";
import { addObstacle, clearObstacles, createObstacles } from "#game/obstacles.ts";
import type { Character } from "#protocol/mmog/character.ts";
import type { Turn } from "#protocol/mmog/turn.ts";
import type { Context } from "#session/context.ts";
import { createMatchClock } from "#session/match-clock.ts";
import { createOwnTank } from "#session/own-tank.ts";
import { createTurnsOut } from "#session/turns-out.ts";
import type { XmlElement } from "#xml/element.ts";
import type { Chance } from "../random.ts";
import { createLine, type Line } from "./line.ts";

/** What the service says: a turn, and whether the room's bare address says it. */
export type Said = { readonly turn: Turn; readonly isReferee: boolean; readonly isOwn: boolean };

/** How often its line broke and its stream was resumed. */
export type Tally = { outages: number };

/** Somebody who plays by the rules over a bad line, with the client's own prediction. */
export interface HonestPlayer {
  readonly chid: string;
  readonly up: Line<XmlElement>;
  readonly down: Line<Said>;
  readonly tally: Tally;
  /** A frame of its page. */
  frame(nowMs: number): void;
}

const OUTAGE_EVERY_MS = 180_000;
/** A dead line is noticed within so long (pitfalls: the client's own ping). */
const NOTICED_MS = 8000;
const STANDING_MPS = 0.3;
/** As in session/driving.ts. */
const UNSURE_MS = 1000;

export function createHonestPlayer(
  whole: Character,
  battlefield: Battlefield,
  chance: Chance,
  startMs: number,
): HonestPlayer {
  const chid = whole.chid!;
  const model = findModel(whole.model!)!;
  const tank = createOwnTank(model, battlefield);
  tank.place(whole);
  const policy = createSendPolicy({ nodes: tank.moving.length });
  const clock = createMatchClock();
  clock.set(0, startMs + 400, true);
  const drift = 1 + chance.between(-80e-6, 80e-6);
  const up = createLine<XmlElement>(chance);
  const down = createLine<Said>(chance);
  const tally: Tally = { outages: 0 };
  const powers = fullPowers(model);
  const condition = createCondition();
  const input = createDriveInput();
  const others = createObstacles();
  const places = new Map<string, { x: number; z: number }>();
  const [muzzle, aim] = [new Float64Array(3), new Float64Array(3)];
  let pageMs = startMs;
  const connection = {
    send: (stanza: XmlElement, delivery: string) =>
      up.send(stanza.children[0] as XmlElement, delivery === "lasting", pageMs),
  };
  // Of the session only the sender of turns is needed, and of its context only this.
  const turns = createTurnsOut({ id: () => chid, nowMs: () => pageMs, connection } as unknown as Context);
  let reflected = 0;
  let lastClockMs = 0;
  let loadedAtMs = 0;
  let repairUntilMs = 0;
  let changesAtMs = 0;
  let outageAtMs = startMs + chance.exponential(OUTAGE_EVERY_MS);
  let noticedAtMs = Infinity;
  let backAtMs = Infinity;
  let target: string | undefined;

  const stamp = (ownMs: number): number => (lastClockMs = Math.max(lastClockMs, clock.read(ownMs)));

  function hear({ turn, isReferee, isOwn }: Said, arrivedMs: number): void {
    if (isReferee && turn.clock !== undefined) clock.hear(turn.clock.matchMs, arrivedMs * drift);
    if (isOwn && !isReferee) {
      reflected = turns.numberOf(turn.tuid) ?? reflected;
      return;
    }
    for (const each of turn.pcs) {
      if (each.chid !== chid) {
        const location = each.moves.find((move) => move.location !== undefined)?.location;
        if (location !== undefined && each.chid !== undefined) places.set(each.chid, location);
        continue;
      }
      for (const move of each.moves) tank.correct(move, turns.clockOf(reflected) ?? turn.clock?.matchMs);
      for (const { node, power } of [...each.losses, ...each.repairs]) {
        const index = model.nodes.findIndex(({ name }) => name === node);
        if (index >= 0 && power?.value !== undefined) powers[index] = power.value;
      }
    }
  }

  /** Drives about like somebody who is in a fight: to and fro, often full ahead, at times not at all. */
  function decide(ownMs: number): void {
    if (ownMs < changesAtMs) return;
    changesAtMs = ownMs + chance.between(200, 3000);
    const mood = chance.next();
    input.throttle = mood < 0.15 ? 0 : mood < 0.3 ? -1 : mood < 0.4 ? chance.between(-1, 1) : 1;
    input.steer = chance.next() < 0.4 ? 0 : chance.pick([-1, 1, chance.between(-1, 1)]);
    target = chance.next() < 0.5 ? chance.pick([...places.keys(), ""]) : target;
    const place = places.get(target ?? "");
    const [x = 0, , z = 0] = tank.body.location;
    // Nobody is to win soon: it aims at most things but those it could hit.
    const offRad = chance.pick([0, 0.2, -0.2, 1, -1]);
    input.aimYawRad =
      place === undefined ? chance.between(-3, 3) : wrapAngle(Math.atan2(place.x - x, place.z - z) + offRad);
    input.aimPitchRad = chance.between(-0.1, 0.2);
    const edge = battlefield.sizeM / 2 - 60;
    if (Math.abs(x) > edge || Math.abs(z) > edge) {
      input.throttle = 1;
      input.steer = Math.max(-1, Math.min(1, wrapAngle(Math.atan2(-x, -z) - tank.body.yawRad) * 2));
    }
  }

  function fire(ownMs: number): void {
    if (ownMs < loadedAtMs || condition.gunSilent || chance.next() > 0.02) return;
    muzzleOf(model, tank.body, muzzle, aim);
    const shot = {
      node: model.nodes[model.gunNode]!.name,
      weapon: model.weapon!,
      ammo: model.ammunition[0]!,
      location: { x: muzzle[0]!, y: muzzle[1]!, z: muzzle[2]! },
      view: { x: aim[0]!, y: aim[1]!, z: aim[2]! },
    };
    if (turns.underWayMs(reflected) > UNSURE_MS) turns.sendWhole("", chid, stamp(ownMs), tank);
    turns.send("", chid, stamp(ownMs), { shots: [shot] });
    loadedAtMs = ownMs + model.reloadS * 1000;
  }

  function mend(ownMs: number): void {
    if (ownMs < repairUntilMs || Math.abs(tank.body.speedMps) > STANDING_MPS) return;
    const broken = model.nodes.findIndex(({ maxPower }, node) => maxPower > 0 && powers[node] === 0);
    if (broken < 0) return;
    turns.send("", chid, stamp(ownMs), { repairs: [{ node: model.nodes[broken]!.name }] });
    repairUntilMs = ownMs + 6000;
  }

  function suffer(nowMs: number): void {
    if (nowMs >= outageAtMs) {
      backAtMs = nowMs + chance.between(1000, 20_000);
      noticedAtMs = nowMs + chance.between(0, NOTICED_MS);
      outageAtMs = backAtMs + chance.exponential(OUTAGE_EVERY_MS);
      up.breakOff(nowMs, backAtMs);
      down.breakOff(nowMs, backAtMs);
      tally.outages += 1;
    }
    if (nowMs < backAtMs) return;
    backAtMs = Infinity;
    noticedAtMs = Infinity;
    policy.reset();
    turns.reset(false);
  }

  return {
    chid,
    up,
    down,
    tally,
    frame(nowMs) {
      pageMs = nowMs;
      suffer(nowMs);
      down.receive(nowMs, hear);
      readCondition(model, powers, condition);
      if (condition.destroyed || nowMs >= noticedAtMs) return;
      const ownMs = nowMs * drift;
      decide(ownMs);
      if (ownMs < repairUntilMs) input.throttle = 0;
      clearObstacles(others);
      for (const { x, z } of places.values()) addObstacle(others, x, z, 3);
      tank.advance(ownMs, clock.read(ownMs), input, condition, others);
      fire(ownMs);
      mend(ownMs);
      if (!policy.shouldSend(ownMs, tank.motions)) return;
      const moves = turns.changes(tank, (index) => policy.isNodeDue(index));
      turns.send("", chid, stamp(ownMs), { moves });
      policy.markSent(ownMs, tank.motions);
    },
  };
}
