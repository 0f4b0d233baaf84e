import { expect, it } from "vitest";
import { angularAt, createSendPolicy, linearAt, motionStride, rotationAt } from "#game/dead-reckoning.ts";
import { createPlayout } from "#game/playout/playout.ts";
import { NO_ACTIONS, pc, type Move } from "#protocol/mmog/character.ts";
import { NS } from "#protocol/namespaces.ts";
import { createGathering } from "#service/games/dga/gathering.ts";
import { FAR_EVERY, MIDDLE_EVERY } from "#service/games/dga/interest.ts";

const TICK_MS = 40;
const LATENCY_MS = 30;
const SPEED = 8;

/** The truth: a tank winds along in waves, 8 m/s fast, always turning. */
function drive(atMs: number, motion: Float64Array): void {
  const t = atMs / 1000;
  const yaw = 0.8 * Math.sin(t);
  // The way along is summed up finely: how else shall it fit the heading.
  motion.fill(0);
  for (let s = 0; s < t; s += 0.005) {
    motion[0]! += 0.005 * SPEED * Math.sin(0.8 * Math.sin(s));
    motion[2]! += 0.005 * SPEED * Math.cos(0.8 * Math.sin(s));
  }
  motion[rotationAt + 1] = Math.sin(yaw / 2);
  motion[rotationAt + 3] = Math.cos(yaw / 2);
  motion[linearAt] = SPEED * Math.sin(yaw);
  motion[linearAt + 2] = SPEED * Math.cos(yaw);
  motion[angularAt + 1] = 0.8 * Math.cos(t);
}

function moveOf(m: Float64Array): Move {
  const vector = (at: number) => ({ x: m[at]!, y: m[at + 1]!, z: m[at + 2]! });
  const rotation = { ...vector(rotationAt), w: m[rotationAt + 3]! };
  return {
    node: "Tank",
    location: vector(0),
    rotation,
    linear: vector(linearAt),
    angular: vector(angularAt),
  };
}

/** The greatest and least speed that is seen of it between the third second and the tenth, m/s. */
function seenSpeeds(messages: number): { least: number; most: number } {
  const policy = createSendPolicy({ nodes: 1 });
  const gathering = createGathering();
  const playout = createPlayout({ sources: 1, tracks: 1 });
  playout.openSource(0);
  playout.openTrack(0, 0);
  const truth = new Float64Array(motionStride);
  const told = new Float64Array(motionStride);
  const seen = new Float64Array(motionStride);
  const inbound: { atMs: number; sentMs: number; move: Move }[] = [];
  const outbound: { atMs: number; clockMs: number; move: Move }[] = [];
  const speeds: number[] = [];
  for (let nowMs = 0; nowMs < 10_000; nowMs += 10) {
    drive(nowMs, truth);
    if (policy.shouldSend(nowMs, truth)) {
      policy.markSent(nowMs, truth);
      inbound.push({ atMs: nowMs + LATENCY_MS, sentMs: nowMs, move: moveOf(truth) });
    }
    while ((inbound[0]?.atMs ?? Infinity) <= nowMs) {
      const { sentMs, move } = inbound.shift()!;
      const actions = { chid: "c", ...NO_ACTIONS, moves: [move] };
      gathering.take({ character: 0, kind: "pc", actions, tuid: `t-${sentMs}`, clockMs: sentMs }, nowMs);
    }
    if (nowMs % TICK_MS === 0 && gathering.hasNews()) {
      const [said] = gathering.gather(nowMs)({ key: "r", own: -1, movesEvery: () => messages });
      const read = said && pc.decode(said, NS.user);
      if (read?.ok === true)
        outbound.push({ atMs: nowMs + LATENCY_MS, clockMs: read.value.clockMs!, move: read.value.moves[0]! });
    }
    while ((outbound[0]?.atMs ?? Infinity) <= nowMs) {
      const { clockMs, move } = outbound.shift()!;
      for (const [at, part] of [
        [0, move.location],
        [rotationAt, move.rotation],
        [linearAt, move.linear],
        [angularAt, move.angular],
      ] as const)
        if (part !== undefined) told.set(Object.values(part), at);
      playout.push(0, clockMs, nowMs, told, 0);
    }
    const [x, z] = [seen[0]!, seen[2]!];
    if (!playout.sample(0, nowMs, seen, 0) || nowMs < 3_000) continue;
    speeds.push(Math.hypot(seen[0]! - x, seen[2]! - z) * 100);
  }
  return { least: Math.min(...speeds), most: Math.max(...speeds) };
}

it.each([1, MIDDLE_EVERY, FAR_EVERY])(
  "a tank that is heard of in every %i. message neither stands nor jumps",
  (messages) => {
    const { least, most } = seenSpeeds(messages);
    expect(least).toBeGreaterThan(SPEED / 3);
    expect(most).toBeLessThan(SPEED * 1.6);
  },
);
