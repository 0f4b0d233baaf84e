import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { angularAt, linearAt, motionStride, rotationAt } from "#game/dead-reckoning.ts";
import { angleBetweenQuat, axisAngleQuat } from "#game/math/quat.ts";
import { distanceVec3 } from "#game/math/vec3.ts";
import { createPlayout, type Playout, type Tolerance } from "./playout.ts";

const radius = 12;
const turnRate = 0.7;

/** A tank that drives round a circle. */
function drive(ms: number): Float64Array {
  const angle = (turnRate * ms) / 1000;
  const motion = new Float64Array(motionStride);
  motion.set([radius * (1 - Math.cos(angle)), 0, radius * Math.sin(angle)]);
  axisAngleQuat(motion, rotationAt, 0, 1, 0, angle);
  const speed = radius * turnRate;
  motion.set([speed * Math.sin(angle), 0, speed * Math.cos(angle)], linearAt);
  motion[angularAt + 1] = turnRate;
  return motion;
}

/** Somewhere on the way along z, at this speed along it, m/s. */
function told(z: number, speed: number): Float64Array {
  const motion = drive(0);
  motion.fill(0, linearAt);
  motion[2] = z;
  motion[linearAt + 2] = speed;
  return motion;
}

const near: Tolerance = { metres: 0.1, radians: 0.02 };

function open(): Playout {
  const playout = createPlayout({ sources: 1, tracks: 2 });
  playout.openSource(0);
  playout.openTrack(0, 0);
  playout.openTrack(1, 0);
  return playout;
}

type Turn = { sentMs: number; arrivalMs: number; motion: Float64Array };

function turnsOf(
  path: (ms: number) => Float64Array,
  untilMs: number,
  gapMs: number,
  latency: (ms: number) => number,
): Turn[] {
  const turns: Turn[] = [];
  let lastMs = 0;
  for (let sentMs = 0; sentMs < untilMs; sentMs += gapMs) {
    lastMs = Math.max(lastMs, sentMs + latency(sentMs));
    turns.push({ sentMs, arrivalMs: lastMs, motion: path(sentMs) });
  }
  return turns;
}

/** What is drawn at `fps` frames a second, by the time of the frame. */
function film(
  turns: readonly Turn[],
  fps: number,
  untilMs: number,
  hasClock = true,
): Map<number, Float64Array> {
  const playout = open();
  const frames = new Map<number, Float64Array>();
  let next = 0;
  for (let frame = 0; (frame * 1000) / fps < untilMs; frame += 1) {
    const nowMs = (frame * 1000) / fps;
    for (; next < turns.length && turns[next]!.arrivalMs <= nowMs; next += 1) {
      const { sentMs, arrivalMs, motion } = turns[next]!;
      playout.push(0, hasClock ? sentMs : Number.NaN, arrivalMs, motion, 0);
    }
    const picture = new Float64Array(motionStride);
    if (playout.sample(0, nowMs, picture, 0)) frames.set(Math.round(nowMs * 1000), picture);
  }
  return frames;
}

/** How far a picture is from the circle that `drive` goes round. */
function offCircle(picture: Float64Array): number {
  return Math.abs(Math.hypot(picture[0]! - radius, picture[2]!) - radius);
}

/** Where a node is that stands, swerves and brakes with up to 6 m/s², told with its velocity. */
function swerve(ms: number): Float64Array {
  const t = ms / 1000;
  const motion = new Float64Array(motionStride);
  motion.set([1.5 * Math.sin(2 * t), 0, 6 * t + 0.6 * Math.sin(3 * t), 0, 0, 0, 1]);
  motion.set([3 * Math.cos(2 * t), 0, 6 + 1.8 * Math.cos(3 * t)], linearAt);
  return motion;
}

const jitter = (ms: number) => 30 + ((ms * 7919) % 41);
const stalls = (ms: number) => (ms % 3000 < 400 ? 30 + 400 - (ms % 3000) : 30);

