import { clampFinite, wrapAngle } from "../angles.ts";
import type { Battlefield } from "../battlefield.ts";
import { EDGE_MARGIN_M, pushClear } from "../collision.ts";
import { topSpeedMps } from "../kinematics.ts";
import { normaliseQuat, setQuat } from "../math/quat.ts";
import { lengthVec3, setVec3 } from "../math/vec3.ts";
import { yawOf } from "../node-transforms.ts";
import { createObstacles } from "../obstacles.ts";
import { copyPose, createPose, type Pose } from "../pose.ts";
import { isAlive, type CharacterState } from "./character.ts";
import { recordPose } from "./history.ts";
import { noteArrival } from "./trust.ts";
import type { MoveVerdict } from "./verdicts.ts";

const ACCEPTED: MoveVerdict = { kind: "accepted" };
const LATE: MoveVerdict = { kind: "late" };

/** A clock that falls back by more has been set anew and counts again. */
const CLOCK_STEP_MS = 2000;
/** Faster than the model can drive, for rounding, slopes and being pushed. */
const SPEED_SHARE = 1.2;
const SPEED_EXTRA_MPS = 2;
/** The wire's rounding and the receivers' tolerance, metres. */
const ROUNDING_M = 0.05;
/** How long a tank whose track just broke may still roll: it has to hear of it first. */
const COASTING_MS = 2500;
const PUSHED_MPS = 2.5;

const next = createPose();
const place = new Float64Array(2);
const nobody = createObstacles(0);

/** Judges where a turn says a character is, and takes what is plausible of it into the character. */
export function judgeMove(
  state: CharacterState,
  claim: Readonly<Pose>,
  clockMs: number | undefined,
  nowMs: number,
  battlefield: Battlefield,
): MoveVerdict {
  if (!isFinitePose(claim) || (clockMs !== undefined && !Number.isFinite(clockMs)))
    return { kind: "invalid", code: "not-a-number" };
  if (!isAlive(state)) return LATE;
  const { trust } = state;
  if (clockMs !== undefined) {
    const behindMs = (trust.clockMs ?? clockMs) - clockMs;
    if (behindMs > 0 && behindMs < CLOCK_STEP_MS) return LATE;
    trust.clockMs = clockMs;
  }
  noteArrival(trust, nowMs);
  if (!payForClaim(state, claim)) return { kind: "invalid", code: "impossible-speed" };

  copyPose(next, claim);
  const payable = payForWay(state, next, nowMs);
  const placed = fitOnField(state, next, battlefield);
  const movable = fitMotion(state, next);
  const aimable = fitGun(state, next, nowMs);
  copyPose(state.pose, next);
  recordPose(state.history, next, trueAtMs(clockMs, nowMs));
  return payable && placed && movable && aimable ? ACCEPTED : { kind: "corrected", pose: state.pose };
}

/** Whether an honest player could claim this, however bad the line; takes the time that the way costs. */
function payForClaim(state: CharacterState, claim: Readonly<Pose>): boolean {
  const { trust, pose, model } = state;
  const x = claim.location[0]!;
  const z = claim.location[2]!;
  // To jump to where the referee has put it is obedience.
  const way = Math.min(
    Math.hypot(x - trust.claimX, z - trust.claimZ),
    Math.hypot(x - pose.location[0]!, z - pose.location[2]!),
  );
  trust.claimX = x;
  trust.claimZ = z;
  trust.claimed.ms -= costMs(way, topSpeedMps(model));
  return trust.claimed.ms >= 0;
}

/** Shortens the way from the last pose to what the time allows. Returns whether nothing had to be changed. */
function payForWay(state: CharacterState, pose: Pose, nowMs: number): boolean {
  const { trust, model, condition, brokenAtMs } = state;
  const stands = condition.immobile && nowMs - brokenAtMs > COASTING_MS + trust.taken.creditMs;
  const from = state.pose.location;
  const way = Math.hypot(pose.location[0]! - from[0]!, pose.location[2]! - from[2]!);
  const cost = stands ? (way / PUSHED_MPS) * 1000 : costMs(way, topSpeedMps(model));
  // A little debt would let rounding shorten ways; a whole turn's length would be a gift.
  if (cost <= trust.taken.ms) {
    trust.taken.ms -= cost;
    return true;
  }
  const share = Math.max(0, trust.taken.ms) / cost;
  for (let axis = 0; axis < 3; axis++) {
    pose.location[axis] = from[axis]! + (pose.location[axis]! - from[axis]!) * share;
  }
  trust.taken.ms = 0;
  return false;
}

