/** How true and how late a film is. */
import { motionStride, rotationAt } from "../../src/game/dead-reckoning.ts";
import { angleBetweenQuat } from "../../src/game/math/quat.ts";
import { distanceVec3 } from "../../src/game/math/vec3.ts";
import { mean, quantile } from "../table.ts";
import type { Film } from "./film.ts";
import { type Truth, truthStride } from "./truth.ts";

export type Figures = {
  delayMeanMs: number;
  delayP95Ms: number;
  delaySdMs: number;
  crossTrackP95Cm: number;
  rotationP95Deg: number;
  errorNowP95Cm: number;
  excessDvP99: number;
  snapsPerMin: number;
  stallsPerMin: number;
  underrunShare: number;
};

/** Nobody is judged by the first moments. */
const warmUpMs = 2000;
/** The truth stands still below this, and then nobody can tell how late a picture is. m/s. */
const moving = 1;
/** A tab that was frozen may take this long to find its place again. */
const returnMs = 100;
/** Farther than this from all the truth's path a picture has no delay. m. */
const nowhere = 3;
const longestDelayMs = 6000;
/** Of places that fit equally well, the one that is this little nearer in delay wins. m per ms. */
const habit = 0.00005;

/**
 * For each frame the instant of the truth that it shows: where the truth's path comes closest to the picture. A path
 * crosses and retraces itself and stands still, so of equals the usual delay is taken.
 */
function matchInstants(truth: Truth, film: Film): Float64Array {
  const matched = new Float64Array(film.times.length);
  let usual = 0;
  let best = 0;
  let bestCost = Infinity;
  function consider(ms: number, at: number, nowMs: number): void {
    if (ms < 0 || ms > truth.durationMs) return;
    const metres = distanceVec3(truth.motions, ms * truthStride, film.drawn, at);
    const cost = metres + Math.abs(nowMs - ms - usual) * habit;
    if (cost < bestCost) [best, bestCost] = [ms, cost];
  }
  function search(centreMs: number, reachMs: number, stepMs: number, at: number, nowMs: number): void {
    const centre = Math.round(centreMs);
    for (let ms = centre - reachMs; ms <= centre + reachMs; ms += stepMs) consider(ms, at, nowMs);
  }
  let delay = 0;
  for (let frame = 0; frame < film.times.length; frame += 1) {
    const nowMs = film.times[frame]!;
    const at = frame * truthStride;
    bestCost = Infinity;
    search(nowMs - delay, 60, 1, at, nowMs);
    search(nowMs - usual, 60, 1, at, nowMs);
    if (bestCost > 0.1) {
      search(nowMs - longestDelayMs / 2, longestDelayMs / 2 + 500, 8, at, nowMs);
      search(best, 8, 1, at, nowMs);
    }
    matched[frame] = best;
    delay = nowMs - best;
    // Only who moves tells the time.
    if (truth.speeds[best]! > moving) usual += (delay - usual) * (usual === 0 ? 1 : 0.05);
  }
  return matched;
}

/** The distance of a picture from the truth's path about an instant, whose points are a millisecond apart. */
function distanceToPath(truth: Truth, instant: number, drawn: Float64Array, at: number): number {
  let least = Infinity;
  for (const from of [instant - 1, instant]) {
    if (from < 0 || from >= truth.durationMs || from === truth.teleportMs - 1) continue;
    const a = from * truthStride;
    const b = a + truthStride;
    let along = 0;
    let length2 = 0;
    for (let i = 0; i < 3; i += 1) {
      const step = truth.motions[b + i]! - truth.motions[a + i]!;
      along += (drawn[at + i]! - truth.motions[a + i]!) * step;
      length2 += step * step;
    }
    const share = length2 > 0 ? Math.min(1, Math.max(0, along / length2)) : 0;
    let distance2 = 0;
    for (let i = 0; i < 3; i += 1) {
      const on = truth.motions[a + i]! + (truth.motions[b + i]! - truth.motions[a + i]!) * share;
      distance2 += (drawn[at + i]! - on) ** 2;
    }
    least = Math.min(least, Math.sqrt(distance2));
  }
  return least;
}

/** The greatest speed of the truth within a quarter of a second of an instant: what nobody would call a jump. */
function speedAbout(truth: Truth, instant: number): number {
  let most = 0;
  const from = Math.max(0, instant - 250);
  for (let ms = from; ms <= Math.min(truth.durationMs, instant + 250); ms += 10)
    most = Math.max(most, truth.speeds[ms]!);
  return most;
}

