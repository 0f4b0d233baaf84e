/**
 * What senders told of their nodes: the last motions of each, in order of the timeline, and the way between them and
 * beyond the newest. All memory is taken at the start.
 */
import {
  angularAt,
  copyMotion,
  linearAt,
  motionStride,
  predictAfter,
  predictedTimeMs,
  rotationAt,
} from "#game/dead-reckoning.ts";
import { normaliseQuat } from "#game/math/quat.ts";
import { distanceVec3, lengthVec3 } from "#game/math/vec3.ts";
import { curveBetween, standStill, straightBetween } from "./curve.ts";

const samplesPerTrack = 32;
/**
 * Sent only when the prediction fails, a turn tells of the last moments: farther back it was the prediction. But a way
 * that none can have gone in so short a time, by the speeds at both ends, tells of turns that are missing between.
 */
const curveMs = 250;
const possibleSpeed = 2;
const leastSpeed = 3;
/** Nothing drives this fast or jumps this far between turns: it is a new place, not a way. */
const topSpeed = 40;
const leastTeleportM = 4;
/** A prediction that stands still is noticed when it misses this much. */
const visibleM = 0.1;
const visibleRad = 0.02;

export interface Told {
  /** All motions, 13 numbers each (dead-reckoning.ts). */
  readonly motions: Float64Array;
  isEmpty(track: number): boolean;
  clear(track: number): void;
  /** Where the newest motion of a track begins in `motions`; of one that is not empty. */
  newestAt(track: number): number;
  /** The time of the newest on the timeline, ms; of a track that is not empty. */
  newestTime(track: number): number;
  /** Adds the newest motion; no way leads to it when it is a cut. */
  append(track: number, time: number, motion: Float64Array, motionAt: number, cut: boolean): void;
  /** Writes the motion at the time of the timeline in `due[0]`; of a track that is not empty. */
  tell(track: number, due: Float64Array, out: Float64Array, at: number): void;
  /** Whether nothing can have gone from the newest to this motion by then. */
  isTeleport(track: number, time: number, motion: Float64Array, motionAt: number): boolean;
  /** When a node is where this motion has it, by the way from its newest and the speeds at both ends; NaN for no idea. */
  expectedTime(track: number, motion: Float64Array, motionAt: number): number;
  /**
   * How long a prediction stands still already after so long a silence, in ms, when this node would have moved on
   * visibly; else 0. A sender that is silent about one node only has not been late: its prediction was good enough.
   */
  stoodStillMs(track: number, silentMs: number): number;
}

/** See Told. Predictions go on for `horizonMs`; `straight` draws straight lines between motions, for comparisons. */
export function createTold(tracks: number, horizonMs: number, straight: boolean): Told {
  const between = straight ? straightBetween : curveBetween;
  const counts = new Int32Array(tracks);
  const times = new Float64Array(tracks * samplesPerTrack);
  const isCut = new Uint8Array(tracks * samplesPerTrack);
  /** How long before each sample the curve to it begins; before that the sample of before is predicted, ms. */
  const curves = new Float64Array(tracks * samplesPerTrack);
  const motions = new Float64Array(tracks * samplesPerTrack * motionStride);
  const knot = new Float64Array(motionStride);
  const step = new Float64Array(2);

  /** Index of the `back`-th newest sample of a track. */
  function sampleIndex(track: number, back: number): number {
    return track * samplesPerTrack + ((counts[track]! - 1 - back) % samplesPerTrack);
  }

  /** Over how much of the way to a new motion the curve to it goes, in ms. */
  function curveLength(track: number, time: number, motion: Float64Array, motionAt: number): number {
    const last = sampleIndex(track, 0);
    const spanMs = time - times[last]!;
    if (spanMs <= curveMs) return spanMs;
    step[0] = spanMs - curveMs;
    predictAfter(knot, 0, motions, last * motionStride, step, horizonMs);
    const fastest = Math.max(lengthVec3(knot, linearAt), lengthVec3(motion, motionAt + linearAt));
    const speed = (distanceVec3(knot, 0, motion, motionAt) * 1000) / curveMs;
    return speed > possibleSpeed * fastest + leastSpeed ? spanMs : curveMs;
  }

  return {
    motions,
    isEmpty: (track) => counts[track] === 0,
    clear(track) {
      counts[track] = 0;
    },
    newestAt: (track) => sampleIndex(track, 0) * motionStride,
    newestTime: (track) => times[sampleIndex(track, 0)]!,
    append(track, time, motion, motionAt, cut) {
      const bentMs = counts[track]! > 0 ? curveLength(track, time, motion, motionAt) : 0;
      counts[track] = counts[track]! + 1;
      const index = sampleIndex(track, 0);
      curves[index] = bentMs;
      const at = index * motionStride;
      times[index] = time;
      isCut[index] = cut ? 1 : 0;
      copyMotion(motions, at, motion, motionAt);
      normaliseQuat(motions, at + rotationAt, motions, at + rotationAt);
    },
    tell(track, due, out, at) {
      const time = due[0]!;
      const kept = Math.min(counts[track]!, samplesPerTrack);
      let next = -1;
      for (let back = 0; back < kept; back += 1) {
        const index = sampleIndex(track, back);
        const sinceMs = time - times[index]!;
        if (sinceMs < 0) {
          next = index;
          continue;
        }
        const from = index * motionStride;
        const to = next * motionStride;
        const spanMs = next < 0 ? 0 : times[next]! - times[index]!;
        const bentMs = next < 0 ? 0 : curves[next]!;
        if (next < 0 || isCut[next] === 1 || sinceMs < spanMs - bentMs) {
          step[0] = sinceMs;
          predictAfter(out, at, motions, from, step, horizonMs);
        } else if (spanMs > bentMs) {
          step[0] = spanMs - bentMs;
          predictAfter(knot, 0, motions, from, step, horizonMs);
          step[0] = bentMs;
          step[1] = 1 - (spanMs - sinceMs) / bentMs;
          between(out, at, knot, 0, motions, to, step);
        } else {
          step[0] = spanMs;
          step[1] = sinceMs / spanMs;
          between(out, at, motions, from, motions, to, step);
        }
        return;
      }
      standStill(out, at, motions, next * motionStride);
    },
    isTeleport(track, time, motion, motionAt) {
      const last = sampleIndex(track, 0);
      const metres = distanceVec3(motions, last * motionStride, motion, motionAt);
      return metres > leastTeleportM + (topSpeed * (time - times[last]!)) / 1000;
    },
    expectedTime(track, motion, motionAt) {
      const index = sampleIndex(track, 0);
      const last = index * motionStride;
      const speed = (lengthVec3(motions, last + linearAt) + lengthVec3(motion, motionAt + linearAt)) / 2;
      const ms = (distanceVec3(motions, last, motion, motionAt) / speed) * 1000;
      return speed > 1 && ms > 10 && ms < 1000 ? times[index]! + ms : Number.NaN;
    },
    stoodStillMs(track, silentMs) {
      const at = sampleIndex(track, 0) * motionStride;
      const stoodMs = silentMs - predictedTimeMs(silentMs, horizonMs);
      const missedM = (lengthVec3(motions, at + linearAt) * stoodMs) / 1000;
      const missedRad = (lengthVec3(motions, at + angularAt) * stoodMs) / 1000;
      return missedM > visibleM || missedRad > visibleRad ? stoodMs : 0;
    },
  };
}