describe("the playout", () => {
  it("shows nothing before the first turn and the first turn at once", () => {
    const playout = open();
    const picture = new Float64Array(motionStride);
    expect(playout.sample(0, 0, picture, 0)).toBe(false);
    expect(playout.push(0, 5000, 100, drive(0), 0)).toBe(true);
    expect(playout.sample(0, 100, picture, 0)).toBe(true);
    expect(distanceVec3(picture, 0, drive(0), 0)).toBeLessThan(1e-9);
  });

  it("stays on the sender's path over a line with jitter", () => {
    const frames = film(turnsOf(drive, 10_000, 100, jitter), 60, 10_000);
    for (const [at, picture] of frames) if (at > 2e6) expect(offCircle(picture)).toBeLessThan(0.02);
  });

  it("stays on it without a clock as well", () => {
    const frames = film(turnsOf(drive, 10_000, 100, jitter), 60, 10_000, false);
    for (const [at, picture] of frames) if (at > 2e6) expect(offCircle(picture)).toBeLessThan(0.05);
  });

  it("never jumps nor kinks over stalls", () => {
    const frames = [...film(turnsOf(drive, 12_000, 50, stalls), 60, 12_000).values()].slice(60);
    const speed = radius * turnRate;
    for (let i = 1; i < frames.length; i += 1) {
      expect(distanceVec3(frames[i]!, 0, frames[i - 1]!, 0) * 60).toBeLessThan(2 * speed + 3);
      expect(angleBetweenQuat(frames[i]!, rotationAt, frames[i - 1]!, rotationAt) * 60).toBeLessThan(3);
    }
  });

  it("glides over to the truth when its prediction was wrong", () => {
    const frames = [...film(turnsOf(swerve, 12_000, 50, stalls), 60, 12_000).values()].slice(60);
    let greatestChange = 0;
    for (let i = 2; i < frames.length; i += 1) {
      let change = 0;
      for (let axis = 0; axis < 3; axis += 1) {
        change += (frames[i]![axis]! - 2 * frames[i - 1]![axis]! + frames[i - 2]![axis]!) ** 2;
      }
      greatestChange = Math.max(greatestChange, Math.sqrt(change) * 60);
    }
    // A jump of half a metre would be a change of 30 m/s from one frame to the next.
    expect(greatestChange).toBeLessThan(2.5);
  });

  it("does not smear a turn that was sent on error over the time before it", () => {
    const playout = open();
    const parked = swerve(0);
    parked.fill(0, linearAt);
    const off = parked.slice();
    off[2] = 0.05;
    off[linearAt + 2] = 0.8;
    // Enough in hand that the picture is behind both turns.
    for (let turn = 0; turn < 12; turn += 1)
      playout.push(0, turn * 1000, turn * 1000 + 30 + (turn % 2) * 100, parked, 0);
    playout.push(0, 12_000, 12_030, off, 0);
    const shownAtMs = (sentMs: number) => playout.shownAtMs(0, sentMs, 12_030);
    const picture = new Float64Array(motionStride);
    for (let sentMs = 11_050; sentMs < 11_740; sentMs += 50) {
      playout.sample(0, shownAtMs(sentMs), picture, 0);
      expect(picture[2]).toBeCloseTo(0, 6);
    }
    playout.sample(0, shownAtMs(12_000), picture, 0);
    expect(picture[2]).toBeCloseTo(0.05, 2);
  });

  it.each([
    ["jitter", jitter],
    ["stalls", stalls],
    ["a pause of two seconds", (ms: number) => (ms > 3000 && ms < 5000 ? 5030 - ms : 30)],
  ])("shows the same at 30, 60 and 144 frames a second over %s", (_name, latency) => {
    const turns = turnsOf(drive, 9000, 100, latency);
    const films = [30, 60, 144].map((fps) => film(turns, fps, 9000));
    let compared = 0;
    for (const [at, picture] of films[0]!) {
      for (const other of films.slice(1)) {
        const same = other.get(at);
        if (same === undefined) continue;
        compared += 1;
        expect([...same]).toEqual([...picture]);
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it("does not drive on for ever when no more turns come", () => {
    const playout = open();
    for (const { sentMs, arrivalMs, motion } of turnsOf(drive, 2000, 100, () => 20)) {
      playout.push(0, sentMs, arrivalMs, motion, 0);
    }
    const [soon, late] = [new Float64Array(motionStride), new Float64Array(motionStride)];
    playout.sample(0, 3500, soon, 0);
    playout.sample(0, 60_000, late, 0);
    expect(distanceVec3(soon, 0, late, 0)).toBeLessThan(1e-6);
    expect(distanceVec3(late, 0, drive(1900), 0)).toBeLessThan(radius * turnRate * 0.5 + 0.01);
  });

  it("cuts a teleport instead of racing there", () => {
    const far = (ms: number) => {
      const motion = drive(ms);
      if (ms >= 3000) motion[0] = motion[0]! + 300;
      return motion;
    };
    for (const latency of [jitter, () => 30, stalls]) {
      const frames = [...film(turnsOf(far, 6000, 100, latency), 60, 6000).values()].slice(30);
      const between = frames.filter((picture) => picture[0]! > 2 * radius + 6 && picture[0]! < 300 - 6);
      expect(between).toEqual([]);
      expect(frames.at(-1)![0]).toBeGreaterThan(290);
    }
  });

  it("leaves the gap that was closing behind at a teleport", () => {
    const playout = open();
    const still = swerve(0);
    still.fill(0, linearAt);
    const [aside, far] = [still.slice(), still.slice()];
    aside[0] = 3;
    far[0] = 200;
    const picture = new Float64Array(motionStride);
    for (let ms = 0; ms <= 2000; ms += 16) {
      if (ms % 160 === 0) playout.push(0, ms, ms + 10, ms < 1000 ? still : ms < 1300 ? aside : far, 0);
      playout.sample(0, ms + 10, picture, 0);
      if (picture[0]! > 100) expect(picture[0]).toBeCloseTo(200, 6);
    }
    expect(picture[0]).toBeCloseTo(200, 6);
  });

  it("takes the new place at once after the tab was hidden", () => {
    const playout = open();
    const turns = turnsOf(drive, 8000, 100, () => 30);
    const picture = new Float64Array(motionStride);
    let nowMs = 0;
    for (const { sentMs, arrivalMs, motion } of turns) {
      // While the tab is frozen nothing is drawn, and all that came waits for its return.
      const isFrozen = arrivalMs > 3000 && arrivalMs < 7000;
      nowMs = isFrozen ? 7000 : Math.max(nowMs, arrivalMs);
      playout.push(0, sentMs, nowMs, motion, 0);
      if (!isFrozen) playout.sample(0, nowMs, picture, 0);
    }
    playout.sample(0, nowMs + 16, picture, 0);
    expect(offCircle(picture)).toBeLessThan(0.02);
    expect(distanceVec3(picture, 0, drive(nowMs - 30), 0)).toBeLessThan(radius * turnRate * 0.25);
  });

  it("catches up along the path after the picture stood still", () => {
    const turns = turnsOf(drive, 9000, 50, (ms) => (ms > 3000 && ms < 4200 ? 4230 - ms : 30));
    const frames = film(turns, 60, 9000);
    const late = [...frames].filter(([at]) => at > 4_500_000).map(([, picture]) => picture);
    for (const picture of late) expect(offCircle(picture)).toBeLessThan(0.1);
    expect(distanceVec3(late.at(-1)!, 0, drive(9000 - 30), 0)).toBeLessThan(radius * turnRate * 0.15);
  });

  it("refuses repeated and old turns and keeps its picture", () => {
    const playout = open();
    for (const { sentMs, arrivalMs, motion } of turnsOf(drive, 2000, 100, () => 30)) {
      playout.push(0, sentMs, arrivalMs, motion, 0);
    }
    const [before, after] = [new Float64Array(motionStride), new Float64Array(motionStride)];
    playout.sample(0, 2000, before, 0);
    expect(playout.push(0, 1900, 1960, drive(0), 0)).toBe(false);
    expect(playout.push(0, 1000, 1970, drive(0), 0)).toBe(false);
    playout.sample(0, 2000, after, 0);
    expect([...after]).toEqual([...before]);
  });

  it("keeps the nodes of a sender apart", () => {
    const playout = open();
    playout.push(0, 1000, 1030, drive(0), 0);
    playout.push(1, 1000, 1030, drive(900), 0);
    const picture = new Float64Array(2 * motionStride);
    playout.sample(0, 1030, picture, 0);
    playout.sample(1, 1030, picture, motionStride);
    expect(distanceVec3(picture, 0, drive(0), 0)).toBeLessThan(1e-9);
    expect(distanceVec3(picture, motionStride, drive(900), 0)).toBeLessThan(1e-9);
  });

  it("does not hold a parked tank's turns for late", () => {
    const playout = open();
    const parked = drive(0);
    parked.fill(0, linearAt);
    const picture = new Float64Array(motionStride);
    for (let turn = 0; turn < 20; turn += 1) {
      playout.push(0, turn * 1000, turn * 1000 + 30, parked, 0);
      for (let ms = 0; ms < 1000; ms += 20) playout.sample(0, turn * 1000 + 30 + ms, picture, 0);
    }
    expect(playout.bufferMs(0, 19_100)).toBeLessThan(220);
  });

  it("shows what happened at an instant when the tank is seen there", () => {
    const playout = open();
    const turns = turnsOf(drive, 6000, 100, jitter);
    for (const { sentMs, arrivalMs, motion } of turns) playout.push(0, sentMs, arrivalMs, motion, 0);
    const nowMs = turns.at(-1)!.arrivalMs;
    const picture = new Float64Array(motionStride);
    const shownAtMs = playout.shownAtMs(0, 5900, nowMs);
    playout.sample(0, shownAtMs, picture, 0);
    expect(distanceVec3(picture, 0, drive(5900), 0)).toBeLessThan(0.3);
  });

  it("never shows anything but numbers, whatever is told", () => {
    const number = fc.oneof(fc.double(), fc.double({ min: -50, max: 50, noNaN: true }), fc.constant(0));
    const told = fc.record({
      sentMs: fc.oneof(fc.constant(Number.NaN), fc.double(), fc.nat(3000)),
      waitMs: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 2000, noNaN: true })),
      motion: fc.array(number, { minLength: motionStride, maxLength: motionStride }),
    });
    fc.assert(
      fc.property(fc.array(told, { maxLength: 40 }), (turns) => {
        const playout = open();
        const picture = new Float64Array(motionStride);
        let nowMs = 0;
        for (const { sentMs, waitMs, motion } of turns) {
          nowMs += waitMs;
          playout.push(0, sentMs, nowMs, Float64Array.from(motion), 0);
          for (const aheadMs of [0, 40, 700]) {
            if (!playout.sample(0, nowMs + aheadMs, picture, 0)) continue;
            for (const value of picture) expect(Number.isFinite(value)).toBe(true);
          }
        }
      }),
    );
  });

  it("does not lead from where a sender was placed to its first turn, when nobody looked meanwhile", () => {
    const playout = open();
    const out = new Float64Array(motionStride);
    playout.place(0, Number.NaN, 0, drive(0), 0, near);
    for (let ms = 2000; ms < 2500; ms += 100) {
      playout.push(0, ms, ms + 200, drive(ms), 0);
      if (ms > 2000) continue;
      playout.sample(0, ms + 200, out, 0);
      expect(distanceVec3(out, 0, drive(2000), 0)).toBeLessThan(0.01);
    }
    playout.sample(0, 2700, out, 0);
    // A tenth of a second of buffer at the most, on the path and not on a chord from the start.
    expect(
      Math.min(...[2300, 2350, 2400, 2450].map((ms) => distanceVec3(out, 0, drive(ms), 0))),
    ).toBeLessThan(0.5);
    expect(Math.hypot(out[0]! - radius, out[2]!)).toBeCloseTo(radius, 1);
  });

  it("shows a sender that was only placed where it is by now, and glides to its first turn nearby", () => {
    const playout = open();
    const out = new Float64Array(motionStride);
    playout.place(0, Number.NaN, 0, drive(0), 0, near);
    const path: number[] = [];
    let next = 300;
    for (let nowMs = 0; nowMs < 1500; nowMs += 16) {
      for (; next + 200 <= nowMs; next += 100) playout.push(0, next, next + 200, drive(next), 0);
      expect(playout.sample(0, nowMs, out, 0)).toBe(true);
      path.push(out[0]!, out[2]!);
    }
    // Never faster than twice its speed and some: 8.4 m/s are 13 cm in 16 ms.
    for (let at = 2; at < path.length; at += 2)
      expect(Math.hypot(path[at]! - path[at - 2]!, path[at + 1]! - path[at - 1]!)).toBeLessThan(0.32);
  });

  it("heeds a word of others on a sender that has turns only where it is farther off than what is forgiven", () => {
    const playout = open();
    const out = new Float64Array(motionStride);
    const standing = drive(0).fill(0, linearAt);
    for (let ms = 0; ms < 1000; ms += 100) playout.push(0, ms, ms + 50, standing, 0);
    const aside = standing.slice();
    aside[0] = 3;
    expect(playout.place(0, Number.NaN, 1000, aside, 0, { metres: 5, radians: 1 })).toBe(false);
    playout.sample(0, 3000, out, 0);
    expect(out[0]).toBeCloseTo(0, 3);
    expect(playout.place(0, Number.NaN, 3100, aside, 0, near)).toBe(true);
    playout.sample(0, 9000, out, 0);
    expect(out[0]).toBeCloseTo(3, 2);
  });

  it("shows who is corrected all the time where that one is, not where the prediction would lead", () => {
    const straight = (ms: number, aside: number): Float64Array => {
      const motion = drive(0).fill(0, 0);
      motion[0] = ms / 100;
      motion[2] = aside;
      motion[rotationAt + 3] = 1;
      motion[linearAt] = 10;
      return motion;
    };
    const playout = open();
    const out = new Float64Array(motionStride);
    for (let ms = 0; ms < 4000; ms += 100) {
      if (ms < 1000) playout.push(0, ms, ms + 50, straight(ms, 0), 0);
      else playout.place(0, ms, ms + 50, straight(ms, 0.3), 0, near);
      for (let frame = ms + 50; frame < ms + 150; frame += 16) playout.sample(0, frame, out, 0);
    }
    // The last frame was drawn at 4046 ms: the buffer behind that, and never ahead of the sender itself.
    expect(out[0]).toBeLessThan(40.5);
    expect(out[0]).toBeGreaterThan(37);
    expect(playout.push(0, 4000, 4050, straight(4000, 0.3), 0)).toBe(true);
  });

  it("takes no correction for one of the future", () => {
    const playout = open();
    const out = new Float64Array(motionStride);
    for (let ms = 0; ms < 1000; ms += 100) playout.push(0, ms, ms + 50, drive(ms), 0);
    expect(playout.place(0, 1e10, 1000, drive(3000), 0, near)).toBe(true);
    for (let ms = 1100; ms < 2000; ms += 100) expect(playout.push(0, ms, ms + 50, drive(ms), 0)).toBe(true);
    playout.sample(0, 2100, out, 0);
    expect(distanceVec3(out, 0, drive(1900), 0)).toBeLessThan(3);
  });

  it("does not take a busy page for a slow line: what waited for it delays nothing afterwards", () => {
    const buffers = [0, 1500].map((busyMs) => {
      const playout = open();
      const out = new Float64Array(motionStride);
      for (let ms = 0; ms < 4000; ms += 100) {
        const isBusy = ms >= 500 && ms < 500 + busyMs;
        playout.push(0, ms, (isBusy ? 500 + busyMs : ms) + 50, drive(ms), 0);
        if (!isBusy) playout.sample(0, ms + 60, out, 0);
      }
      return playout.bufferMs(0, 4000);
    });
    expect(buffers[1]).toBeCloseTo(buffers[0]!, 0);
  });

  it("spreads a way that is too long for the last moments over all the time since the turn before", () => {
    const playout = open();
    const out = new Float64Array(motionStride);
    // The turns between were lost: it stood at first and then drove off at 10 m/s.
    for (let ms = 0; ms <= 1000; ms += 100) playout.push(0, ms, ms + 50, told(0, 2), 0);
    const turns = [2000, 2100, 2200, 2300, 2400];
    let last: number | undefined;
    for (let nowMs = 1000; nowMs < 3000; nowMs += 16) {
      for (; turns[0] !== undefined && turns[0] + 50 <= nowMs; turns.shift())
        playout.push(0, turns[0], nowMs, told(10 + ((turns[0] - 2000) / 1000) * 10, 10), 0);
      playout.sample(0, nowMs, out, 0);
      if (last !== undefined) expect(((out[2]! - last) / 16) * 1000, `${nowMs}`).toBeLessThan(23);
      last = out[2]!;
    }
  });

  it("glides back to who ran into something at full speed while nothing was heard", () => {
    const playout = open();
    const out = new Float64Array(motionStride);
    const crashedZ = 13;
    for (let ms = 0; ms <= 1000; ms += 100) playout.push(0, ms, ms + 50, told((ms / 1000) * 13, 13), 0);
    let last = Number.NaN;
    let farthest = 0;
    let fastest = 0;
    for (let nowMs = 1000; nowMs < 12_000; nowMs += 16) {
      // It stood from the last turn on; that is heard a second late.
      if (nowMs >= 2100 && nowMs < 2116) playout.push(0, 1100, nowMs, told(crashedZ, 0), 0);
      playout.sample(0, nowMs, out, 0);
      farthest = Math.max(farthest, out[2]!);
      if (nowMs > 2100) fastest = Math.max(fastest, (Math.abs(out[2]! - last) / 16) * 1000);
      last = out[2]!;
    }
    expect(farthest).toBeGreaterThan(crashedZ + 5);
    expect(fastest).toBeLessThan(3);
    expect(last).toBeCloseTo(crashedZ, 1);
  });

  it("ends as it would have, had it been looked at, when time was let pass by", () => {
    const turns = turnsOf(drive, 4000, 100, (ms) => 100 + ((ms * 7) % 90));
    const [looked, skipped] = [true, false].map((isLookedAt) => {
      const playout = open();
      const out = new Float64Array(motionStride);
      let next = 0;
      for (let nowMs = 0; nowMs < 4000; nowMs += 50) {
        for (; next < turns.length && turns[next]!.arrivalMs <= nowMs; next += 1)
          playout.push(0, turns[next]!.sentMs, turns[next]!.arrivalMs, turns[next]!.motion, 0);
        if (isLookedAt) playout.sample(0, nowMs, out, 0);
        else playout.passBy(nowMs);
      }
      playout.sample(0, 4000, out, 0);
      return out;
    });
    expect(skipped).toEqual(looked);
  });
});
