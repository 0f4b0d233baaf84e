import type { Battle } from "#game/battle/battle.ts";
import { nodeIndex } from "#game/catalogue/node.ts";
import { muzzleOf, takeNodeRotation } from "#game/node-transforms.ts";
import { createPose, type Pose } from "#game/pose.ts";
import {
  NO_ACTIONS,
  type Character,
  type Move,
  type Repair,
  type Shot,
  type Vector,
} from "#protocol/mmog/character.ts";
import type { Turn } from "#protocol/mmog/turn.ts";
import { mergeMoves, sayableMoves } from "#service/games/dga/said-moves.ts";
import type { Seat } from "#service/games/dga/seats.ts";
import { movesOf } from "#service/games/dga/wire.ts";

/** What the referee makes of a turn. */
export type TurnVerdict =
  /** Proven to break the rules (errata E-133); why, in a few words. */
  | { readonly kind: "invalid"; readonly why: string }
  | {
      readonly kind: "valid";
      /** What everybody is told of it: what was late or not granted is left out. */
      readonly reflected: Character;
      /** What the service says instead of the moves, for everybody. */
      readonly corrected: readonly Move[] | undefined;
    };

const pose = createPose();
const muzzle = new Float64Array(3);
const direction = new Float64Array(3);
const rotation = new Float64Array(4);

/** Judges a player's turn and lets what is granted of it happen in the battle (MMOG 7.6-7.9). */
export function judgeTurn(battle: Battle, seat: Seat, turn: Turn, nowMs: number): TurnVerdict {
  // The service alone drives what has no player (errata E-125).
  if (turn.npcs.length > 0) return invalid("npc");
  // What can be said against a turn as a whole comes first: an invalid one has no effect.
  for (const pc of turn.pcs) {
    const fault = findFault(battle, seat, pc);
    if (fault !== undefined) return invalid(fault);
  }
  let reflected: Character = { chid: seat.chid, ...NO_ACTIONS };
  let corrected: readonly Move[] | undefined;
  for (const pc of turn.pcs) {
    const moves = judgeMoves(battle, seat, pc.moves, turn.clock?.matchMs, nowMs);
    if (typeof moves === "string") return invalid(moves);
    const shots = judgeShots(battle, seat, pc.shots, turn.clock?.matchMs, nowMs);
    if (typeof shots === "string") return invalid(shots);
    const repairs = judgeRepairs(battle, seat, pc.repairs, nowMs);
    if (typeof repairs === "string") return invalid(repairs);
    corrected = moves.corrected ?? corrected;
    reflected = {
      ...reflected,
      moves: [...reflected.moves, ...moves.accepted],
      shots: [...reflected.shots, ...shots],
      repairs: [...reflected.repairs, ...repairs],
    };
  }
  return { kind: "valid", reflected, corrected };
}

type Judged = { readonly accepted: readonly Move[]; readonly corrected?: readonly Move[] };
const NO_MOVES: Judged = { accepted: [] };

function judgeMoves(
  battle: Battle,
  seat: Seat,
  moves: readonly Move[],
  clockMs: number | undefined,
  nowMs: number,
): Judged | string {
  if (moves.length === 0) return NO_MOVES;
  const model = battle.modelOf(seat.character);
  const merged = mergeMoves(moves);
  // What a turn leaves out is as everybody expects it.
  battle.expectPose(seat.character, clockMs, nowMs, pose);
  for (const move of merged) {
    const node = nodeIndex(model.nodes, move.node, seat.name);
    if (node < 0) return "unknown-node";
    if (!takeMove(pose, node, move, (turned) => takeNodeRotation(model, node, turned, pose)))
      return "not-a-number";
  }
  const verdict = battle.move(seat.character, pose, clockMs, nowMs);
  switch (verdict.kind) {
    case "invalid":
      return verdict.code;
    case "late":
      return NO_MOVES;
    case "accepted":
      return { accepted: sayableMoves(model, merged, seat.name) };
    case "corrected":
      return { accepted: [], corrected: movesOf(model, verdict.pose, seat.name) };
  }
}

