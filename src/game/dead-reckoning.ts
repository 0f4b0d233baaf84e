/**
 * Where a node is some time after a turn told its motion. Receivers draw by this while they wait for the next
 * turn, and a sender runs the same code to know when their picture has become wrong.
 */
import { angleBetweenQuat, expQuat, multiplyQuat, normaliseQuat } from "./math/quat.ts";
import type { Numbers } from "./math/vec3.ts";
import { distanceVec3 } from "./math/vec3.ts";

/**
 * A motion is 13 numbers in a row: position (m), rotation (unit quaternion x y z w), linear velocity (m/s) and
 * angular velocity (rad/s, a rotation vector), all in the frame of the parent node (the world for a root).
 */
export const motionStride = 13;
export const rotationAt = 3;
export const linearAt = 7;
export const angularAt = 10;

/** After this long a prediction stands still: a lost tank must not drive off the field. Milliseconds. */
export const predictionHorizonMs = 500;

/** The stop at the horizon takes this share of it, so that it is no jolt. */
const fadeShare = 0.3;

const turn = new Float64Array(4);
const turned = new Float64Array(3);
const elapsed = new Float64Array(1);
const course = new Float64Array(2);

/**
 * Sets `course` to how long a prediction runs on for (ms) and how fast it still does (1 to 0) at the first number of
 * `afterMs` after its turn: fully at first, and in the end it stands at the horizon. Between, it slows down evenly.
 */
function setCourse(afterMs: Float64Array, horizonMs: number): void {
  const elapsedMs = afterMs[0]!;
  const fadeMs = horizonMs * fadeShare;
  const intoFadeMs = elapsedMs - (horizonMs - fadeMs / 2);
  if (!(elapsedMs >= 0)) {
    course[0] = 0;
    course[1] = 0;
  } else if (intoFadeMs <= 0) {
    course[0] = elapsedMs;
    course[1] = 1;
  } else if (intoFadeMs < fadeMs) {
    course[0] = elapsedMs - (intoFadeMs * intoFadeMs) / (2 * fadeMs);
    course[1] = 1 - intoFadeMs / fadeMs;
  } else {
    course[0] = horizonMs;
    course[1] = 0;
  }
}

/** The time in ms that a prediction runs on for, `elapsedMs` after its turn: never more than the horizon. */
export function predictedTimeMs(elapsedMs: number, horizonMs: number): number {
  elapsed[0] = elapsedMs;
  setCourse(elapsed, horizonMs);
  return course[0]!;
}

/**
 * Predicts the motion `elapsedMs` after `motion` was true: the rotation turns with the angular velocity, and the
 * linear velocity turns with it too, so that a steady curve is followed round. `out` may be `motion` itself.
 * The velocities in `out` are those of the predicted instant.
 */
export function predictMotion(
  out: Numbers,
  at: number,
  motion: Readonly<Numbers>,
  motionAt: number,
  elapsedMs: number,
  horizonMs = predictionHorizonMs,
): void {
  elapsed[0] = elapsedMs;
  predictAfter(out, at, motion, motionAt, elapsed, horizonMs);
}

/**
 * As `predictMotion`, with the elapsed time as the first number of `afterMs`: fractions that are handed from function
 * to function cost an allocation each, and the scene does this for every node and frame.
 */
