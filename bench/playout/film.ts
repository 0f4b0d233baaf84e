/** Runs a trace past a subject and films what it draws. */
import { motionStride, roundMotion, rotationAt } from "../../src/game/dead-reckoning.ts";
import { normaliseQuat } from "../../src/game/math/quat.ts";
import type { Subject } from "./subjects.ts";
import type { Trace } from "./traces.ts";
import { type Truth, truthNodes, truthStride } from "./truth.ts";

export type Film = {
  /** Local time of each frame in ms. */
  times: Float64Array;
  /** What was drawn, two motions a frame (their velocities mean nothing). */
  drawn: Float64Array;
  /** Frames that were drawn beyond the newest turn. */
  underruns: number;
  /** Time spent in drawing, in µs a frame. */
  usPerFrame: number;
};

/** The motions of all packets as they are after the wire. */
export function wireMotions(truth: Truth, trace: Trace): Float64Array[] {
  return trace.packets.map(({ sentMs }) => {
    const motions = new Float64Array(truthStride);
    for (let at = 0; at < truthNodes * motionStride; at += motionStride) {
      roundMotion(motions, at, truth.motions, Math.min(sentMs, truth.durationMs) * truthStride + at);
      normaliseQuat(motions, at + rotationAt, motions, at + rotationAt);
    }
    return motions;
  });
}

/** All rates share the instants of a grid of 6 a second, so that their pictures can be compared there. */
function nextShared(ms: number): number {
  return (Math.floor((ms * 6) / 1000) + 1) * (1000 / 6);
}

/** Draws at `fps` from the first arrival to the truth's end; turns are handed over when they arrive, between frames. */
export function film(truth: Truth, trace: Trace, told: Float64Array[], subject: Subject, fps: number): Film {
  const { packets, frozen } = trace;
  const startMs = nextShared(packets[0]!.arrivalMs);
  const most = Math.ceil(((truth.durationMs - startMs) / 1000) * fps);
  const times = new Float64Array(most);
  const drawn = new Float64Array(most * truthStride);
  const picture = new Float64Array(truthStride);
  let frames = 0;
  let next = 0;
  let underruns = 0;
  let spentMs = 0;
  for (let frame = 0; frame < most; frame += 1) {
    const nowMs = startMs + (frame * 1000) / fps;
    // As the page does it: after a gap what has waited is taken in before the first frame is drawn.
    if (frozen.some(([from, to]) => nowMs >= from && nowMs < nextShared(to) - 0.01)) continue;
    while (next < packets.length && packets[next]!.arrivalMs <= nowMs) {
      const packet = packets[next]!;
      subject.receive(packet.stampMs, packet.arrivalMs, told[next]!, packet.nodes);
      next += 1;
    }
    const before = performance.now();
    subject.draw(nowMs, picture);
    spentMs += performance.now() - before;
    if (subject.isUnderrun(nowMs)) underruns += 1;
    times[frames] = nowMs;
    drawn.set(picture, frames * truthStride);
    frames += 1;
  }
  return {
    times: times.subarray(0, frames),
    drawn: drawn.subarray(0, frames * truthStride),
    underruns,
    usPerFrame: (spentMs * 1000) / frames,
  };
}

const probeMs = 300;

function drawAll(subject: Subject, instants: readonly unknown[], picture: Float64Array): void {
  for (let frame = 1; frame < instants.length; frame += 1) subject.draw(instants[frame] as number, picture);
}

/** Bytes that a drawn frame leaves on the heap, with nothing arriving: the least of some tries, so that no other's count. */
export function bytesPerFrame(subject: Subject, fromMs: number): number {
  const frames = 200;
  const picture = new Float64Array(truthStride);
  // The text makes this an array of boxed numbers, so that handing over the time costs nothing on its own.
  const instants: unknown[] = [
    "",
    ...Array.from({ length: frames }, (_, frame) => fromMs + frame * 0.1 + 0.05),
  ];
  let least = Infinity;
  const startedMs = performance.now();
  // The steady state is meant, so the compiler gets time to reach it.
  for (let attempt = 0; attempt < 3 || (least > 1 && performance.now() - startedMs < probeMs); attempt += 1) {
    const empty = process.memoryUsage().heapUsed;
    const before = process.memoryUsage().heapUsed;
    drawAll(subject, instants, picture);
    const after = process.memoryUsage().heapUsed;
    // A collection in between shows as a shrinking heap.
    if (before < empty || after < before) continue;
    least = Math.min(least, Math.max(0, after - before - (before - empty)) / frames);
  }
  return least;
}
