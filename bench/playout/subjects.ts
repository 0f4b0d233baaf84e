/** Who is compared: everything that turns told motions into something to draw. */
import { SnapshotInterpolation, type Types } from "@geckos.io/snapshot-interpolation";
import { motionStride, rotationAt } from "../../src/game/dead-reckoning.ts";
import { slerpQuat } from "../../src/game/math/quat.ts";
import { lerpVec3 } from "../../src/game/math/vec3.ts";
import { createPlayout, type PlayoutOptions } from "../../src/game/playout/playout.ts";
import { truthNodes } from "./truth.ts";

export interface Subject {
  /** A turn has arrived: all nodes' motions as they were on the wire, and a bit for each node it tells of. */
  receive(stampMs: number, arrivalMs: number, motions: Float64Array, nodes: number): void;
  /** Draws both nodes' motions for this instant; what is not written stays as it was. */
  draw(nowMs: number, out: Float64Array): void;
  /** Whether the picture of this instant is beyond the newest turn. */
  isUnderrun(nowMs: number): boolean;
}

export type SubjectMaker = (turnsPerSecond: number) => Subject;

function bosworth(options: Partial<PlayoutOptions> = {}, hasClock = true): SubjectMaker {
  return () => {
    const playout = createPlayout({ sources: 1, tracks: truthNodes, ...options });
    playout.openSource(0);
    for (let node = 0; node < truthNodes; node += 1) playout.openTrack(node, 0);
    let newestMs = 0;
    return {
      receive(stampMs, arrivalMs, motions, nodes) {
        newestMs = stampMs;
        for (let node = 0; node < truthNodes; node += 1) {
          if ((nodes & (1 << node)) === 0) continue;
          playout.push(node, hasClock ? stampMs : Number.NaN, arrivalMs, motions, node * motionStride);
        }
      },
      draw(nowMs, out) {
        for (let node = 0; node < truthNodes; node += 1)
          playout.sample(node, nowMs, out, node * motionStride);
      },
      isUnderrun: (nowMs) => playout.shownAtMs(0, newestMs, nowMs) < nowMs,
    };
  };
}

let virtualMs = 0;
// The library reads whole milliseconds of Date.now(); so does this.
SnapshotInterpolation.Now = () => Math.floor(virtualMs);

type Drawn = { x: number; y: number; z: number; q: { x: number; y: number; z: number; w: number } };

function geckos(bufferMs?: number): SubjectMaker {
  return (turnsPerSecond) => {
    const interpolation = new SnapshotInterpolation(turnsPerSecond);
    if (bufferMs !== undefined) interpolation.interpolationBuffer.set(bufferMs);
    let id = 0;
    let wasEmpty = true;
    return {
      receive(stampMs, arrivalMs, motions) {
        virtualMs = arrivalMs;
        const state: Types.State = [];
        for (let node = 0; node < truthNodes; node += 1) {
          const at = node * motionStride;
          const [x, y, z, , , , ,] = motions.subarray(at, at + 3);
          const [qx, qy, qz, qw] = motions.subarray(at + rotationAt, at + rotationAt + 4);
          state.push({ id: String(node), x: x!, y: y!, z: z!, q: { x: qx!, y: qy!, z: qz!, w: qw! } });
        }
        id += 1;
        interpolation.snapshot.add({ id: String(id), time: stampMs, state });
      },
      draw(nowMs, out) {
        virtualMs = nowMs;
        const drawn = interpolation.calcInterpolation("x y z q(quat)");
        wasEmpty = drawn === undefined;
        if (drawn === undefined) return;
        for (let node = 0; node < truthNodes; node += 1) {
          const { x, y, z, q } = drawn.state[node] as unknown as Drawn;
          const at = node * motionStride;
          out[at] = x;
          out[at + 1] = y;
          out[at + 2] = z;
          out[at + rotationAt] = q.x;
          out[at + rotationAt + 1] = q.y;
          out[at + rotationAt + 2] = q.z;
          out[at + rotationAt + 3] = q.w;
        }
      },
      isUnderrun: () => wasEmpty,
    };
  };
}

/** Straight lines a fixed time behind the fastest turn: what most tutorials build. */
function lerpBehind(delayMs: number): SubjectMaker {
  return () => {
    const stamps: number[] = [];
    const told: Float64Array[] = [];
    let offset = Infinity;
    return {
      receive(stampMs, arrivalMs, motions) {
        offset = Math.min(offset, arrivalMs - stampMs);
        if (stamps.length > 0 && stampMs <= stamps.at(-1)!) return;
        stamps.push(stampMs);
        told.push(motions.slice());
        if (stamps.length > 128) {
          stamps.shift();
          told.shift();
        }
      },
      draw(nowMs, out) {
        const time = nowMs - offset - delayMs;
        const next = stamps.findIndex((stamp) => stamp > time);
        if (next <= 0) {
          const held = next < 0 ? told.at(-1) : told[0];
          if (held !== undefined) out.set(held);
          return;
        }
        const [a, b] = [told[next - 1]!, told[next]!];
        const share = (time - stamps[next - 1]!) / (stamps[next]! - stamps[next - 1]!);
        for (let at = 0; at < truthNodes * motionStride; at += motionStride) {
          lerpVec3(out, at, a, at, b, at, share);
          slerpQuat(out, at + rotationAt, a, at + rotationAt, b, at + rotationAt, share);
        }
      },
      isUnderrun: (nowMs) => nowMs - offset - delayMs > (stamps.at(-1) ?? -Infinity),
    };
  };
}

function raw(): SubjectMaker {
  return () => {
    const latest = new Float64Array(truthNodes * motionStride);
    let isEmpty = true;
    return {
      receive(_stampMs, _arrivalMs, motions) {
        latest.set(motions);
        isEmpty = false;
      },
      draw(_nowMs, out) {
        if (!isEmpty) out.set(latest);
      },
      isUnderrun: () => true,
    };
  };
}

export const sweptBuffersMs = [50, 100, 150, 200, 300, 400, 500] as const;

/** All subjects by the names of bench.md; ours first. */
export const subjects: Readonly<Record<string, SubjectMaker>> = {
  bosworth: bosworth(),
  "bosworth-without-hermite": bosworth({ straight: true }),
  "bosworth-without-extrapolation": bosworth({ horizonMs: 0 }),
  "bosworth-without-adaptation": bosworth({ fixedDelayMs: 100 }),
  "bosworth-without-clock": bosworth({}, false),
  geckos: geckos(),
  ...Object.fromEntries(sweptBuffersMs.map((bufferMs) => [`geckos@${bufferMs}`, geckos(bufferMs)])),
  lerp100: lerpBehind(100),
  raw: raw(),
};
