/** What senders have told of their nodes so far; a turn that leaves something out means "as before". */
import { angularAt, copyMotion, linearAt, motionStride, rotationAt } from "#game/dead-reckoning.ts";
import { conjugateQuat, logQuat, multiplyQuat, normaliseQuat } from "#game/math/quat.ts";
import { distanceVec3, setVec3 } from "#game/math/vec3.ts";

type Vector = { readonly x: number; readonly y: number; readonly z: number };
type Quaternion = Vector & { readonly w: number };

/** What a turn says about a node; what is left out has not changed (dga.md, "Conventions"). */
export type NodeMove = {
  readonly location?: Vector | undefined;
  readonly rotation?: Quaternion | undefined;
  readonly linear?: Vector | undefined;
  readonly angular?: Vector | undefined;
};

/** Differences over longer than this say nothing about a velocity. Milliseconds. */
const longestDifferenceMs = 1500;
/** Nothing drives faster, m/s: it was put to another place. */
const topSpeed = 40;

export interface ToldMotions {
  /** Begins a node's row with its place at rest. */
  open(row: number, rest: NodeMove | undefined): void;
  /** Writes into `out` what the node's motion is after a move at `timeMs`; nothing is kept yet. */
  merge(row: number, move: NodeMove, timeMs: number, out: Float64Array): void;
  /** Keeps what was merged, once the turn was accepted. */
  keep(row: number, move: NodeMove, timeMs: number, merged: Float64Array): void;
}

/** See ToldMotions; one row a node. */
export function createToldMotions(rows: number): ToldMotions {
  const told = new Float64Array(rows * motionStride);
  const toldMs = new Float64Array(rows);
  const tellsLinear = new Uint8Array(rows);
  const tellsAngular = new Uint8Array(rows);
  const turn = new Float64Array(4);

  function take(move: NodeMove, out: Float64Array): void {
    const { location, rotation, linear, angular } = move;
    if (location !== undefined) setVec3(out, 0, location.x, location.y, location.z);
    if (rotation !== undefined) {
      setVec3(out, rotationAt, rotation.x, rotation.y, rotation.z);
      out[rotationAt + 3] = rotation.w;
    }
    if (linear !== undefined) setVec3(out, linearAt, linear.x, linear.y, linear.z);
    if (angular !== undefined) setVec3(out, angularAt, angular.x, angular.y, angular.z);
  }

  /** A sender that never tells velocities still moves: they follow from the way since its last turn. */
  function derive(row: number, move: NodeMove, timeMs: number, out: Float64Array): void {
    const at = row * motionStride;
    const ms = timeMs - toldMs[row]!;
    const perSecond = ms > 0 && ms < longestDifferenceMs ? 1000 / ms : 0;
    if (tellsLinear[row] === 0 && move.linear === undefined) {
      const speed = distanceVec3(out, 0, told, at) * perSecond;
      const factor = speed < topSpeed ? perSecond : 0;
      for (let i = 0; i < 3; i += 1) out[linearAt + i] = (out[i]! - told[at + i]!) * factor;
    }
    if (tellsAngular[row] === 0 && move.angular === undefined) {
      conjugateQuat(turn, 0, told, at + rotationAt);
      multiplyQuat(turn, 0, out, rotationAt, turn, 0);
      normaliseQuat(turn, 0, turn, 0);
      logQuat(out, angularAt, turn, 0);
      for (let i = angularAt; i < motionStride; i += 1) out[i] = out[i]! * perSecond;
    }
  }

  return {
    open(row, rest) {
      const at = row * motionStride;
      const motion = new Float64Array(motionStride);
      motion[rotationAt + 3] = 1;
      if (rest !== undefined) take(rest, motion);
      copyMotion(told, at, motion, 0);
      toldMs[row] = -Infinity;
      tellsLinear[row] = 0;
      tellsAngular[row] = 0;
    },
    merge(row, move, timeMs, out) {
      copyMotion(out, 0, told, row * motionStride);
      take(move, out);
      derive(row, move, timeMs, out);
    },
    keep(row, move, timeMs, merged) {
      copyMotion(told, row * motionStride, merged, 0);
      toldMs[row] = timeMs;
      if (move.linear !== undefined) tellsLinear[row] = 1;
      if (move.angular !== undefined) tellsAngular[row] = 1;
    },
  };
}
