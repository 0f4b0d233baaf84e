import { clampFinite } from "../angles.ts";
import type { Battlefield } from "../battlefield.ts";
import { EDGE_MARGIN_M, pushClear } from "../collision.ts";
import { layOnGround } from "../kinematics.ts";
import { normaliseQuat } from "../math/quat.ts";
import { setVec3 } from "../math/vec3.ts";
import { yawOf } from "../node-transforms.ts";
import { createObstacles } from "../obstacles.ts";
import { createPose, type Pose } from "../pose.ts";
import type { CharacterState } from "./character.ts";

/** How far over or under the ground a tank may say it is, metres: others may measure it at fewer points. */
const HEIGHT_TOLERANCE_M = 0.6;
/** Who drives along the edge may have been carried on so far over it before the next turn, metres. */
const EDGE_TOLERANCE_M = 1;
/** Cosine of how far it may lean otherwise than the ground (15°): leaning would raise the gun over its limits. */
const LEAN_TOLERANCE = Math.cos(Math.PI / 12);
/** The way is looked at so often, metres: no cover is thinner with the tank's half circle around it. */
const SWEEP_M = 1;

const place = new Float64Array(2);
const nobody = createObstacles(0);
const level = createPose();

/** Keeps the pose inside of the field, out of houses, on the ground and upright. */
export function fitOnField(state: CharacterState, pose: Pose, battlefield: Battlefield): boolean {
  const { location, rotation } = pose;
  const edge = battlefield.sizeM / 2 - EDGE_MARGIN_M;
  const x = clampFinite(location[0]!, -edge, edge);
  const z = clampFinite(location[2]!, -edge, edge);
  makeWay(state, x, z, battlefield);
  const isClear = Math.abs(place[0]! - x) < 0.1 && Math.abs(place[1]! - z) < 0.1;
  let fits =
    isClear && Math.abs(x - location[0]!) < EDGE_TOLERANCE_M && Math.abs(z - location[2]!) < EDGE_TOLERANCE_M;
  if (!isClear || x !== location[0] || z !== location[2])
    setVec3(location, 0, place[0]!, location[1]!, place[1]!);
  normaliseQuat(rotation, 0, rotation, 0);
  layOnGround(level, yawOf(rotation), state.model, battlefield, location[0]!, location[2]!);
  if (Math.abs(location[1]! - level.location[1]!) > HEIGHT_TOLERANCE_M) {
    location[1] = level.location[1]!;
    fits = false;
  }
  if (leaning(rotation, level.rotation) < LEAN_TOLERANCE) {
    rotation.set(level.rotation);
    fits = false;
  }
  return fits;
}

/** Lets the way from the last pose end where it would go through cover. Returns whether it was free. */
export function stopAtCover(state: CharacterState, pose: Pose, battlefield: Battlefield): boolean {
  const from = state.pose.location;
  const x = pose.location[0]! - from[0]!;
  const z = pose.location[2]! - from[2]!;
  const pieces = Math.ceil(Math.hypot(x, z) / SWEEP_M);
  // Who stands in something already (a crowded spawn) must get out.
  if (pieces < 2 || !isFree(state, from[0]!, from[2]!, battlefield)) return true;
  for (let piece = 1; piece < pieces; piece++) {
    if (isFree(state, from[0]! + (x * piece) / pieces, from[2]! + (z * piece) / pieces, battlefield))
      continue;
    const share = (piece - 1) / pieces;
    for (let axis = 0; axis < 3; axis++)
      pose.location[axis] = from[axis]! + (pose.location[axis]! - from[axis]!) * share;
    return false;
  }
  return true;
}

function isFree(state: CharacterState, x: number, z: number, battlefield: Battlefield): boolean {
  makeWay(state, x, z, battlefield);
  return Math.abs(place[0]! - x) < 0.1 && Math.abs(place[1]! - z) < 0.1;
}

/** Half its circle must be free: senders may stand a little deeper in a hedge of rounding than we do. */
function makeWay({ model }: CharacterState, x: number, z: number, battlefield: Battlefield): void {
  place[0] = x;
  place[1] = z;
  pushClear(place, model.radiusM / 2, Infinity, 0, battlefield, nobody);
}

/** Cosine between the up axes of two rotations. */
function leaning(a: Readonly<Float64Array>, b: Readonly<Float64Array>): number {
  const up = (q: Readonly<Float64Array>) => 1 - 2 * (q[0]! ** 2 + q[2]! ** 2);
  const x = (q: Readonly<Float64Array>) => 2 * (q[0]! * q[1]! - q[2]! * q[3]!);
  const z = (q: Readonly<Float64Array>) => 2 * (q[1]! * q[2]! + q[0]! * q[3]!);
  return x(a) * x(b) + up(a) * up(b) + z(a) * z(b);
}
