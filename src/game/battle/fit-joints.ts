import { clampFinite, wrapAngle } from "../angles.ts";
import type { Model } from "../catalogue/model.ts";
import { axisAngleQuat, multiplyQuat } from "../math/quat.ts";
import { yawOf } from "../node-transforms.ts";
import type { Pose } from "../pose.ts";
import type { CharacterState } from "./character.ts";
import { spend } from "./time-bank.ts";
import { COASTING_MS } from "./trust.ts";

/** So much faster than the model may be: clocks that drift. */
const TURN_SHARE = 1.005;
/** How fast a hull whose tracks stand may be turned by others, rad/s. */
const STANDING_RAD_S = 0.05;
/** The wire's rounding, radians. */
const SLACK_RAD = 0.02;

const turn = new Float64Array(4);

/** Turns the hull no farther than its tracks can in the time. Returns whether nothing had to be changed. */
export function turnHull(state: CharacterState, pose: Pose, stands: boolean): boolean {
  const wayRad = wrapAngle(yawOf(pose.rotation) - yawOf(state.pose.rotation));
  const rate = stands ? STANDING_RAD_S : state.model.hullTraverseRadS;
  const share = spend(state.trust.hull, turnCostMs(wayRad, rate));
  if (share === 1) return true;
  axisAngleQuat(turn, 0, 0, 1, 0, wayRad * (share - 1));
  multiplyQuat(pose.rotation, 0, turn, 0, pose.rotation, 0);
  return false;
}

/** Keeps the gun within its limits and its speed, and a jammed turret where it is. */
export function fitGun(state: CharacterState, pose: Pose, nowMs: number): boolean {
  const { model, condition, trust } = state;
  if (model.gunNode < 0) return true;
  const { turretYawRad, gunPitchRad } = pose;
  limitGun(model, pose);
  const knowsOfJam = nowMs - state.jammedAtMs > COASTING_MS + trust.lateness.stallMs;
  if (condition.turretJammed && knowsOfJam) {
    if (Math.abs(wrapAngle(pose.turretYawRad - state.pose.turretYawRad)) > SLACK_RAD)
      pose.turretYawRad = state.pose.turretYawRad;
  }
  const from = state.pose;
  const yawWay = wrapAngle(pose.turretYawRad - from.turretYawRad);
  const yawShare = spend(trust.turret, turnCostMs(yawWay, model.turretTraverseRadS));
  if (yawShare < 1) pose.turretYawRad = wrapAngle(from.turretYawRad + yawWay * yawShare);
  const pitchWay = pose.gunPitchRad - from.gunPitchRad;
  const pitchShare = spend(trust.gun, turnCostMs(pitchWay, model.gunElevationRadS));
  if (pitchShare < 1) pose.gunPitchRad = from.gunPitchRad + pitchWay * pitchShare;
  return (
    Math.abs(wrapAngle(pose.turretYawRad - turretYawRad)) < 1e-6 &&
    Math.abs(pose.gunPitchRad - gunPitchRad) < 1e-6
  );
}

/** Keeps turret yaw and gun pitch where the model can point. */
export function limitGun(
  model: Model,
  gun: Pick<Pose, "turretYawRad" | "gunPitchRad">,
  slackRad = SLACK_RAD,
): void {
  const limit = model.gunYawLimitRad + slackRad;
  gun.turretYawRad =
    limit < Math.PI ? clampFinite(gun.turretYawRad, -limit, limit) : wrapAngle(gun.turretYawRad);
  gun.gunPitchRad = clampFinite(
    gun.gunPitchRad,
    model.gunElevationMinRad - slackRad,
    model.gunElevationMaxRad + slackRad,
  );
}

/** The time that a joint needs for a turn of so much, ms. */
export function turnCostMs(wayRad: number, rateRadS: number): number {
  return wayRad === 0 ? 0 : (Math.abs(wayRad) / (rateRadS * TURN_SHARE)) * 1000;
}
