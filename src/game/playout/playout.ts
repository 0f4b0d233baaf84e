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
import { conjugateQuat, expQuat, logQuat, multiplyQuat, normaliseQuat } from "#game/math/quat.ts";
import { distanceVec3, lengthVec3 } from "#game/math/vec3.ts";
import { curveBetween, standStill, straightBetween } from "./curve.ts";
import { createLines } from "./lines.ts";
import { settlingOmega } from "./settle.ts";

export type PlayoutOptions = {
  /** Senders: each has a clock, a line and so a delay of its own. */
  sources: number;
  /** Nodes of all senders together. */
  tracks: number;
  /** Share of the turns that shall be there when they are to be shown, 0 to 1. */
  quantile?: number;
  /** Kept in hand beyond that, as a share of the usual time between turns and in milliseconds at most. */
  leadShare?: number;
  maxLeadMs?: number;
  maxReserveMs?: number;
  fastestGlide?: number;
  glideSpeed?: number;
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
/** How hastily and fast (beyond its own speed) a picture may glide over to the truth. */
const slowestGlide = 1;
const glideTurn = 1.5;
/** A picture that was not drawn for this long is not looked at, nor while it comes back. */
const unseenMs = 300;

/** A gap has closed when ω t is this large: e⁻²⁰. */
const settledAt = 20;
/** A prediction that stands still is noticed when it misses this much. */
const visibleM = 0.1;
const visibleRad = 0.02;

/** A gap that is closing: position and rotation vector, their drifts, two ω, since when, until which sample. */
const gapStride = 16;
const gapDrift = 3;
const gapTurn = 6;
const gapTurnDrift = 9;
const gapOmega = 12;
const gapTurnOmega = 13;
const gapSince = 14;
const gapUntil = 15;

/** See Playout. */
export function createPlayout(options: PlayoutOptions): Playout {
  const { tracks, horizonMs = predictionHorizonMs, straight = false } = options;
  const lines = createLines(options.sources, {
    quantile: options.quantile ?? 0.9,
    leadShare: options.leadShare ?? 1.03,
    maxLeadMs: options.maxLeadMs ?? 210,
    maxReserveMs: options.maxReserveMs ?? 150,
    ...(options.fixedDelayMs === undefined ? {} : { fixedDelayMs: options.fixedDelayMs }),
  });
  const fastestGlide = options.fastestGlide ?? 16;
  const glideSpeed = options.glideSpeed ?? 2;
  const between = straight ? straightBetween : curveBetween;
  const sourceOf = new Int32Array(tracks);
  const counts = new Int32Array(tracks);
  const times = new Float64Array(tracks * samplesPerTrack);
  const isCut = new Uint8Array(tracks * samplesPerTrack);
  const motions = new Float64Array(tracks * samplesPerTrack * motionStride);
  const gaps = new Float64Array(tracks * gapStride);
  const before = new Float64Array(motionStride);
  const after = new Float64Array(motionStride);
  const knot = new Float64Array(motionStride);
  const turn = new Float64Array(4);
  const vector = new Float64Array(3);
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

  /** Adds what is left of the track's gap to the told motion that is due. */
  function addGap(track: number, out: Float64Array, at: number): void {
    const gap = track * gapStride;
    if (due[0]! >= gaps[gap + gapUntil]!) return;
    const t = (now[0]! - gaps[gap + gapSince]!) / 1000;
    const omega = gaps[gap + gapOmega]!;
    const turnOmega = gaps[gap + gapTurnOmega]!;
    if (omega * t < settledAt) {
      const left = Math.exp(-omega * t);
      for (let i = 0; i < 3; i += 1) {
        const drift = gaps[gap + gapDrift + i]!;
        const pull = drift + omega * gaps[gap + i]!;
        out[at + i] = out[at + i]! + (gaps[gap + i]! + pull * t) * left;
        out[at + linearAt + i] = out[at + linearAt + i]! + (drift - omega * pull * t) * left;
      }
    }
    if (turnOmega * t < settledAt) {
      const left = Math.exp(-turnOmega * t);
      for (let i = 0; i < 3; i += 1) {
        const drift = gaps[gap + gapTurnDrift + i]!;
        const pull = drift + turnOmega * gaps[gap + gapTurn + i]!;
        vector[i] = (gaps[gap + gapTurn + i]! + pull * t) * left;
        out[at + angularAt + i] = out[at + angularAt + i]! + (drift - turnOmega * pull * t) * left;
      }
      expQuat(turn, 0, vector, 0, 1);
      multiplyQuat(out, at + rotationAt, turn, 0, out, at + rotationAt);
      normaliseQuat(out, at + rotationAt, out, at + rotationAt);
    }
  }

  function show(track: number, out: Float64Array, at: number): void {
    tellNow(track, out, at);
    addGap(track, out, at);
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

  /** What was shown (`before`) is not what is told now: lets the difference close by itself. */
  function startGap(track: number): void {
    tellNow(track, after, 0);
    const gap = track * gapStride;
    const newest = sampleIndex(track, 0) * motionStride;
    const told = lengthVec3(motions, newest + linearAt);
    const toldTurn = lengthVec3(motions, newest + angularAt);
    for (let i = 0; i < 3; i += 1) {
      gaps[gap + i] = before[i]! - after[i]!;
      gaps[gap + gapDrift + i] = before[linearAt + i]! - after[linearAt + i]!;
      gaps[gap + gapTurnDrift + i] = before[angularAt + i]! - after[angularAt + i]!;
    }
    conjugateQuat(turn, 0, after, rotationAt);
    multiplyQuat(turn, 0, before, rotationAt, turn, 0);
    logQuat(gaps, gap + gapTurn, turn, 0);
    const drift = lengthVec3(gaps, gap + gapDrift);
    const turnDrift = lengthVec3(gaps, gap + gapTurnDrift);
    const omega = settlingOmega(lengthVec3(gaps, gap), drift, glideSpeed + told, fastestGlide);
    const turnOmega = settlingOmega(
      lengthVec3(gaps, gap + gapTurn),
      turnDrift,
      glideTurn + toldTurn,
      fastestGlide,
    );
    gaps[gap + gapOmega] = omega;
    gaps[gap + gapTurnOmega] = Math.max(slowestGlide, turnOmega);
    gaps[gap + gapSince] = now[0]!;
    // Too far to glide, or nobody has looked since (a hidden tab): take the new place at once.
    gaps[gap + gapUntil] = isSeen() && omega >= slowestGlide ? Infinity : -Infinity;
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
      gaps.fill(0, track * gapStride, (track + 1) * gapStride);
      gaps[track * gapStride + gapUntil] = -Infinity;
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
      if (cut) gaps[track * gapStride + gapUntil] = Math.min(gaps[track * gapStride + gapUntil]!, time);
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
