import type { Model } from "./catalogue/model.ts";
import type { Ammunition } from "./catalogue/weapons.ts";
import { conjugateQuat, rotateVec3 } from "./math/quat.ts";
import { subtractVec3 } from "./math/vec3.ts";
import { nodeTransform } from "./node-transforms.ts";
import type { Pose } from "./pose.ts";

/** How much of what a broken node can't take any more goes on to its parent. */
const PASSED_ON = 0.5;
/** A kit gives this share of a node's full power back. */
const KIT_SHARE = 0.5;

/**
 * Takes `damage` hit points from a node. What is more than the node has left goes on by half to its parent,
 * so that nobody hides behind a broken turret. Powers stay whole numbers, never below 0: the wire says them
 * exactly. Returns the hit points taken in all.
 */
export function hurtNode(model: Model, powers: Float64Array, node: number, damage: number): number {
  let taken = 0;
  let left = damage > 0 && Number.isFinite(damage) ? Math.round(damage) : 0;
  for (let at = node; at >= 0 && left > 0; at = model.nodes[at]!.parent) {
    const part = Math.min(powers[at]!, left);
    powers[at]! -= part;
    taken += part;
    left = Math.round((left - part) * PASSED_ON);
  }
  return taken;
}

/** What a blast does `distanceM` from its centre: all of it there, nothing from the radius on. */
export function blastAt(ammunition: Ammunition, distanceM: number): number {
  const { blastDamage, blastRadiusM } = ammunition;
  if (!(distanceM < blastRadiusM)) return 0;
  return Math.round(blastDamage * (1 - distanceM / blastRadiusM));
}

/** The power that one kit leaves in a node. */
export function repairedPower(model: Model, node: number, power: number): number {
  const { maxPower } = model.nodes[node]!;
  return Math.min(maxPower, power + Math.round(maxPower * KIT_SHARE));
}

const centre = new Float64Array(3);
const rotation = new Float64Array(4);
const local = new Float64Array(3);

/** The node of a character that is nearest to a point (the first of equals), and how far its box is, metres. */
export function nearestNode(
  model: Model,
  pose: Readonly<Pose>,
  point: Readonly<Float64Array>,
  out: { node: number; distanceM: number },
): void {
  out.node = -1;
  out.distanceM = Infinity;
  for (let node = 0; node < model.nodes.length; node++) {
    const { box } = model.nodes[node]!;
    if (box === undefined) continue;
    nodeTransform(model, node, pose, centre, rotation);
    conjugateQuat(rotation, 0, rotation, 0);
    subtractVec3(local, 0, point, 0, centre, 0);
    rotateVec3(local, 0, rotation, 0, local, 0);
    const x = Math.max(0, Math.abs(local[0]! - box.centre.x) - box.half.x);
    const y = Math.max(0, Math.abs(local[1]! - box.centre.y) - box.half.y);
    const z = Math.max(0, Math.abs(local[2]! - box.centre.z) - box.half.z);
    const distanceM = Math.sqrt(x * x + y * y + z * z);
    if (distanceM < out.distanceM) {
      out.node = node;
      out.distanceM = distanceM;
    }
  }
}
