/** World transforms of all nodes from the model's sampled motions. Typed arrays throughout, nothing allocated. */
import { rotationAt, motionStride } from "#game/dead-reckoning.ts";
import { multiplyQuat, normaliseQuat, rotateVec3 } from "#game/math/quat.ts";

/** A node's world transform: place (3) and unit quaternion (4). */
export const worldStride = 7;

const moved = new Float64Array(3);

/**
 * Writes the world transform of a node at `world[at]` from its motion, which is relative to its parent's world
 * transform at `world[parentAt]`, already composed (a root's, with `parentAt` -1, is the world's own). False when
 * the motion holds anything that is no finite number; `world` then is unchanged.
 */
export function composeNode(
  world: Float64Array,
  at: number,
  parentAt: number,
  motions: Float64Array,
  motionAt: number,
): boolean {
  // One sum tells of them all: whatever is not finite makes it so, and finite metres never add up to infinity.
  let sum = 0;
  for (let i = 0; i < worldStride; i++) sum += motions[motionAt + i]!;
  if (!Number.isFinite(sum)) return false;
  if (parentAt < 0) {
    world[at] = motions[motionAt]!;
    world[at + 1] = motions[motionAt + 1]!;
    world[at + 2] = motions[motionAt + 2]!;
    normaliseQuat(world, at + 3, motions, motionAt + rotationAt);
    return true;
  }
  composeTransform(world, at, world, parentAt, motions, motionAt);
  normaliseQuat(world, at + 3, world, at + 3);
  return true;
}

/**
 * out = the transform at `parentAt` with the one at `childAt` within it, for transforms that are known to be finite
 * and of unit rotation.
 */
export function composeTransform(
  out: Float64Array,
  at: number,
  parent: Float64Array,
  parentAt: number,
  child: Float64Array,
  childAt: number,
): void {
  rotateVec3(moved, 0, parent, parentAt + 3, child, childAt);
  out[at] = parent[parentAt]! + moved[0]!;
  out[at + 1] = parent[parentAt + 1]! + moved[1]!;
  out[at + 2] = parent[parentAt + 2]! + moved[2]!;
  multiplyQuat(out, at + 3, parent, parentAt + 3, child, childAt + 3);
}

/**
 * Scales the matrix at `out[at]` alike along each axis by `factors[factorAt]`. Takes the factor from an array
 * because a fraction that is handed over as an argument may cost an allocation.
 */
export function scaleMatrix(out: Float32Array, at: number, factors: Float64Array, factorAt: number): void {
  const factor = factors[factorAt]!;
  for (let i = 0; i < 11; i++) out[at + i]! *= factor;
}

/** Writes a world transform as a column-major 4x4 matrix at `out[at]`. */
export function writeMatrix(out: Float32Array, at: number, world: Float64Array, worldAt: number): void {
  const x = world[worldAt + 3]!;
  const y = world[worldAt + 4]!;
  const z = world[worldAt + 5]!;
  const w = world[worldAt + 6]!;
  const x2 = x + x;
  const y2 = y + y;
  const z2 = z + z;
  out[at] = 1 - (y * y2 + z * z2);
  out[at + 1] = x * y2 + w * z2;
  out[at + 2] = x * z2 - w * y2;
  out[at + 3] = 0;
  out[at + 4] = x * y2 - w * z2;
  out[at + 5] = 1 - (x * x2 + z * z2);
  out[at + 6] = y * z2 + w * x2;
  out[at + 7] = 0;
  out[at + 8] = x * z2 + w * y2;
  out[at + 9] = y * z2 - w * x2;
  out[at + 10] = 1 - (x * x2 + y * y2);
  out[at + 11] = 0;
  out[at + 12] = world[worldAt]!;
  out[at + 13] = world[worldAt + 1]!;
  out[at + 14] = world[worldAt + 2]!;
  out[at + 15] = 1;
}

/** How far forward a root moves, m/s along its own z, and how fast it turns about its own up, rad/s. */
export function groundSpeeds(motions: Float64Array, motionAt: number, out: Float64Array): void {
  const x = motions[motionAt + rotationAt]!;
  const y = motions[motionAt + rotationAt + 1]!;
  const z = motions[motionAt + rotationAt + 2]!;
  const w = motions[motionAt + rotationAt + 3]!;
  const linearAt = motionAt + 7;
  out[0] =
    motions[linearAt]! * 2 * (x * z + w * y) +
    motions[linearAt + 1]! * 2 * (y * z - w * x) +
    motions[linearAt + 2]! * (1 - 2 * (x * x + y * y));
  out[1] = motions[motionAt + 11]!;
  if (!Number.isFinite(out[0])) out[0] = 0;
  if (!Number.isFinite(out[1])) out[1] = 0;
}

/** Where the motion of a slot's node lies in the model's array. */
export function motionIndex(slot: number, node: number, nodesPerCharacter: number): number {
  return (slot * nodesPerCharacter + node) * motionStride;
}
