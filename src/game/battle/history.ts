import { angularAt, linearAt, motionStride, predictMotion, rotationAt } from "../dead-reckoning.ts";
import { wrapAngle } from "../angles.ts";
import { slerpQuat } from "../math/quat.ts";
import { lerpVec3 } from "../math/vec3.ts";
import type { Pose } from "../pose.ts";

/** Samples kept; at 20 turns a second more than a second, four times what a shot may reach back. */
const SLOTS = 32;
/** A sample: the root's motion, then turret yaw, gun pitch and the time it was true. */
const yawAt = motionStride;
const pitchAt = motionStride + 1;
const timeAt = motionStride + 2;
const STRIDE = motionStride + 3;

/** The last poses of a character in a ring, so that the referee can ask where it was. */
export type PoseHistory = { readonly samples: Float64Array; count: number; newest: number };

export function createHistory(): PoseHistory {
  return { samples: new Float64Array(SLOTS * STRIDE), count: 0, newest: -1 };
}

/** Adds a pose that was true at `timeMs`; what is not newer than the newest replaces it. */
export function recordPose(history: PoseHistory, pose: Readonly<Pose>, timeMs: number): void {
  const { samples } = history;
  const last = history.newest * STRIDE;
  const replaces = history.count > 0 && timeMs <= samples[last + timeAt]!;
  if (!replaces) {
    history.newest = (history.newest + 1) % SLOTS;
    history.count = Math.min(SLOTS, history.count + 1);
  }
  const at = history.newest * STRIDE;
  samples.set(pose.location, at);
  samples.set(pose.rotation, at + rotationAt);
  samples.set(pose.linear, at + linearAt);
  samples.set(pose.angular, at + angularAt);
  samples[at + yawAt] = pose.turretYawRad;
  samples[at + pitchAt] = pose.gunPitchRad;
  if (!replaces) samples[at + timeAt] = timeMs;
}

const predicted = new Float64Array(motionStride);

/**
 * Writes where the character was at `timeMs` into `out` (location, rotation and joints; the velocities stay
 * as they are): between two samples on the straight way, after the newest as every receiver predicts it,
 * before the oldest the oldest. Without a sample `out` stays as it is.
 */
export function poseAt(history: PoseHistory, timeMs: number, out: Pose): void {
  const { samples, count } = history;
  if (count === 0) return;
  let later = history.newest * STRIDE;
  if (timeMs >= samples[later + timeAt]!) {
    predictMotion(predicted, 0, samples, later, timeMs - samples[later + timeAt]!);
    takeSample(predicted, 0, out);
    takeJoints(samples, later, out);
    return;
  }
  for (let back = 1; back < count; back++) {
    const earlier = ((history.newest - back + SLOTS) % SLOTS) * STRIDE;
    const since = samples[earlier + timeAt]!;
    if (timeMs >= since) {
      const share = (timeMs - since) / (samples[later + timeAt]! - since);
      lerpVec3(out.location, 0, samples, earlier, samples, later, share);
      slerpQuat(out.rotation, 0, samples, earlier + rotationAt, samples, later + rotationAt, share);
      const yaw = samples[earlier + yawAt]!;
      out.turretYawRad = wrapAngle(yaw + wrapAngle(samples[later + yawAt]! - yaw) * share);
      const pitch = samples[earlier + pitchAt]!;
      out.gunPitchRad = pitch + (samples[later + pitchAt]! - pitch) * share;
      return;
    }
    later = earlier;
  }
  takeSample(samples, later, out);
  takeJoints(samples, later, out);
}

/** Carries the root of a pose on by `elapsedMs`, as every receiver does until the next turn. */
export function carryOn(pose: Pose, elapsedMs: number): void {
  predicted.set(pose.location);
  predicted.set(pose.rotation, rotationAt);
  predicted.set(pose.linear, linearAt);
  predicted.set(pose.angular, angularAt);
  predictMotion(predicted, 0, predicted, 0, elapsedMs);
  takeSample(predicted, 0, pose);
  for (let axis = 0; axis < 3; axis++) {
    pose.linear[axis] = predicted[linearAt + axis]!;
    pose.angular[axis] = predicted[angularAt + axis]!;
  }
}

function takeSample(samples: Float64Array, at: number, out: Pose): void {
  for (let axis = 0; axis < 3; axis++) out.location[axis] = samples[at + axis]!;
  for (let axis = 0; axis < 4; axis++) out.rotation[axis] = samples[at + rotationAt + axis]!;
}

function takeJoints(samples: Float64Array, at: number, out: Pose): void {
  out.turretYawRad = samples[at + yawAt]!;
  out.gunPitchRad = samples[at + pitchAt]!;
}
