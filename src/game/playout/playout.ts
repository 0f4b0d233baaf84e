/**
 * Plays the turns of many senders out smoothly: each node is a track of told motions, shown a little behind its
 * sender along cubics through those motions, and ahead of the newest by dead reckoning. When a new turn shows that
 * the prediction was wrong, the picture glides over to the truth. Everything shown is a formula of local time, so
 * frame rates and hidden tabs change nothing. All memory is taken at the start.
 */
import {
  angularAt,
  copyMotion,
  isUsableMotion,
  linearAt,
  motionStride,
  predictionHorizonMs,
  predictedTimeMs,
  predictAfter,
  rotationAt,
} from "#game/dead-reckoning.ts";
import { normaliseQuat } from "#game/math/quat.ts";
import { distanceVec3, lengthVec3 } from "#game/math/vec3.ts";
import { curveBetween, standStill, straightBetween } from "./curve.ts";
import { createGaps } from "./gaps.ts";
import { createLines, usualLine } from "./lines.ts";

export type PlayoutOptions = {
  /** Senders: each has a clock, a line and so a delay of its own. */
  sources: number;
  /** Nodes of all senders together. */
  tracks: number;
  /** How long a motion is predicted beyond the newest turn; 0 to stand still there. */
  horizonMs?: number;
  /** For comparisons: straight lines between turns, and a delay that does not adapt. */
  straight?: boolean;
  fixedDelayMs?: number;
};

export interface Playout {
  /** Forgets all about a sender: its clock, its line. Its tracks have to be opened again. */
  openSource(source: number): void;
  /** Empties a track and gives it to a sender. */
  openTrack(track: number, source: number): void;
  /**
   * Takes a told motion of 13 numbers (dead-reckoning.ts). `sentMs` is the sender's clock, NaN when the turn has none;
   * `arrivalMs` is local time and never runs backwards. False, and nothing changes, for numbers that are not usable
   * and for a repeated or old turn.
   */
  push(track: number, sentMs: number, arrivalMs: number, motion: Float64Array, motionAt: number): boolean;
  /** Writes the motion shown at local time `nowMs`; false, and nothing is written, before the first turn. */
  sample(track: number, nowMs: number, out: Float64Array, outAt: number): boolean;
  /** The local time at which what a sender did at `sentMs` of its clock is shown. */
  shownAtMs(source: number, sentMs: number, nowMs: number): number;
  /** Whether a sender has told anything yet; before, the two below mean nothing. */
  hasTurns(source: number): boolean;
  /** The playout delay beyond the fastest turn of late, in milliseconds. */
  bufferMs(source: number, nowMs: number): number;
}

const samplesPerTrack = 32;
/** Sent only when the prediction fails, a turn tells of the last moments: farther back it was the prediction. */
const curveMs = 250;
/** Nothing drives this fast or jumps this far between turns: it is a new place, not a way. */
const topSpeed = 40;
const leastTeleportM = 4;
/** A picture that was not drawn for this long is not looked at, nor while it comes back. */
const unseenMs = 300;

/** A prediction that stands still is noticed when it misses this much. */
const visibleM = 0.1;
const visibleRad = 0.02;

