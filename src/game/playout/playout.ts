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
import { angleBetweenQuat, normaliseQuat } from "#game/math/quat.ts";
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

/** Motions that are no farther apart than both are taken for one. */
export type Tolerance = { readonly metres: number; readonly radians: number };

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
  /**
   * Takes a motion that somebody else says of the sender: where it was at that moment of the sender's clock, or, with
   * NaN, when its newest turn came. Before the first turn the track is shown by it, but nothing leads from there to
   * the turn. Afterwards it only counts when it is farther from what the sender told than what is tolerated.
   */
  place(
    track: number,
    sentMs: number,
    arrivalMs: number,
    motion: Float64Array,
    motionAt: number,
    tolerance: Tolerance,
  ): boolean;
  /** Writes the motion shown at local time `nowMs`; false, and nothing is written, before the first turn. */
  sample(track: number, nowMs: number, out: Float64Array, outAt: number): boolean;
  /** Lets time pass as if a picture had been drawn at this instant, so that what is skipped is as what was looked at. */
  passBy(nowMs: number): void;
  /** The local time at which what a sender did at `sentMs` of its clock is shown. */
  shownAtMs(source: number, sentMs: number, nowMs: number): number;
  /** Whether a sender has told anything yet; before, the two below mean nothing. */
  hasTurns(source: number): boolean;
  /** The playout delay beyond the fastest turn of late, in milliseconds. */
  bufferMs(source: number, nowMs: number): number;
}

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
/** A picture that was not drawn for this long is not looked at. */
const unseenMs = 300;