/** False for a rotation without length, which turns nothing anywhere (errata E-123). */
function takeMove(into: Pose, node: number, move: Move, turn: (rotation: Float64Array) => void): boolean {
  if (move.rotation !== undefined) {
    const { x, y, z, w } = move.rotation;
    const length = Math.hypot(x, y, z, w);
    if (!(length > 1e-3)) return false;
    rotation.set([x / length, y / length, z / length, w / length]);
    turn(rotation);
  }
  if (node !== 0) return true;
  if (move.location !== undefined) into.location.set([move.location.x, move.location.y, move.location.z]);
  if (move.linear !== undefined) into.linear.set([move.linear.x, move.linear.y, move.linear.z]);
  if (move.angular !== undefined) into.angular.set([move.angular.x, move.angular.y, move.angular.z]);
  return true;
}

/** What a shot leaves out is what the gun has and where it is (errata E-127). */
function judgeShots(
  battle: Battle,
  seat: Seat,
  shots: readonly Shot[],
  clockMs: number | undefined,
  nowMs: number,
): readonly Shot[] | string {
  const granted: Shot[] = [];
  for (const shot of shots) {
    const model = battle.modelOf(seat.character);
    if (model.gunNode < 0) return "unknown-node";
    muzzleOf(model, battle.poseOf(seat.character), muzzle, direction);
    const location = shot.location ?? { x: muzzle[0] ?? 0, y: muzzle[1] ?? 0, z: muzzle[2] ?? 0 };
    const view = shot.view ?? { x: direction[0] ?? 0, y: direction[1] ?? 0, z: direction[2] ?? 0 };
    const weapon = shot.weapon ?? model.weapon ?? "";
    const ammo = shot.ammo ?? model.ammunition[0] ?? "";
    const claim = {
      node: nodeIndex(model.nodes, shot.node, seat.name),
      weapon,
      ammunition: ammo,
      muzzleX: location.x,
      muzzleY: location.y,
      muzzleZ: location.z,
      viewX: view.x,
      viewY: view.y,
      viewZ: view.z,
    };
    const verdict = battle.shot(seat.character, claim, clockMs, nowMs);
    if (verdict.kind === "invalid") return verdict.code;
    if (verdict.kind === "accepted")
      granted.push({ node: shot.node, weapon, ammo, location, view: unit(view) });
  }
  return granted;
}

/** A repair of a player asks for one; its power is not known before it is done. */
function judgeRepairs(
  battle: Battle,
  seat: Seat,
  repairs: readonly Repair[],
  nowMs: number,
): readonly Repair[] | string {
  const begun: Repair[] = [];
  for (const { node } of repairs) {
    const model = battle.modelOf(seat.character);
    const verdict = battle.repair(seat.character, nodeIndex(model.nodes, node, seat.name), nowMs);
    if (verdict.kind === "invalid") return verdict.code;
    if (verdict.kind === "accepted") begun.push({ node });
  }
  return begun;
}

/** Losses of clients count nowhere: the referee alone decides them (errata E-129). They must be possible, though (E-128). */
function findFault(battle: Battle, seat: Seat, pc: Character): string | undefined {
  // Errata E-126: the chid decides whose turn it is.
  if (pc.chid !== undefined && pc.chid !== seat.chid) return "foreign-character";
  const { nodes } = battle.modelOf(seat.character);
  for (const { node: name, power } of [...pc.losses, ...pc.repairs]) {
    const node = nodes[nodeIndex(nodes, name, seat.name)];
    if (node === undefined) return "unknown-node";
    const value = power?.value ?? 0;
    if (value < 0 || value > node.maxPower) return "impossible-power";
  }
  return undefined;
}

function unit({ x, y, z }: Vector): Vector {
  const length = Math.hypot(x, y, z);
  return { x: x / length, y: y / length, z: z / length };
}

function invalid(why: string): TurnVerdict {
  return { kind: "invalid", why };
}