function costMs(wayM: number, topMps: number): number {
  return (Math.max(0, wayM - ROUNDING_M) / (topMps * SPEED_SHARE + SPEED_EXTRA_MPS)) * 1000;
}

/** Keeps the pose inside of the field, out of houses, on the ground and upright. */
function fitOnField(state: CharacterState, pose: Pose, battlefield: Battlefield): boolean {
  const { location, rotation } = pose;
  const edge = battlefield.sizeM / 2 - EDGE_MARGIN_M;
  place[0] = clampFinite(location[0]!, -edge, edge);
  place[1] = clampFinite(location[2]!, -edge, edge);
  // Half its circle must be free: senders may stand a little deeper in a hedge of rounding than we do.
  pushClear(place, state.model.radiusM / 2, Infinity, 0, battlefield, nobody);
  let fits = Math.abs(place[0]! - location[0]!) < 0.1 && Math.abs(place[1]! - location[2]!) < 0.1;
  if (!fits) setVec3(location, 0, place[0]!, location[1]!, place[1]!);
  const ground = battlefield.heightAt(location[0]!, location[2]!);
  if (Math.abs(location[1]! - ground) > 2) {
    location[1] = ground;
    fits = false;
  }
  normaliseQuat(rotation, 0, rotation, 0);
  // The up axis' height: below a half the tank would lie on its side, which ours never do.
  if (1 - 2 * (rotation[0]! ** 2 + rotation[2]! ** 2) < 0.5) {
    const yaw = yawOf(rotation);
    setQuat(rotation, 0, 0, Math.sin(yaw / 2), 0, Math.cos(yaw / 2));
    fits = false;
  }
  return fits;
}

/** Receivers predict with the velocities: what no tank can do would throw it about on their screens. */
function fitMotion(state: CharacterState, pose: Pose): boolean {
  let fits = true;
  if (lengthVec3(pose.linear, 0) > topSpeedMps(state.model) * 1.6 + 6) {
    pose.linear.fill(0);
    fits = false;
  }
  if (lengthVec3(pose.angular, 0) > 8) {
    pose.angular.fill(0);
    fits = false;
  }
  return fits;
}

/** Keeps the gun within its limits, and a jammed turret where it is. */
function fitGun(state: CharacterState, pose: Pose, nowMs: number): boolean {
  const { model, condition, trust } = state;
  if (model.gunNode < 0) return true;
  const { turretYawRad, gunPitchRad } = pose;
  const slack = 0.02;
  const limit = model.gunYawLimitRad + slack;
  pose.turretYawRad = limit < Math.PI ? clampFinite(turretYawRad, -limit, limit) : wrapAngle(turretYawRad);
  pose.gunPitchRad = clampFinite(
    gunPitchRad,
    model.gunElevationMinRad - slack,
    model.gunElevationMaxRad + slack,
  );
  const knowsOfJam = nowMs - state.jammedAtMs > COASTING_MS + trust.taken.creditMs;
  if (condition.turretJammed && knowsOfJam) {
    if (Math.abs(wrapAngle(pose.turretYawRad - state.pose.turretYawRad)) > slack)
      pose.turretYawRad = state.pose.turretYawRad;
  }
  return (
    Math.abs(wrapAngle(pose.turretYawRad - turretYawRad)) < 1e-6 &&
    Math.abs(pose.gunPitchRad - gunPitchRad) < 1e-6
  );
}

/** When the pose was true: its own clock where that can be believed. */
export function trueAtMs(clockMs: number | undefined, nowMs: number): number {
  if (clockMs === undefined || clockMs > nowMs || clockMs < nowMs - 1000) return nowMs;
  return clockMs;
}

function isFinitePose(pose: Readonly<Pose>): boolean {
  return (
    pose.location.every(Number.isFinite) &&
    pose.rotation.every(Number.isFinite) &&
    pose.linear.every(Number.isFinite) &&
    pose.angular.every(Number.isFinite) &&
    Number.isFinite(pose.turretYawRad) &&
    Number.isFinite(pose.gunPitchRad)
  );
}