/** A correction by somebody else holds from so long after the sender's newest turn on, at the soonest. */
const placeAfterMs = 1;

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
  /** How long before each sample the curve to it begins; before that the sample of before is predicted, ms. */
  const curves = new Float64Array(tracks * samplesPerTrack);
  const motions = new Float64Array(tracks * samplesPerTrack * motionStride);
  /** When a track that has no turn yet was placed; NaN for one that has turns or nothing. */
  const placedMs = new Float64Array(tracks).fill(Number.NaN);
  const gaps = createGaps(tracks);
  const before = new Float64Array(motionStride);
  const after = new Float64Array(motionStride);
  const knot = new Float64Array(motionStride);
  const step = new Float64Array(2);
  // Fractions go from function to function in arrays (see predictAfter): local time, and its time on the timeline.
  const now = new Float64Array(1);
  const due = new Float64Array(1);
  /** When the picture was last drawn. */
  const drawn = new Float64Array(1).fill(-Infinity);

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
  }

  function isOnlyPlaced(track: number): boolean {
    return !Number.isNaN(placedMs[track]!);
  }

  /** The told motion that is due now, with its velocities as they are seen; `due` is set to its time. */
  function tellNow(track: number, out: Float64Array, at: number): void {
    if (isOnlyPlaced(track)) {
      step[0] = now[0]! - placedMs[track]!;
      predictAfter(out, at, motions, sampleIndex(track, 0) * motionStride, step, horizonMs);
      due[0] = 0;
      return;
    }
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

  function append(track: number, time: number, motion: Float64Array, motionAt: number, cut: boolean): void {
    const bentMs = counts[track]! > 0 ? curveLength(track, time, motion, motionAt) : 0;
    counts[track] = counts[track]! + 1;
    const index = sampleIndex(track, 0);
    curves[index] = bentMs;
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

  function isDrawn(): boolean {
    return now[0]! - drawn[0]! < unseenMs;
  }

  /** What was shown (`before`) is not what is told now: lets the picture glide over, when anybody sees it. */
  function startGap(track: number): void {
    tellNow(track, after, 0);
    if (isDrawn()) gaps.start(track, now, before, after, motions, sampleIndex(track, 0) * motionStride);
    else gaps.clear(track);
  }

  function isTeleport(track: number, time: number, motion: Float64Array, motionAt: number): boolean {
    const last = sampleIndex(track, 0);
    const metres = distanceVec3(motions, last * motionStride, motion, motionAt);
    return metres > leastTeleportM + (topSpeed * (time - times[last]!)) / 1000;
  }

  /** When a node is where this motion has it, by the way from its newest sample and the speeds at both ends. */
  function expectedTime(track: number, motion: Float64Array, motionAt: number): number {
    const index = sampleIndex(track, 0);
    const last = index * motionStride;
    const speed = (lengthVec3(motions, last + linearAt) + lengthVec3(motion, motionAt + linearAt)) / 2;
    const ms = (distanceVec3(motions, last, motion, motionAt) / speed) * 1000;
    return speed > 1 && ms > 10 && ms < 1000 ? times[index]! + ms : Number.NaN;
  }

  function isWithin(
    tolerance: Tolerance,
    a: Float64Array,
    aAt: number,
    b: Float64Array,
    bAt: number,
  ): boolean {
    if (distanceVec3(a, aAt, b, bAt) > tolerance.metres) return false;
    return angleBetweenQuat(a, aAt + rotationAt, b, bAt + rotationAt) <= tolerance.radians;
  }

  /** Where on the timeline a correction belongs; `now` is when it came, before which nothing of it can have been. */
  function placeTime(track: number, sentMs: number): number {
    const source = sourceOf[track]!;
    const soonest = times[sampleIndex(track, 0)]! + placeAfterMs;
    if (!(Math.abs(sentMs) <= 1e12)) return soonest;
    lines.show(source, now);
    const latest = lines.shown[source * 2]! + lines.delayMs(source, now[0]!);
    return Math.max(soonest, Math.min(latest, lines.toTimeline(source, sentMs)));
  }

  /** A picture of the instant in `now` is drawn. */
  function draw(): void {
    drawn[0] = now[0]!;
  }

  return {
    openSource: (source) => lines.open(source),
    openTrack(track, source) {
      sourceOf[track] = source;
      counts[track] = 0;
      placedMs[track] = Number.NaN;
      gaps.clear(track);
    },
    push(track, sentMs, arrivalMs, motion, motionAt) {
      if (!isUsableMotion(motion, motionAt) || Math.abs(sentMs) > 1e12 || !Number.isFinite(arrivalMs))
        return false;
      const source = sourceOf[track]!;
      const isPlaced = isOnlyPlaced(track);
      const hasOlder = counts[track]! > 0 && !isPlaced;
      const newest = hasOlder ? times[sampleIndex(track, 0)]! : -Infinity;
      const isNext = hasOlder && newest === lines.newestTime(source);
      now[0] = arrivalMs;
      lines.show(source, now);
      // Only a picture that has run past the newest sample changes by a newer one.
      const aheadMs = hasOlder ? lines.shown[source * 2]! - newest : 0;
      const silentMs = lines.shown[source * 2]! - lines.newestTime(source);
      if (aheadMs > 0 || isPlaced) show(track, before, 0);
      const expected = hasOlder ? expectedTime(track, motion, motionAt) : Number.NaN;
      const time = lines.observe(source, sentMs, arrivalMs, expected, isNext, isDrawn());
      if (Number.isNaN(time) || time <= newest) return false;
      const stoodMs = aheadMs > 0 && isDrawn() ? stoodStillMs(track, silentMs) : 0;
      if (stoodMs > 0) lines.resume(source, arrivalMs, stoodMs);
      const cut = hasOlder && isTeleport(track, time, motion, motionAt);
      if (isPlaced) counts[track] = 0;
      placedMs[track] = Number.NaN;
      append(track, time, motion, motionAt, cut);
      if (cut) gaps.endAt(track, time);
      else if (aheadMs > 0 || isPlaced) startGap(track);
      return true;
    },
    place(track, sentMs, arrivalMs, motion, motionAt, tolerance) {
      if (!isUsableMotion(motion, motionAt) || !Number.isFinite(arrivalMs)) return false;
      now[0] = arrivalMs;
      const hasTurns = counts[track]! > 0 && !isOnlyPlaced(track);
      const last = sampleIndex(track, 0) * motionStride;
      if (hasTurns && isWithin(tolerance, motions, last, motion, motionAt)) return false;
      if (counts[track]! > 0) show(track, before, 0);
      const isFirst = counts[track] === 0;
      const time = hasTurns ? placeTime(track, sentMs) : 0;
      const cut = hasTurns && isTeleport(track, time, motion, motionAt);
      if (!hasTurns) {
        counts[track] = 0;
        placedMs[track] = arrivalMs;
      }
      append(track, time, motion, motionAt, cut);
      if (!isFirst) startGap(track);
      return true;
    },
    sample(track, nowMs, out, outAt) {
      if (counts[track] === 0) return false;
      now[0] = nowMs;
      draw();
      show(track, out, outAt);
      return true;
    },
    passBy(nowMs) {
      now[0] = nowMs;
      draw();
    },
    hasTurns: (source) => lines.hasTurns(source),
    shownAtMs: (source, sentMs, nowMs) => lines.toTimeline(source, sentMs) + lines.delayMs(source, nowMs),
    bufferMs: (source, nowMs) => lines.bufferMs(source, nowMs),
  };
}
