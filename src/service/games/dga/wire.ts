import type { Battle } from "#game/battle/battle.ts";
import { nodeName } from "#game/catalogue/node.ts";
import { nodeRotation } from "#game/node-transforms.ts";
import type { Pose } from "#game/pose.ts";
import {
  NO_ACTIONS,
  type Character,
  type Loss,
  type Move,
  type Quaternion,
  type Vector,
} from "#protocol/mmog/character.ts";
import type { Model } from "#game/catalogue/model.ts";
import type { MatchRoom } from "#service/games/game.ts";
import type { Seat } from "#service/games/dga/seats.ts";

/** A character without what it does (MMOG Tables 12 and 13). */
export function describeSeat(seat: Seat, room: MatchRoom, seesJids: boolean): Character {
  const { chid, visiname, model, team, position } = seat;
  const common = { chid, visiname, model, team, position, ...NO_ACTIONS };
  if (seat.kind !== "player") return { ...common, name: seat.name };
  return {
    ...common,
    ...room.faceOf({ nick: seat.nick, bareJid: seat.bareJid, name: seat.name, team }, seesJids),
  };
}

/** The character with all that a newcomer must know: where its nodes are and what they have left. */
export function describeWhole(seat: Seat, battle: Battle, room: MatchRoom, seesJids: boolean): Character {
  return {
    ...describeSeat(seat, room, seesJids),
    moves: movesOf(battle.modelOf(seat.character), battle.poseOf(seat.character), seat.name),
    losses: lossesOf(seat, battle),
  };
}

/** A pose as moves: the root in the world, turret and gun relative to their parents. */
export function movesOf(model: Model, pose: Readonly<Pose>, name: string): Move[] {
  const root: Move = {
    node: nodeName(model.nodes, 0, name),
    location: vector(pose.location),
    rotation: quaternion(pose.rotation),
    linear: vector(pose.linear),
    angular: vector(pose.angular),
  };
  const moves = [root];
  for (const node of [model.turretNode, model.gunNode]) {
    if (node <= 0) continue;
    nodeRotation(model, node, pose, rotation);
    moves.push({ node: nodeName(model.nodes, node, name), rotation: quaternion(rotation) });
  }
  return moves;
}
const rotation = new Float64Array(4);

/** `power` is what a node has left (errata E-128). */
export function powerOf(node: string, power: number): Loss {
  return { node, power: { value: power } };
}

function lossesOf(seat: Seat, battle: Battle): Loss[] {
  const model = battle.modelOf(seat.character);
  const powers = battle.powersOf(seat.character);
  return model.nodes.flatMap(({ maxPower }, node) => {
    const power = powers[node] ?? maxPower;
    return power < maxPower ? [powerOf(nodeName(model.nodes, node, seat.name), power)] : [];
  });
}

function vector(from: Readonly<Float64Array>): Vector {
  return { x: from[0] ?? 0, y: from[1] ?? 0, z: from[2] ?? 0 };
}

function quaternion(from: Readonly<Float64Array>): Quaternion {
  return { x: from[0] ?? 0, y: from[1] ?? 0, z: from[2] ?? 0, w: from[3] ?? 1 };
}
