/** Laying the gun for a player: on a point that is aimed at, or on an enemy near the aim's bearing. */
import { wrapAngle } from "./angles.ts";
import { solveElevation } from "./ballistics.ts";
import type { Model } from "./catalogue/model.ts";
import type { Ammunition } from "./catalogue/weapons.ts";
import { rotateVec3 } from "./math/quat.ts";
import { setVec3 } from "./math/vec3.ts";

/** An enemy within this of the aim's bearing has the gun laid on it in height, radians (4°). */
export const ASSIST_RAD = (4 * Math.PI) / 180;
/** Within this the gun is laid on it in bearing too: the steps of keys and thumbs are no finer. Radians (1.5°). */
export const FINE_ASSIST_RAD = (1.5 * Math.PI) / 180;
/** Nothing nearer than this can be laid on: the gun would have to point at its own hull. Metres. */
const NEAREST_M = 4;

/** A direction in world space, counter-clockwise from +z and upwards, radians. */
export type Laying = { yawRad: number; pitchRad: number };

/** How far the way (dx, dz) lies off the bearing of `yawRad`, radians from 0 to pi. */
export function offBearingRad(yawRad: number, dx: number, dz: number): number {
  return Math.abs(wrapAngle(Math.atan2(dx, dz) - yawRad));
}

/**
 * Writes the direction that sends a shell from `from` to `to` (world x, y, z in metres) on its flat trajectory,
 * or the straight line where that is out of reach. False, and nothing is written, when the point is too near.
 */
export function layOnPoint(
  out: Laying,
  from: Readonly<Float64Array>,
  to: Readonly<Float64Array>,
  ammunition: Ammunition,
): boolean {
  const dx = to[0]! - from[0]!;
  const dy = to[1]! - from[1]!;
  const dz = to[2]! - from[2]!;
  const rangeM = Math.hypot(dx, dz);
  if (!(rangeM >= NEAREST_M) || !Number.isFinite(rangeM + dy)) return false;
  out.yawRad = Math.atan2(dx, dz);
  out.pitchRad = solveElevation(rangeM, dy, ammunition) ?? Math.atan2(dy, rangeM);
  return true;
}

/**
 * Writes where the gun of a model turns about (world metres): above the turret's axis, at the gun's height.
 * `location` and `rotation` are the root's. The model must have a gun.
 */
export function gunMount(
  model: Model,
  location: Readonly<Float64Array | number[]>,
  rotation: Readonly<Float64Array | number[]>,
  out: Float64Array,
): void {
  setVec3(out, 0, 0, 0, 0);
  const axis = model.turretNode >= 0 ? model.turretNode : model.gunNode;
  for (let node = model.gunNode; node > 0; node = model.nodes[node]!.parent) {
    const { offset } = model.nodes[node]!;
    out[1]! += offset.y;
    if (node > axis) continue;
    out[0]! += offset.x;
    out[2]! += offset.z;
  }
  rotateVec3(out, 0, rotation, 0, out, 0);
  for (let each = 0; each < 3; each++) out[each]! += location[each]!;
}
