/**
 * Plays the turns of many senders out smoothly: each node is a track of told motions, shown a little behind its
 * sender along cubics through those motions, and ahead of the newest by dead reckoning. When a new turn shows that
 * the prediction was wrong, the picture glides over to the truth. Everything shown is a formula of local time, so
 * frame rates and hidden tabs change nothing. All memory is taken at the start.
 */
import {
  isUsableMotion,
  linearAt,
  motionStride,
  predictionHorizonMs,
  predictAfter,
  rotationAt,
} from "#game/dead-reckoning.ts";
import { angleBetweenQuat } from "#game/math/quat.ts";
import { distanceVec3 } from "#game/math/vec3.ts";
import { createGaps } from "./gaps.ts";
import { createLines, usualLine } from "./lines.ts";
import { createTold } from "./told.ts";

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

/** A picture that was not drawn for this long is not looked at. */
const unseenMs = 300;

/** A correction by somebody else holds from so long after the sender's newest turn on, at the soonest. */
const placeAfterMs = 1;

/** See Playout. */
export function createPlayout(options: PlayoutOptions): Playout {
  const { tracks, horizonMs = predictionHorizonMs, fixedDelayMs } = options;
  const lines = createLines(
    options.sources,
    fixedDelayMs === undefined ? usualLine : { ...usualLine, fixedDelayMs },
  );
  const told = createTold(tracks, horizonMs, options.straight === true);
  const sourceOf = new Int32Array(tracks);
  /** When a track that has no turn yet was placed; NaN for one that has turns or nothing. */
  const placedMs = new Float64Array(tracks).fill(Number.NaN);
  const gaps = createGaps(tracks);
  const before = new Float64Array(motionStride);
  const after = new Float64Array(motionStride);
  const step = new Float64Array(1);
  // Fractions go from function to function in arrays (see predictAfter): local time, and its time on the timeline.
  const now = new Float64Array(1);
  const due = new Float64Array(1);
  /** When the picture was last drawn. */
  const drawn = new Float64Array(1).fill(-Infinity);

  function isOnlyPlaced(track: number): boolean {
    return !Number.isNaN(placedMs[track]!);
  }

  /** The told motion that is due now, with its velocities as they are seen; `due` is set to its time. */
  function tellNow(track: number, out: Float64Array, at: number): void {
    if (isOnlyPlaced(track)) {
      step[0] = now[0]! - placedMs[track]!;
      predictAfter(out, at, told.motions, told.newestAt(track), step, horizonMs);
      due[0] = 0;
      return;
    }
    const source = sourceOf[track]!;
    lines.show(source, now);
    due[0] = lines.shown[source * 2]!;
    told.tell(track, due, out, at);
    const pace = lines.shown[source * 2 + 1]!;
    for (let i = linearAt; i < motionStride; i += 1) out[at + i] = out[at + i]! * pace;
  }

  function show(track: number, out: Float64Array, at: number): void {
    tellNow(track, out, at);
    gaps.add(track, now, due, out, at);
  }

  function isDrawn(): boolean {
    return now[0]! - drawn[0]! < unseenMs;
  }

  /** What was shown (`before`) is not what is told now: lets the picture glide over, when anybody sees it. */
  function startGap(track: number): void {
    tellNow(track, after, 0);
    if (isDrawn()) gaps.start(track, now, before, after, told.motions, told.newestAt(track));
    else gaps.clear(track);
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
    const soonest = told.newestTime(track) + placeAfterMs;
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
      told.clear(track);
      placedMs[track] = Number.NaN;
      gaps.clear(track);
    },
    push(track, sentMs, arrivalMs, motion, motionAt) {
      if (!isUsableMotion(motion, motionAt) || Math.abs(sentMs) > 1e12 || !Number.isFinite(arrivalMs))
        return false;
      const source = sourceOf[track]!;
      const isPlaced = isOnlyPlaced(track);
      const hasOlder = !told.isEmpty(track) && !isPlaced;
      const newest = hasOlder ? told.newestTime(track) : -Infinity;
      const isNext = hasOlder && newest === lines.newestTime(source);
      now[0] = arrivalMs;
      lines.show(source, now);
      // Only a picture that has run past the newest sample changes by a newer one.
      const aheadMs = hasOlder ? lines.shown[source * 2]! - newest : 0;
      const silentMs = lines.shown[source * 2]! - lines.newestTime(source);
      if (aheadMs > 0 || isPlaced) show(track, before, 0);
      const expected = hasOlder ? told.expectedTime(track, motion, motionAt) : Number.NaN;
      const time = lines.observe(source, sentMs, arrivalMs, expected, isNext, isDrawn());
      if (Number.isNaN(time) || time <= newest) return false;
      const stoodMs = aheadMs > 0 && isDrawn() ? told.stoodStillMs(track, silentMs) : 0;
      if (stoodMs > 0) lines.resume(source, arrivalMs, stoodMs);
      const cut = hasOlder && told.isTeleport(track, time, motion, motionAt);
      if (isPlaced) told.clear(track);
      placedMs[track] = Number.NaN;
      told.append(track, time, motion, motionAt, cut);
      if (cut) gaps.endAt(track, time);
      else if (aheadMs > 0 || isPlaced) startGap(track);
      return true;
    },
    place(track, sentMs, arrivalMs, motion, motionAt, tolerance) {
      if (!isUsableMotion(motion, motionAt) || !Number.isFinite(arrivalMs)) return false;
      now[0] = arrivalMs;
      const hasTurns = !told.isEmpty(track) && !isOnlyPlaced(track);
      if (hasTurns && isWithin(tolerance, told.motions, told.newestAt(track), motion, motionAt)) return false;
      if (!told.isEmpty(track)) show(track, before, 0);
      const isFirst = told.isEmpty(track);
      const time = hasTurns ? placeTime(track, sentMs) : 0;
      const cut = hasTurns && told.isTeleport(track, time, motion, motionAt);
      if (!hasTurns) {
        told.clear(track);
        placedMs[track] = arrivalMs;
      }
      told.append(track, time, motion, motionAt, cut);
      if (!isFirst) startGap(track);
      return true;
    },
    sample(track, nowMs, out, outAt) {
      if (told.isEmpty(track)) return false;
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