/** A clean cut over the teleport is the truth's own jump, not the player's. */
function isCut(truth: Truth, film: Film, frame: number): boolean {
  const before = distanceVec3(
    truth.motions,
    (truth.teleportMs - 1) * truthStride,
    film.drawn,
    (frame - 1) * truthStride,
  );
  const after = distanceVec3(truth.motions, truth.teleportMs * truthStride, film.drawn, frame * truthStride);
  return before < 8 && after < 8;
}

/** Measures a film of the truth. */
export function measure(truth: Truth, film: Film): Figures {
  const { times, drawn } = film;
  const matched = matchInstants(truth, film);
  const delays: number[] = [];
  const crossTrack: number[] = [];
  const rotations: number[] = [];
  const errors: number[] = [];
  const excess: number[] = [];
  const velocity = new Float64Array(3);
  const lastVelocity = new Float64Array(3);
  let hasLast = false;
  let returnedMs = -Infinity;
  let snaps = 0;
  let wasSnap = false;
  let stalls = 0;
  let stalled = 0;
  for (let frame = 1; frame < times.length; frame += 1) {
    const nowMs = times[frame]!;
    const at = frame * truthStride;
    const stepMs = nowMs - times[frame - 1]!;
    const instant = matched[frame]!;
    const trueSpeed = truth.speeds[instant]!;
    for (let i = 0; i < 3; i += 1) {
      velocity[i] = ((drawn[at + i]! - drawn[at - truthStride + i]!) / stepMs) * 1000;
    }
    // A frozen tab has drawn nothing, so what it shows when it comes back is no jump; nor is the truth's own.
    if (stepMs > 100) returnedMs = nowMs;
    const isBroken = nowMs < returnedMs + returnMs || isCut(truth, film, frame);
    if (nowMs > times[0]! + warmUpMs) {
      const offTrack = distanceToPath(truth, instant, drawn, at);
      if (trueSpeed > moving && offTrack < nowhere) delays.push(nowMs - instant);
      crossTrack.push(offTrack);
      rotations.push(
        angleBetweenQuat(truth.motions, instant * truthStride + rotationAt, drawn, at + rotationAt),
        angleBetweenQuat(
          truth.motions,
          instant * truthStride + motionStride + rotationAt,
          drawn,
          at + motionStride + rotationAt,
        ),
      );
      const current = Math.min(truth.durationMs, Math.round(nowMs));
      errors.push(distanceVec3(truth.motions, current * truthStride, drawn, at));
      const speed = Math.hypot(velocity[0]!, velocity[1]!, velocity[2]!);
      const isSnap = !isBroken && speed > 2 * trueSpeed + 3 && speed > 2 * speedAbout(truth, instant) + 3;
      if (isSnap && !wasSnap) snaps += 1;
      wasSnap = isSnap;
      stalled = !isBroken && trueSpeed > moving && speed < trueSpeed / 10 ? stalled + 1 : 0;
      if (stalled === 2) stalls += 1;
      if (hasLast && !isBroken) {
        const before = Math.max(0, instant - Math.round(stepMs));
        const change = distanceVec3(velocity, 0, lastVelocity, 0);
        const isJump = before < truth.teleportMs && instant >= truth.teleportMs;
        const trueChange = distanceVec3(
          truth.motions,
          instant * truthStride + 7,
          truth.motions,
          before * truthStride + 7,
        );
        if (!isJump) excess.push(Math.max(0, change - trueChange));
      }
    }
    lastVelocity.set(velocity);
    hasLast = !isBroken;
  }
  const delayMeanMs = mean(delays);
  const minutes = (times.at(-1)! - times[0]! - warmUpMs) / 60_000;
  return {
    delayMeanMs,
    delayP95Ms: quantile(delays, 0.95),
    delaySdMs: Math.sqrt(mean(delays.map((delay) => (delay - delayMeanMs) ** 2))),
    crossTrackP95Cm: quantile(crossTrack, 0.95) * 100,
    rotationP95Deg: (quantile(rotations, 0.95) * 180) / Math.PI,
    errorNowP95Cm: quantile(errors, 0.95) * 100,
    excessDvP99: quantile(excess, 0.99),
    snapsPerMin: snaps / minutes,
    stallsPerMin: stalls / minutes,
    underrunShare: film.underruns / times.length,
  };
}

/** How far apart in cm two films are at most where both have a frame; 0 when the frame rate changes nothing. */
export function differenceCm(a: Film, b: Film): number {
  let most = 0;
  let j = 0;
  for (let i = 0; i < a.times.length; i += 1) {
    while (j < b.times.length && b.times[j]! < a.times[i]! - 0.01) j += 1;
    if (j >= b.times.length || b.times[j]! > a.times[i]! + 0.01) continue;
    most = Math.max(most, distanceVec3(a.drawn, i * truthStride, b.drawn, j * truthStride));
  }
  return most * 100;
}
