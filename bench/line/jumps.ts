/** Measures a film against the truth: does any tank move as no tank can? */
import { mean, quantile } from "../table.ts";
import type { Shot } from "./film.ts";
import type { Truth } from "./truth.ts";

export type Jumps = {
  readonly tanks: number;
  /** For how long they were seen, all together. */
  readonly tankSeconds: number;
  /** Frames that moved a tank faster than twice the truth and 3 m/s more; runs of them count once. */
  readonly snaps: number;
  /** The farthest that a tank moved in a frame beyond what the greatest true speed thereabouts allows. */
  readonly worstExcessCm: number;
  /** The fastest that a tank was seen to move, m/s. */
  readonly fastestMps: number;
  /** Two frames or more under a tenth of the true speed. */
  readonly stalls: number;
  readonly delayMeanMs: number;
  readonly crossTrackP95Cm: number;
};

/** Two measures as one. Means are weighed by time; of the p95 the worse counts. */
export function addJumps(a: Jumps | undefined, b: Jumps): Jumps {
  if (a === undefined) return b;
  const tankSeconds = a.tankSeconds + b.tankSeconds;
  return {
    tanks: a.tanks + b.tanks,
    tankSeconds,
    snaps: a.snaps + b.snaps,
    worstExcessCm: Math.max(a.worstExcessCm, b.worstExcessCm),
    fastestMps: Math.max(a.fastestMps, b.fastestMps),
    stalls: a.stalls + b.stalls,
    delayMeanMs: (a.delayMeanMs * a.tankSeconds + b.delayMeanMs * b.tankSeconds) / tankSeconds,
    crossTrackP95Cm: Math.max(a.crossTrackP95Cm, b.crossTrackP95Cm),
  };
}

/** How far back, and ahead, the truth is looked for, frames. */
const BACK = 240;
const AHEAD = 12;
/** The greatest true speed within so many frames of an instant is what nobody would call a jump: 0.25 s. */
const ABOUT = 15;
/** Of equals the usual delay is taken, metres a frame: a path crosses and retraces itself. */
const HABIT_M = 0.0008;
/** Who moves slower tells no time, m/s. */
const MOVING = 1;
/** A longer gap between pictures is no step of a picture, ms. */
const GAP_MS = 100;

export function measureJumps(truth: Truth, shots: ReadonlyMap<string, readonly Shot[]>): Jumps {
  let snaps = 0;
  let stalls = 0;
  let tankSeconds = 0;
  let worstExcessM = 0;
  let fastestMps = 0;
  const delays: number[] = [];
  const offTrack: number[] = [];
  for (const [chid, path] of shots) {
    let usual = 0;
    let isSnap = false;
    let stood = 0;
    for (const [index, shot] of path.entries()) {
      const found = match(truth, chid, shot, usual);
      if (found === undefined) continue;
      const speed = truth.at(chid, found.frame)![3]!;
      offTrack.push(found.offM);
      if (speed > MOVING) {
        const delay = shot.frame - found.frame;
        delays.push((delay * 1000) / 60);
        usual += (delay - usual) * (usual === 0 ? 1 : 0.05);
      }
      const before = path[index - 1];
      const stepS = before === undefined ? Infinity : (shot.nowMs - before.nowMs) / 1000;
      if (before === undefined || stepS * 1000 > GAP_MS) continue;
      tankSeconds += stepS;
      const movedM = Math.hypot(shot.x - before.x, shot.y - before.y, shot.z - before.z);
      const most = fastestAbout(truth, chid, found.frame);
      const shown = movedM / stepS;
      fastestMps = Math.max(fastestMps, shown);
      worstExcessM = Math.max(worstExcessM, movedM - most * stepS);
      const wasSnap = isSnap;
      isSnap = shown > 2 * most + 3;
      if (isSnap && !wasSnap) snaps += 1;
      stood = speed > MOVING && shown < speed / 10 ? stood + 1 : 0;
      if (stood === 2) stalls += 1;
    }
  }
  return {
    tanks: shots.size,
    tankSeconds,
    snaps,
    worstExcessCm: worstExcessM * 100,
    fastestMps,
    stalls,
    delayMeanMs: mean(delays),
    crossTrackP95Cm: quantile(offTrack, 0.95) * 100,
  };
}

/** The frame of the truth that a picture shows: where the true path comes closest to it. */
function match(
  truth: Truth,
  chid: string,
  shot: Shot,
  usual: number,
): { readonly frame: number; readonly offM: number } | undefined {
  let best: { frame: number; offM: number } | undefined;
  let bestCost = Infinity;
  const last = Math.min(truth.frames - 1, shot.frame + AHEAD);
  for (let frame = Math.max(0, shot.frame - BACK); frame <= last; frame += 1) {
    const offM = distanceToStep(truth.at(chid, frame - 1), truth.at(chid, frame), shot);
    const cost = offM + Math.abs(shot.frame - frame - usual) * HABIT_M;
    if (cost < bestCost) {
      bestCost = cost;
      best = { frame, offM };
    }
  }
  return best;
}

/** From a picture to the way between two frames of the truth, metres. */
function distanceToStep(
  a: Readonly<Float64Array> | undefined,
  b: Readonly<Float64Array> | undefined,
  { x, y, z }: Shot,
): number {
  if (b === undefined) return Infinity;
  const from = a ?? b;
  const [dx, dy, dz] = [b[0]! - from[0]!, b[1]! - from[1]!, b[2]! - from[2]!];
  const length2 = dx * dx + dy * dy + dz * dz;
  const along = (x - from[0]!) * dx + (y - from[1]!) * dy + (z - from[2]!) * dz;
  const share = length2 > 0 ? Math.min(1, Math.max(0, along / length2)) : 0;
  return Math.hypot(from[0]! + dx * share - x, from[1]! + dy * share - y, from[2]! + dz * share - z);
}

function fastestAbout(truth: Truth, chid: string, at: number): number {
  let most = 0;
  for (let frame = Math.max(0, at - ABOUT); frame <= at + ABOUT; frame += 1)
    most = Math.max(most, truth.at(chid, frame)?.[3] ?? 0);
  return most;
}
