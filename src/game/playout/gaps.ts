/**
 * The gaps between what a picture showed and what the newest turn tells: each closes by itself (settle.ts), in place
 * and in turn, so that a wrong prediction is corrected without a jump or a kink.
 */
import { angularAt, linearAt, rotationAt } from "#game/dead-reckoning.ts";
import { conjugateQuat, expQuat, logQuat, multiplyQuat, normaliseQuat } from "#game/math/quat.ts";
import { lengthVec3 } from "#game/math/vec3.ts";
import { settlingOmega } from "./settle.ts";

/** How hastily (ω, 1/s) and how fast beyond its own speed (m/s, rad/s) a picture may glide over to the truth. */
const fastestGlide = 16;
const slowestGlide = 1;
const glideSpeed = 2.4;
const glideTurn = 1.5;
/** A gap has closed when ω t is this large: e⁻²⁰. */
const settledAt = 20;

/** A row: gap and drift of the place, gap and drift of the rotation vector, both ω, since when, until what time. */
const stride = 16;
const driftAt = 3;
const turnAt = 6;
const turnDriftAt = 9;
const omegaAt = 12;
const turnOmegaAt = 13;
const sinceAt = 14;
const untilAt = 15;

export interface Gaps {
  /** No gap for this track. */
  clear(track: number): void;
  /**
   * Begins a gap at the local time `now[0]`: `shown` goes over to `told`, no faster than the speeds of the motion
   * `newest[newestAt]` and some more allow. False, and there is no gap, when that would take too long.
   */
  start(
    track: number,
    now: Float64Array,
    shown: Float64Array,
    told: Float64Array,
    newest: Float64Array,
    newestAt: number,
  ): boolean;
  /** Ends the gap at a time of the timeline, where what is told goes on elsewhere. */
  endAt(track: number, time: number): void;
  /** Adds what is left of the gap at local time `now[0]` to a told motion that is due at the timeline's `due[0]`. */
  add(track: number, now: Float64Array, due: Float64Array, out: Float64Array, at: number): void;
}

/** See Gaps. Nothing is allocated after this call. */
export function createGaps(tracks: number): Gaps {
  const rows = new Float64Array(tracks * stride);
  const turn = new Float64Array(4);
  const vector = new Float64Array(3);

  return {
    clear(track) {
      rows[track * stride + untilAt] = -Infinity;
    },
    start(track, now, shown, told, newest, newestAt) {
      const row = track * stride;
      for (let i = 0; i < 3; i += 1) {
        rows[row + i] = shown[i]! - told[i]!;
        rows[row + driftAt + i] = shown[linearAt + i]! - told[linearAt + i]!;
        rows[row + turnDriftAt + i] = shown[angularAt + i]! - told[angularAt + i]!;
      }
      conjugateQuat(turn, 0, told, rotationAt);
      multiplyQuat(turn, 0, shown, rotationAt, turn, 0);
      logQuat(rows, row + turnAt, turn, 0);
      const speed = glideSpeed + lengthVec3(newest, newestAt + linearAt);
      const turnSpeed = glideTurn + lengthVec3(newest, newestAt + angularAt);
      const drift = lengthVec3(rows, row + driftAt);
      const turnDrift = lengthVec3(rows, row + turnDriftAt);
      const omega = settlingOmega(lengthVec3(rows, row), drift, speed, fastestGlide);
      const turnOmega = settlingOmega(lengthVec3(rows, row + turnAt), turnDrift, turnSpeed, fastestGlide);
      const isNear = omega >= slowestGlide;
      rows[row + omegaAt] = omega;
      rows[row + turnOmegaAt] = Math.max(slowestGlide, turnOmega);
      rows[row + sinceAt] = now[0]!;
      rows[row + untilAt] = isNear ? Infinity : -Infinity;
      return isNear;
    },
    endAt(track, time) {
      rows[track * stride + untilAt] = Math.min(rows[track * stride + untilAt]!, time);
    },
    add(track, now, due, out, at) {
      const row = track * stride;
      if (due[0]! >= rows[row + untilAt]!) return;
      const t = (now[0]! - rows[row + sinceAt]!) / 1000;
      const omega = rows[row + omegaAt]!;
      const turnOmega = rows[row + turnOmegaAt]!;
      if (omega * t < settledAt) {
        const left = Math.exp(-omega * t);
        for (let i = 0; i < 3; i += 1) {
          const drift = rows[row + driftAt + i]!;
          const pull = drift + omega * rows[row + i]!;
          out[at + i] = out[at + i]! + (rows[row + i]! + pull * t) * left;
          out[at + linearAt + i] = out[at + linearAt + i]! + (drift - omega * pull * t) * left;
        }
      }
      if (turnOmega * t < settledAt) {
        const left = Math.exp(-turnOmega * t);
        for (let i = 0; i < 3; i += 1) {
          const drift = rows[row + turnDriftAt + i]!;
          const pull = drift + turnOmega * rows[row + turnAt + i]!;
          vector[i] = (rows[row + turnAt + i]! + pull * t) * left;
          out[at + angularAt + i] = out[at + angularAt + i]! + (drift - turnOmega * pull * t) * left;
        }
        expQuat(turn, 0, vector, 0, 1);
        multiplyQuat(out, at + rotationAt, turn, 0, out, at + rotationAt);
        normaliseQuat(out, at + rotationAt, out, at + rotationAt);
      }
    },
  };
}