export function predictAfter(
  out: Numbers,
  at: number,
  motion: Readonly<Numbers>,
  motionAt: number,
  afterMs: Float64Array,
  horizonMs: number,
): void {
  setCourse(afterMs, horizonMs);
  const t = course[0]! / 1000;
  const rate = course[1]!;
  const vx = motion[motionAt + linearAt]!;
  const vy = motion[motionAt + linearAt + 1]!;
  const vz = motion[motionAt + linearAt + 2]!;
  const wx = motion[motionAt + angularAt]!;
  const wy = motion[motionAt + angularAt + 1]!;
  const wz = motion[motionAt + angularAt + 2]!;
  const w2 = wx * wx + wy * wy + wz * wz;
  const angle = Math.sqrt(w2) * t;
  // ∫₀ᵗ exp(ωs) v ds = a v + b (ω × v) + c (ω · v) ω, by the series where the quotients would lose digits
  const small = angle < 1e-3;
  const a = small ? t - (angle * angle * t) / 6 : (Math.sin(angle) * t) / angle;
  const b = small ? (t * t) / 2 : (1 - Math.cos(angle)) / w2;
  const c = small ? (t * t * t) / 6 : (t - a) / w2;
  const cx = wy * vz - wz * vy;
  const cy = wz * vx - wx * vz;
  const cz = wx * vy - wy * vx;
  const along = wx * vx + wy * vy + wz * vz;
  out[at] = motion[motionAt]! + a * vx + b * cx + c * along * wx;
  out[at + 1] = motion[motionAt + 1]! + a * vy + b * cy + c * along * wy;
  out[at + 2] = motion[motionAt + 2]! + a * vz + b * cz + c * along * wz;
  // exp(ωt) v, the derivative of the above
  const cosine = Math.cos(angle);
  const d = along * b;
  out[at + linearAt] = rate * (cosine * vx + a * cx + d * wx);
  out[at + linearAt + 1] = rate * (cosine * vy + a * cy + d * wy);
  out[at + linearAt + 2] = rate * (cosine * vz + a * cz + d * wz);
  turned[0] = wx * t;
  turned[1] = wy * t;
  turned[2] = wz * t;
  expQuat(turn, 0, turned, 0, 1);
  multiplyQuat(out, at + rotationAt, turn, 0, motion, motionAt + rotationAt);
  normaliseQuat(out, at + rotationAt, out, at + rotationAt);
  out[at + angularAt] = rate * wx;
  out[at + angularAt + 1] = rate * wy;
  out[at + angularAt + 2] = rate * wz;
}

function roundTo(value: number, steps: number): number {
  const rounded = Math.round(value * steps) / steps;
  return rounded === 0 ? 0 : rounded; // never -0, which would be written as "-0"
}

/**
 * The motion as it will be after a turn carried it: metres, quaternions and rad/s with 3 decimals, m/s with 2. What is
 * cut off is far below what makes a turn due (under 0.1° and 1 cm/s), and each digit costs every receiver half a byte.
 * Places keep their millimetres: noise in them would shake a picture that is drawn through them. The rotation is not
 * made a unit again: that is the reader's business.
 */
export function roundMotion(out: Numbers, at: number, motion: Readonly<Numbers>, motionAt: number): void {
  for (let i = 0; i < motionStride; i += 1) {
    const isLinear = i >= linearAt && i < angularAt;
    out[at + i] = roundTo(motion[motionAt + i]!, isLinear ? 1e2 : 1e3);
  }
}

export type SendPolicyOptions = {
  /** How many nodes the character has; at most 31. */
  nodes: number;
  /** A node is off when its prediction is farther away than this, in metres. */
  toleranceM?: number;
  /** … or turned by more than this, in radians. */
  toleranceRad?: number;
  /** No two turns are nearer than this. */
  minIntervalMs?: number;
  /** Even a perfect prediction is confirmed after this. */
  maxIntervalMs?: number;
};

/** Decides when a sender's turn is due (dga.md: off by 5 cm or 0.5°, at most 20 a second, at least one). */
export interface SendPolicy {
  /**
   * Whether a turn is due now. `motions` holds one motion for each node, in order. Non-finite motions are never sent.
   * When it says yes, `isNodeDue` tells which nodes belong into the turn.
   */
  shouldSend(nowMs: number, motions: Readonly<Numbers>): boolean;
  /** Whether the last `shouldSend` found this node worth sending; the others are predicted well enough. */
  isNodeDue(node: number): boolean;
  /** Notes that the due nodes were sent with these motions, true at `nowMs`. */
  markSent(nowMs: number, motions: Readonly<Numbers>): void;
  /** Forgets what was sent (a new match, a teleport, a lost session): the next `shouldSend` says yes to all. */
  reset(): void;
}

