import { approach, clampFinite, wrapAngle } from "./angles.ts";
import type { Battlefield } from "./battlefield.ts";
import type { Model } from "./catalogue/model.ts";
import { pushClear } from "./collision.ts";
import type { Condition } from "./condition.ts";
import { axisAngleQuat, conjugateQuat, logQuat, multiplyQuat, normaliseQuat, setQuat } from "./math/quat.ts";
import { setVec3 } from "./math/vec3.ts";
import { toRootFrame } from "./node-transforms.ts";
import type { Obstacles } from "./obstacles.ts";
import { createPose, type Pose } from "./pose.ts";

/** A driven tank: its pose and what the next step starts from. Plain data, changed in place. */
export type TankBody = Pose & {
  /** Heading: 0 faces +z, counter-clockwise positive from above. */
  yawRad: number;
  /** Speed along the heading, backwards negative. */
  speedMps: number;
  yawRateRadS: number;
  turretYawRateRadS: number;
  gunPitchRateRadS: number;
  /** The driver's last intent; on the wire it is the root's `walk` (x = steer, y = 0, z = throttle). */
  throttle: number;
  steer: number;
};

/** What the driver wants. `steer` 1 turns left (counter-clockwise); the aim is a direction in world space. */
export type DriveInput = {
  throttle: number;
  steer: number;
  aimYawRad: number;
  aimPitchRad: number;
};

export function createTankBody(): TankBody {
  return {
    ...createPose(),
    yawRad: 0,
    speedMps: 0,
    yawRateRadS: 0,
    turretYawRateRadS: 0,
    gunPitchRateRadS: 0,
    throttle: 0,
    steer: 0,
  };
}

export function createDriveInput(): DriveInput {
  return { throttle: 0, steer: 0, aimYawRad: 0, aimPitchRad: 0 };
}

/** The step that client and service drive with, seconds: results depend on it, so nobody uses another. */
export const DRIVE_STEP_S = 1 / 60;

/** What gravity adds to a tank's speed downhill, as a share of it. */
const DOWNHILL_SHARE = 1.1;
/** How strongly a slope (rise over run) slows a climb; at 1 / this a tank stands still. */
const CLIMB_LOSS = 1.15;

/** No honest tank of the model is faster than this over the ground, m/s: the referee's measure. */
export function topSpeedMps(model: Model): number {
  return Math.max(model.forwardMps, model.backwardMps) * DOWNHILL_SHARE;
}

/**
 * How fast a slope lets a tank drive, as a share of its full speed on the level. `grade` is rise over run in the
 * direction of travel, downhill negative.
 */
export function slopeShare(grade: number): number {
  return Math.min(DOWNHILL_SHARE, Math.max(0, 1 - CLIMB_LOSS * grade));
}

/**
 * Drives a tank for `dtS` seconds. Callers use fixed steps of DRIVE_STEP_S (see fixed-step.ts), which makes
 * the result independent of the frame rate. What is not a number in the input counts as 0.
 */
export function stepTank(
  body: TankBody,
  input: Readonly<DriveInput>,
  model: Model,
  condition: Readonly<Condition>,
  battlefield: Battlefield,
  others: Readonly<Obstacles>,
  dtS: number,
): void {
  const dt = clampFinite(dtS, 0, 0.1);
  if (dt === 0) return;
  const fit = !condition.destroyed && !condition.immobile;
  body.throttle = fit ? clampFinite(input.throttle, -1, 1) : 0;
  body.steer = fit ? clampFinite(input.steer, -1, 1) : 0;
  steer(body, model, dt);
  accelerate(body, model, battlefield, dt);
  roll(body, model, battlefield, others, dt);
  if (!condition.destroyed) aim(body, input, model, condition, dt);
}

/** Puts the tank at rest on the ground, aligned to it, gun straight ahead. */
export function placeTank(
  body: TankBody,
  model: Model,
  battlefield: Battlefield,
  x: number,
  z: number,
  yawRad: number,
): void {
  Object.assign(body, createRest(), { yawRad: wrapAngle(yawRad) });
  body.linear.fill(0);
  body.angular.fill(0);
  layOnGround(body, body.yawRad, model, battlefield, x, z);
}

function createRest() {
  return {
    speedMps: 0,
    yawRateRadS: 0,
    turretYawRad: 0,
    gunPitchRad: 0,
    turretYawRateRadS: 0,
    gunPitchRateRadS: 0,
    throttle: 0,
    steer: 0,
  };
}

function steer(body: TankBody, model: Model, dt: number): void {
  const pace = model.forwardMps > 0 ? Math.min(1, Math.abs(body.speedMps) / model.forwardMps) : 0;
  const wanted = body.steer * model.hullTraverseRadS * (1 - 0.35 * pace);
  body.yawRateRadS = approach(body.yawRateRadS, wanted, model.hullTraverseRadS * 4 * dt);
  body.yawRad = wrapAngle(body.yawRad + body.yawRateRadS * dt);
}

