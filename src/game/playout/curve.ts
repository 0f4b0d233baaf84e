/**
 * The way between two told motions. Where on it is told by `step`: how many milliseconds the two are apart, and the
 * share of that way, 0 at `a` and 1 at `b` (in an array for the reason that `predictAfter` gives).
 */
import { angularAt, linearAt, motionStride, rotationAt } from "#game/dead-reckoning.ts";
import { conjugateQuat, expQuat, logQuat, multiplyQuat, normaliseQuat } from "#game/math/quat.ts";

const turn = new Float64Array(4);
const way = new Float64Array(3);
const part = new Float64Array(3);

/**
 * The cubic that leaves `a` and reaches `b` with their own velocities, linear and angular. The rotation's cubic runs
 * over the rotation vector from a to b.
 */
export function curveBetween(
  out: Float64Array,
  at: number,
  a: Float64Array,
  aAt: number,
  b: Float64Array,
  bAt: number,
  step: Float64Array,
): void {
  const span = step[0]! / 1000;
  const s = step[1]!;
  const toB = s * s * (3 - 2 * s);
  const leaveA = s * (1 - s) * (1 - s) * span;
  const reachB = s * s * (s - 1) * span;
  const toBRate = (6 * s * (1 - s)) / span;
  const leaveARate = 1 - s * (4 - 3 * s);
  const reachBRate = s * (3 * s - 2);
  for (let i = 0; i < 3; i += 1) {
    const from = a[aAt + i]!;
    const chord = b[bAt + i]! - from;
    const va = a[aAt + linearAt + i]!;
    const vb = b[bAt + linearAt + i]!;
    out[at + i] = from + chord * toB + va * leaveA + vb * reachB;
    out[at + linearAt + i] = chord * toBRate + va * leaveARate + vb * reachBRate;
  }
  conjugateQuat(turn, 0, a, aAt + rotationAt);
  multiplyQuat(turn, 0, b, bAt + rotationAt, turn, 0);
  logQuat(way, 0, turn, 0);
  for (let i = 0; i < 3; i += 1) {
    const wa = a[aAt + angularAt + i]!;
    const wb = b[bAt + angularAt + i]!;
    part[i] = way[i]! * toB + wa * leaveA + wb * reachB;
    out[at + angularAt + i] = way[i]! * toBRate + wa * leaveARate + wb * reachBRate;
  }
  expQuat(turn, 0, part, 0, 1);
  multiplyQuat(out, at + rotationAt, turn, 0, a, aAt + rotationAt);
  normaliseQuat(out, at + rotationAt, out, at + rotationAt);
}

/** The straight way at an even pace, for motions whose velocities mean nothing. */
export function straightBetween(
  out: Float64Array,
  at: number,
  a: Float64Array,
  aAt: number,
  b: Float64Array,
  bAt: number,
  step: Float64Array,
): void {
  const perSecond = 1000 / step[0]!;
  const share = step[1]!;
  for (let i = 0; i < 3; i += 1) {
    const chord = b[bAt + i]! - a[aAt + i]!;
    out[at + i] = a[aAt + i]! + chord * share;
    out[at + linearAt + i] = chord * perSecond;
  }
  conjugateQuat(turn, 0, a, aAt + rotationAt);
  multiplyQuat(turn, 0, b, bAt + rotationAt, turn, 0);
  logQuat(way, 0, turn, 0);
  for (let i = 0; i < 3; i += 1) part[i] = way[i]! * share;
  expQuat(turn, 0, part, 0, 1);
  multiplyQuat(out, at + rotationAt, turn, 0, a, aAt + rotationAt);
  normaliseQuat(out, at + rotationAt, out, at + rotationAt);
  for (let i = 0; i < 3; i += 1) out[at + angularAt + i] = way[i]! * perSecond;
}

/** The motion as it stands, without velocities. */
export function standStill(out: Float64Array, at: number, motion: Float64Array, motionAt: number): void {
  for (let i = 0; i < motionStride; i += 1) out[at + i] = i < linearAt ? motion[motionAt + i]! : 0;
}
