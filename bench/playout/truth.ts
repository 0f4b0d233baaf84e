/**
 * The truth: one tracked vehicle with a turret, simulated at 1 kHz. It drives, dodges, turns on the spot, stops and
 * slews its turret over hilly ground, and is once put to another place.
 */
import { angularAt, linearAt, motionStride, rotationAt } from "../../src/game/dead-reckoning.ts";
import {
  axisAngleQuat,
  conjugateQuat,
  logQuat,
  multiplyQuat,
  normaliseQuat,
} from "../../src/game/math/quat.ts";
import { type Chance, createChance } from "../random.ts";

/** Hull and turret. */
export const truthNodes = 2;
export const truthStride = truthNodes * motionStride;

export type Truth = {
  durationMs: number;
  /** Two motions (hull in the world, turret on the hull) for each millisecond. */
  motions: Float64Array;
  /** The hull's speed in m/s at each millisecond. */
  speeds: Float64Array;
  /** The driver's intent at each millisecond: steering and throttle, each from -1 to 1. */
  intents: Float64Array;
  /** The first millisecond at the new place. */
  teleportMs: number;
};

const topSpeed = 12;
const acceleration = 5;
const braking = 9;
const topTurn = 0.9;
const turnAcceleration = 3;
const topSlew = 0.7;
const slewAcceleration = 2.5;

type Order = { untilMs: number; speed: number; turn: number };

/** What the driver does next. A dodge is a handful of short contrary orders. */
function giveOrders(chance: Chance, nowMs: number): Order[] {
  const what = chance.next();
  if (what < 0.4) {
    const turn = chance.next() < 0.5 ? 0 : chance.between(-0.4, 0.4);
    return [{ untilMs: nowMs + chance.between(1500, 5000), speed: chance.between(5, topSpeed), turn }];
  }
  if (what < 0.75) {
    const orders: Order[] = [];
    let side = chance.next() < 0.5 ? -1 : 1;
    let atMs = nowMs;
    for (let i = 0; i < 5; i += 1) {
      atMs += chance.between(350, 1000);
      side = -side;
      const speed = chance.next() < 0.25 ? -5 : chance.between(4, topSpeed);
      orders.push({ untilMs: atMs, speed, turn: side * chance.between(0.5, topTurn) });
    }
    return orders;
  }
  if (what < 0.87) {
    return [{ untilMs: nowMs + chance.between(800, 2000), speed: 0, turn: chance.pick([-0.8, 0.8]) }];
  }
  return [{ untilMs: nowMs + chance.between(1000, 3000), speed: 0, turn: 0 }];
}

function approach(value: number, goal: number, step: number): number {
  return value < goal ? Math.min(goal, value + step) : Math.max(goal, value - step);
}

function height(x: number, z: number): number {
  return 1.6 * Math.sin(x / 19) * Math.cos(z / 23) + 0.4 * Math.sin((x + z) / 9);
}

/** Writes the hull's place and rotation on the ground. */
function placeHull(motions: Float64Array, at: number, x: number, z: number, yaw: number): void {
  const step = 0.05;
  const slopeX = (height(x + step, z) - height(x - step, z)) / (2 * step);
  const slopeZ = (height(x, z + step) - height(x, z - step)) / (2 * step);
  motions[at] = x;
  motions[at + 1] = height(x, z);
  motions[at + 2] = z;
  // The shortest turn of "up" onto the ground's normal (-slopeX, 1, -slopeZ), after the yaw.
  const length = Math.hypot(slopeX, 1, slopeZ);
  const tilt = Float64Array.of(-slopeZ / length, 0, slopeX / length, 1 + 1 / length);
  normaliseQuat(tilt, 0, tilt, 0);
  const turn = new Float64Array(4);
  axisAngleQuat(turn, 0, 0, 1, 0, yaw);
  multiplyQuat(motions, at + rotationAt, tilt, 0, turn, 0);
}

/** Simulates `durationMs` milliseconds of driving from a seed. */
export function createTruth(seed: number, durationMs: number): Truth {
  const chance = createChance(seed * 7919 + 13);
  const steps = durationMs + 1;
  const motions = new Float64Array(steps * truthStride);
  const speeds = new Float64Array(steps);
  const intents = new Float64Array(steps * 2);
  const teleportMs = Math.round(durationMs * chance.between(0.55, 0.65));
  let orders: Order[] = [];
  let [x, z, yaw, speed, turn] = [0, 0, chance.between(-3, 3), 0, 0];
  let [slewYaw, slew, slewGoal, slewUntilMs] = [0, 0, 0, 0];
  for (let ms = 0; ms < steps; ms += 1) {
    while (orders[0] !== undefined && orders[0].untilMs <= ms) orders.shift();
    if (orders.length === 0) orders = giveOrders(chance, ms);
    const order = orders[0]!;
    intents[ms * 2] = order.turn / topTurn;
    intents[ms * 2 + 1] = order.speed / topSpeed;
    const step = (Math.sign(order.speed - speed) === Math.sign(speed) ? acceleration : braking) / 1000;
    speed = approach(speed, order.speed, step);
    turn = approach(turn, order.turn, turnAcceleration / 1000);
    if (ms >= slewUntilMs) {
      slewGoal = chance.next() < 0.4 ? 0 : chance.between(-topSlew, topSlew);
      slewUntilMs = ms + chance.between(500, 2500);
    }
    slew = approach(slew, slewGoal, slewAcceleration / 1000);
    if (ms === teleportMs) {
      x += chance.between(60, 120);
      z -= chance.between(60, 120);
      yaw = chance.between(-3, 3);
      [speed, turn] = [0, 0];
      orders = [];
    }
    x += (Math.sin(yaw) * speed) / 1000;
    z += (Math.cos(yaw) * speed) / 1000;
    yaw += turn / 1000;
    slewYaw += slew / 1000;
    const at = ms * truthStride;
    placeHull(motions, at, x, z, yaw);
    axisAngleQuat(motions, at + motionStride + rotationAt, 0, 1, 0, slewYaw);
    motions[at + motionStride + angularAt + 1] = slew;
  }
  deriveVelocities(motions, speeds, steps, teleportMs);
  return { durationMs, motions, speeds, intents, teleportMs };
}

/** The hull's velocities are the differences of its own poses, so that they are true on slopes as well. */
function deriveVelocities(
  motions: Float64Array,
  speeds: Float64Array,
  steps: number,
  teleportMs: number,
): void {
  const turn = new Float64Array(4);
  for (let ms = 0; ms < steps; ms += 1) {
    const from = ms === 0 || ms === teleportMs ? ms : ms - 1;
    const to = ms === steps - 1 || ms === teleportMs - 1 ? ms : ms + 1;
    const at = ms * truthStride;
    const a = from * truthStride;
    const b = to * truthStride;
    const perSecond = 1000 / (to - from);
    for (let i = 0; i < 3; i += 1)
      motions[at + linearAt + i] = (motions[b + i]! - motions[a + i]!) * perSecond;
    conjugateQuat(turn, 0, motions, a + rotationAt);
    multiplyQuat(turn, 0, motions, b + rotationAt, turn, 0);
    logQuat(motions, at + angularAt, turn, 0);
    for (let i = 0; i < 3; i += 1) motions[at + angularAt + i] = motions[at + angularAt + i]! * perSecond;
    speeds[ms] = Math.hypot(
      motions[at + linearAt]!,
      motions[at + linearAt + 1]!,
      motions[at + linearAt + 2]!,
    );
  }
}