function accelerate(body: TankBody, model: Model, battlefield: Battlefield, dt: number): void {
  const x = body.location[0]!;
  const z = body.location[2]!;
  const way = body.throttle >= 0 ? 1 : -1;
  const aheadX = Math.sin(body.yawRad) * 2;
  const aheadZ = Math.cos(body.yawRad) * 2;
  const rise = battlefield.heightAt(x + aheadX, z + aheadZ) - battlefield.heightAt(x - aheadX, z - aheadZ);
  const grade = (rise / 4) * way;
  const share = slopeShare(grade);
  const full = way > 0 ? model.forwardMps : model.backwardMps;
  const wanted = body.throttle * full * share;
  const speedsUp = wanted * body.speedMps >= 0 && Math.abs(wanted) > Math.abs(body.speedMps);
  const rate = speedsUp
    ? model.accelerationMps2 * Math.max(0.2, share)
    : model.brakingMps2 * (body.throttle === 0 ? 0.7 : 1);
  body.speedMps = approach(body.speedMps, wanted, rate * dt);
}

function roll(
  body: TankBody,
  model: Model,
  battlefield: Battlefield,
  others: Readonly<Obstacles>,
  dt: number,
): void {
  const headingX = Math.sin(body.yawRad);
  const headingZ = Math.cos(body.yawRad);
  const fromX = body.location[0]!;
  const fromY = body.location[1]!;
  const fromZ = body.location[2]!;
  place[0] = fromX + headingX * body.speedMps * dt;
  place[1] = fromZ + headingZ * body.speedMps * dt;
  pushClear(place, model.radiusM, Math.abs(body.speedMps) * dt, dt, battlefield, others);
  conjugateQuat(turn, 0, body.rotation, 0);
  layOnGround(body, body.yawRad, model, battlefield, place[0]!, place[1]!);
  const { linear, location } = body;
  setVec3(linear, 0, (location[0]! - fromX) / dt, (location[1]! - fromY) / dt, (location[2]! - fromZ) / dt);
  multiplyQuat(turn, 0, body.rotation, 0, turn, 0);
  logQuat(body.angular, 0, turn, 0);
  for (let axis = 0; axis < 3; axis++) body.angular[axis]! /= dt;
  // What stood in the way took the speed that did not become way; being pushed makes nobody drive.
  const made = linear[0]! * headingX + linear[2]! * headingZ;
  if (body.speedMps > 0) body.speedMps = Math.min(body.speedMps, Math.max(0, made));
  else body.speedMps = Math.max(body.speedMps, Math.min(0, made));
}
const place = new Float64Array(2);
const turn = new Float64Array(4);

/** Sets location and rotation from x, z and yaw: the tank lies on the ground under its four corners. */
export function layOnGround(
  pose: Pose,
  yawRad: number,
  model: Model,
  battlefield: Battlefield,
  x: number,
  z: number,
): void {
  const long = model.radiusM * 0.75;
  const wide = model.radiusM * 0.4;
  const forwardX = Math.sin(yawRad);
  const forwardZ = Math.cos(yawRad);
  const front = battlefield.heightAt(x + forwardX * long, z + forwardZ * long);
  const back = battlefield.heightAt(x - forwardX * long, z - forwardZ * long);
  const left = battlefield.heightAt(x + forwardZ * wide, z - forwardX * wide);
  const right = battlefield.heightAt(x - forwardZ * wide, z + forwardX * wide);
  const along = (front - back) / (2 * long);
  const across = (left - right) / (2 * wide);
  // The up vector of the plane through the four points, then the shortest tilt from y to it.
  const upX = -(along * forwardX + across * forwardZ);
  const upZ = -(along * forwardZ - across * forwardX);
  const length = Math.sqrt(upX * upX + 1 + upZ * upZ);
  setQuat(tilt, 0, upZ / length, 0, -upX / length, 1 + 1 / length);
  normaliseQuat(tilt, 0, tilt, 0);
  axisAngleQuat(heading, 0, 0, 1, 0, yawRad);
  multiplyQuat(pose.rotation, 0, tilt, 0, heading, 0);
  setVec3(pose.location, 0, x, (front + back + left + right) / 4, z);
}
const tilt = new Float64Array(4);
const heading = new Float64Array(4);

function aim(
  body: TankBody,
  input: Readonly<DriveInput>,
  model: Model,
  condition: Readonly<Condition>,
  dt: number,
): void {
  if (model.gunNode < 0) return;
  const yaw = clampFinite(input.aimYawRad, -1e6, 1e6);
  const pitch = clampFinite(input.aimPitchRad, -Math.PI / 2, Math.PI / 2);
  setVec3(view, 0, Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch));
  toRootFrame(body.rotation, view, view);
  const fromYaw = body.turretYawRad;
  if (!condition.turretJammed) {
    const limit = model.gunYawLimitRad;
    const wanted = clampFinite(Math.atan2(view[0]!, view[2]!), -limit, limit);
    const way = limit >= Math.PI ? wrapAngle(wanted - fromYaw) : wanted - fromYaw;
    body.turretYawRad = wrapAngle(fromYaw + approach(0, way, model.turretTraverseRadS * dt));
  }
  const fromPitch = body.gunPitchRad;
  const elevation = Math.asin(clampFinite(view[1]!, -1, 1));
  const within = clampFinite(elevation, model.gunElevationMinRad, model.gunElevationMaxRad);
  body.gunPitchRad = approach(fromPitch, within, model.gunElevationRadS * dt);
  body.turretYawRateRadS = wrapAngle(body.turretYawRad - fromYaw) / dt;
  body.gunPitchRateRadS = (body.gunPitchRad - fromPitch) / dt;
}
const view = new Float64Array(3);