/** See Playout. */
export function createPlayout(options: PlayoutOptions): Playout {
  const { tracks, horizonMs = predictionHorizonMs, straight = false } = options;
  const { fixedDelayMs } = options;
  const lines = createLines(
    options.sources,
    fixedDelayMs === undefined ? usualLine : { ...usualLine, fixedDelayMs },
  );
  const between = straight ? straightBetween : curveBetween;
  const sourceOf = new Int32Array(tracks);
  const counts = new Int32Array(tracks);
  const times = new Float64Array(tracks * samplesPerTrack);
  const isCut = new Uint8Array(tracks * samplesPerTrack);
  const motions = new Float64Array(tracks * samplesPerTrack * motionStride);
  const gaps = createGaps(tracks);
  const before = new Float64Array(motionStride);
  const after = new Float64Array(motionStride);
  const knot = new Float64Array(motionStride);
  const step = new Float64Array(2);
  // Fractions go from function to function in arrays (see predictAfter): local time, and its time on the timeline.
  const now = new Float64Array(1);
  const due = new Float64Array(1);
  /** When the picture was last drawn, and when it last came back after it had not been drawn. */
  const drawn = new Float64Array(2).fill(-Infinity);

  /** Index of the `back`-th newest sample of a track. */
  function sampleIndex(track: number, back: number): number {
    return track * samplesPerTrack + ((counts[track]! - 1 - back) % samplesPerTrack);
  }

  /** The told motion at the time of the timeline in `due`: between samples by a curve, beyond them by prediction. */
  function tell(track: number, out: Float64Array, at: number): void {
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
      if (next < 0 || isCut[next] === 1 || sinceMs < spanMs - curveMs) {
        step[0] = sinceMs;
        predictAfter(out, at, motions, from, step, horizonMs);
      } else if (spanMs > curveMs) {
        step[0] = spanMs - curveMs;
        predictAfter(knot, 0, motions, from, step, horizonMs);
        step[0] = curveMs;
        step[1] = 1 - (spanMs - sinceMs) / curveMs;
        between(out, at, knot, 0, motions, to, step);
      } else {
        step[0] = spanMs;
        step[1] = sinceMs / spanMs;
        between(out, at, motions, from, motions, to, step);
      }
      return;
    }
    standStill(out, at, motions, next * motionStride);
  }

  /** The told motion that is due now, with its velocities as they are seen; `due` is set to its time. */
  function tellNow(track: number, out: Float64Array, at: number): void {
    const source = sourceOf[track]!;
    lines.show(source, now);
    due[0] = lines.shown[source * 2]!;
    tell(track, out, at);
    const pace = lines.shown[source * 2 + 1]!;
    for (let i = linearAt; i < motionStride; i += 1) out[at + i] = out[at + i]! * pace;
  }

  function show(track: number, out: Float64Array, at: number): void {
    tellNow(track, out, at);
    gaps.add(track, now, due, out, at);
  }

  function append(track: number, time: number, motion: Float64Array, motionAt: number, cut: boolean): void {
    counts[track] = counts[track]! + 1;
    const index = sampleIndex(track, 0);
    const at = index * motionStride;
    times[index] = time;
    isCut[index] = cut ? 1 : 0;
    copyMotion(motions, at, motion, motionAt);
    normaliseQuat(motions, at + rotationAt, motions, at + rotationAt);
  }

  /**
   * How long a sender's prediction stands still already, in ms, when this node would have moved on visibly; else 0.
   * A sender that is silent about one node only has not been late: there the prediction was good enough.
   */
  function stoodStillMs(track: number, silentMs: number): number {
    const at = sampleIndex(track, 0) * motionStride;
    const stoodMs = silentMs - predictedTimeMs(silentMs, horizonMs);
    const missedM = (lengthVec3(motions, at + linearAt) * stoodMs) / 1000;
    const missedRad = (lengthVec3(motions, at + angularAt) * stoodMs) / 1000;
    return missedM > visibleM || missedRad > visibleRad ? stoodMs : 0;
  }

  function isSeen(): boolean {
    return now[0]! - drawn[0]! < unseenMs && now[0]! - drawn[1]! > unseenMs / 2;
  }

  /** What was shown (`before`) is not what is told now: lets the picture glide over, when anybody sees it. */
  function startGap(track: number): void {
    tellNow(track, after, 0);
    if (isSeen()) gaps.start(track, now, before, after, motions, sampleIndex(track, 0) * motionStride);
    else gaps.clear(track);
  }

  function isTeleport(track: number, time: number, motion: Float64Array, motionAt: number): boolean {
    const last = sampleIndex(track, 0);
    const metres = distanceVec3(motions, last * motionStride, motion, motionAt);
    return metres > leastTeleportM + (topSpeed * (time - times[last]!)) / 1000;
  }

  /** When a node is where this motion has it, by the way from its newest sample and the speeds at both ends. */
  function expectedTime(track: number, motion: Float64Array, motionAt: number): number {
    if (counts[track] === 0) return Number.NaN;
    const index = sampleIndex(track, 0);
    const last = index * motionStride;
    const speed = (lengthVec3(motions, last + linearAt) + lengthVec3(motion, motionAt + linearAt)) / 2;
    const ms = (distanceVec3(motions, last, motion, motionAt) / speed) * 1000;
    return speed > 1 && ms > 10 && ms < 1000 ? times[index]! + ms : Number.NaN;
  }

  return {
    openSource: (source) => lines.open(source),
    openTrack(track, source) {
      sourceOf[track] = source;
      counts[track] = 0;
      gaps.clear(track);
    },
    push(track, sentMs, arrivalMs, motion, motionAt) {
      if (!isUsableMotion(motion, motionAt) || Math.abs(sentMs) > 1e12 || !Number.isFinite(arrivalMs))
        return false;
      const source = sourceOf[track]!;
      const hasOlder = counts[track]! > 0;
      const newest = hasOlder ? times[sampleIndex(track, 0)]! : -Infinity;
      const isNext = hasOlder && newest === lines.newestTime(source);
      now[0] = arrivalMs;
      lines.show(source, now);
      // Only a picture that has run past the newest sample changes by a newer one.
      const aheadMs = hasOlder ? lines.shown[source * 2]! - newest : 0;
      const silentMs = lines.shown[source * 2]! - lines.newestTime(source);
      if (aheadMs > 0) show(track, before, 0);
      const time = lines.observe(source, sentMs, arrivalMs, expectedTime(track, motion, motionAt), isNext);
      if (Number.isNaN(time) || time <= newest) return false;
      const stoodMs = aheadMs > 0 && isSeen() ? stoodStillMs(track, silentMs) : 0;
      if (stoodMs > 0) lines.resume(source, arrivalMs, stoodMs);
      const cut = hasOlder && isTeleport(track, time, motion, motionAt);
      append(track, time, motion, motionAt, cut);
      if (cut) gaps.endAt(track, time);
      else if (aheadMs > 0) startGap(track);
      return true;
    },
    sample(track, nowMs, out, outAt) {
      if (counts[track] === 0) return false;
      now[0] = nowMs;
      if (nowMs - drawn[0]! > unseenMs) drawn[1] = nowMs;
      drawn[0] = nowMs;
      show(track, out, outAt);
      return true;
    },
    hasTurns: (source) => lines.hasTurns(source),
    shownAtMs: (source, sentMs, nowMs) => lines.toTimeline(source, sentMs) + lines.delayMs(source, nowMs),
    bufferMs: (source, nowMs) => lines.bufferMs(source, nowMs),
  };
}
