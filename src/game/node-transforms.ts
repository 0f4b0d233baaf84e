/**
 * From a pose to the transforms of its nodes and back. On the wire every node but the root is relative to
 * its parent: the turret turns about y, the gun about x, a turretless gun about both.
 */
import type { Model } from "./catalogue/model.ts";
import { axisAngleQuat, conjugateQuat, identityQuat, multiplyQuat, rotateVec3 } from "./math/quat.ts";
import { setVec3 } from "./math/vec3.ts";
import type { Pose } from "./pose.ts";

const vector = new Float64Array(3);
const yawQuat = new Float64Array(4);
const pitchQuat = new Float64Array(4);
const joint = new Float64Array(4);

/** A node's rotation in its parent's frame: what its `<rotation>` says. The root's is in world space. */
export function nodeRotation(model: Model, node: number, pose: Readonly<Pose>, out: Float64Array): void {
  if (node === 0) out.set(pose.rotation);
  else if (node === model.turretNode) axisAngleQuat(out, 0, 0, 1, 0, pose.turretYawRad);
  else if (node !== model.gunNode) identityQuat(out, 0);
  else if (model.turretNode >= 0) axisAngleQuat(out, 0, 1, 0, 0, -pose.gunPitchRad);
  else gunRotation(pose, out);
}

/** Takes a node's relative rotation into the pose: the reverse of `nodeRotation`. Other nodes are rigid. */
export function takeNodeRotation(
  model: Model,
  node: number,
  rotation: Readonly<Float64Array | number[]>,
  pose: Pose,
): void {
  if (node === 0) {
    pose.rotation.set(rotation);
    return;
  }
  if (node !== model.turretNode && node !== model.gunNode) return;
  setVec3(vector, 0, 0, 0, 1);
  rotateVec3(vector, 0, rotation, 0, vector, 0);
  if (node === model.turretNode || model.turretNode < 0)
    pose.turretYawRad = Math.atan2(vector[0]!, vector[2]!);
  if (node === model.gunNode) pose.gunPitchRad = Math.asin(Math.max(-1, Math.min(1, vector[1]!)));
}

/** A node's place and rotation in world space. */
export function nodeTransform(
  model: Model,
  node: number,
  pose: Readonly<Pose>,
  outLocation: Float64Array,
  outRotation: Float64Array,
): void {
  const { parent, offset } = model.nodes[node]!;
  if (parent < 0) {
    outLocation.set(pose.location);
    outRotation.set(pose.rotation);
    return;
  }
  nodeTransform(model, parent, pose, outLocation, outRotation);
  setVec3(vector, 0, offset.x, offset.y, offset.z);
  rotateVec3(vector, 0, outRotation, 0, vector, 0);
  for (let axis = 0; axis < 3; axis++) outLocation[axis]! += vector[axis]!;
  nodeRotation(model, node, pose, joint);
  multiplyQuat(outRotation, 0, outRotation, 0, joint, 0);
}

/** Where the muzzle is and the unit direction in which it looks, world space. The model must have a gun. */
export function muzzleOf(
  model: Model,
  pose: Readonly<Pose>,
  outLocation: Float64Array,
  outDirection: Float64Array,
): void {
  nodeTransform(model, model.gunNode, pose, outLocation, barrel);
  if (model.gunNode === 0) {
    // A cannon of one node: the gun swings on it, but the node itself stands still.
    gunRotation(pose, joint);
    multiplyQuat(barrel, 0, barrel, 0, joint, 0);
  }
  setVec3(vector, 0, model.muzzle.x, model.muzzle.y, model.muzzle.z);
  rotateVec3(vector, 0, barrel, 0, vector, 0);
  for (let axis = 0; axis < 3; axis++) outLocation[axis]! += vector[axis]!;
  setVec3(outDirection, 0, 0, 0, 1);
  rotateVec3(outDirection, 0, barrel, 0, outDirection, 0);
}
const barrel = new Float64Array(4);

/** The heading in a root's rotation: 0 faces +z, counter-clockwise positive. */
export function yawOf(rotation: Readonly<Float64Array | number[]>): number {
  // The twist about y, exactly what `placeOnGround` (kinematics.ts) put in before it tilted the tank.
  const yaw = 2 * Math.atan2(rotation[1]!, rotation[3]!);
  return yaw > Math.PI ? yaw - 2 * Math.PI : yaw < -Math.PI ? yaw + 2 * Math.PI : yaw;
}

/** Turns a world direction into the root's frame. */
export function toRootFrame(
  rotation: Readonly<Float64Array>,
  direction: Readonly<Float64Array>,
  out: Float64Array,
): void {
  conjugateQuat(joint, 0, rotation, 0);
  rotateVec3(out, 0, joint, 0, direction, 0);
}

function gunRotation(pose: Readonly<Pose>, out: Float64Array): void {
  axisAngleQuat(yawQuat, 0, 0, 1, 0, pose.turretYawRad);
  axisAngleQuat(pitchQuat, 0, 1, 0, 0, -pose.gunPitchRad);
  multiplyQuat(out, 0, yawQuat, 0, pitchQuat, 0);
}