/** See SendPolicy. The receivers are known to hold the rounded values, so those are what is predicted from. */
export function createSendPolicy(options: SendPolicyOptions): SendPolicy {
  const { nodes, toleranceM = 0.05, toleranceRad = (0.5 * Math.PI) / 180 } = options;
  const { minIntervalMs = 50, maxIntervalMs = 1000 } = options;
  const sentMotions = new Float64Array(nodes * motionStride);
  const sentMs = new Float64Array(nodes).fill(-Infinity);
  const predicted = new Float64Array(motionStride);
  let lastTurnMs = -Infinity;
  let due = 0;

  /** How wrong the receivers are about a node: 1 is at the tolerance. */
  function error(node: number, nowMs: number, motions: Readonly<Numbers>): number {
    const at = node * motionStride;
    if (sentMs[node] === -Infinity) return Infinity;
    predictMotion(predicted, 0, sentMotions, at, nowMs - sentMs[node]!);
    return Math.max(
      distanceVec3(predicted, 0, motions, at) / toleranceM,
      angleBetweenQuat(predicted, rotationAt, motions, at + rotationAt) / toleranceRad,
    );
  }

  return {
    shouldSend(nowMs, motions) {
      due = 0;
      const sinceMs = nowMs - lastTurnMs;
      // A clock that was set back must not silence the sender.
      if (sinceMs >= 0 && sinceMs < minIntervalMs) return false;
      for (let i = 0; i < nodes * motionStride; i += 1) if (!Number.isFinite(motions[i])) return false;
      let worst = 0;
      let all = 0;
      for (let node = 0; node < nodes; node += 1) {
        const off = error(node, nowMs, motions);
        worst = Math.max(worst, off);
        // What has drifted a little goes along with a turn that is sent anyway.
        if (off > 0.2) all |= 1 << node;
      }
      const overdue = sinceMs >= maxIntervalMs || sinceMs < 0;
      if (worst <= 1 && !overdue) return false;
      due = overdue ? all | 1 : all;
      return true;
    },
    isNodeDue: (node) => (due & (1 << node)) !== 0,
    markSent(nowMs, motions) {
      for (let node = 0; node < nodes; node += 1) {
        if ((due & (1 << node)) === 0) continue;
        const at = node * motionStride;
        roundMotion(sentMotions, at, motions, at);
        normaliseQuat(sentMotions, at + rotationAt, sentMotions, at + rotationAt);
        sentMs[node] = nowMs;
      }
      lastTurnMs = nowMs;
    },
    reset() {
      sentMs.fill(-Infinity);
      lastTurnMs = -Infinity;
    },
  };
}

/**
 * Whether a motion may reach a track or the scene: all numbers finite and of this world, the rotation not empty.
 * The bounds (1,000 km, 10 km/s, 1,000 rad/s) are far beyond any tank; they keep the arithmetic finite.
 */
export function isUsableMotion(motion: Readonly<Numbers>, at: number): boolean {
  let rotation = 0;
  for (let i = 0; i < motionStride; i += 1) {
    const value = motion[at + i]!;
    const bound = i < rotationAt ? 1e6 : i < linearAt ? 2 : i < angularAt ? 1e4 : 1e3;
    // NaN fails this comparison too
    if (!(Math.abs(value) <= bound)) return false;
    if (i >= rotationAt && i < linearAt) rotation += value * value;
  }
  return rotation > 0.01;
}

/** out = motion */
export function copyMotion(out: Numbers, at: number, motion: Readonly<Numbers>, motionAt: number): void {
  for (let i = 0; i < motionStride; i += 1) out[at + i] = motion[motionAt + i]!;
}
