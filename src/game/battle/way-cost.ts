import type { Battlefield } from "../battlefield.ts";
import type { Model } from "../catalogue/model.ts";
import { slopeShare, topSpeedMps } from "../kinematics.ts";
import { yawOf } from "../node-transforms.ts";
import type { Pose } from "../pose.ts";
import type { CharacterState } from "./character.ts";
import { leastWayM } from "./way-round.ts";

/** What is proof must be beyond every doubt: slopes, being pushed, rounding. */
const PROOF_SHARE = 1.2;
const PROOF_EXTRA_MPS = 2;
const PROOF_ROUNDING_M = 0.05;
/** What is taken may be so much faster than the model: clocks that drift. */
const TAKEN_SHARE = 1.003;
/** A little less of its circle than must be free of cover (fit-on-field.ts). */
const COVER_SHARE = 0.45;
/** How fast a tank that can't drive may be pushed, m/s. */
const PUSHED_MPS = 2.3;
/** How far before and behind a driver feels the slope, metres (kinematics.ts). */
const SLOPE_REACH_M = 2;
/** Steeper climbs are counted as this: at the foot of one a tank still has its run-up. */
const LEAST_SHARE = 0.5;

/** The least time that an honest tank of the model needs for a way, whatever the ground, ms. */
export function claimCostMs(wayM: number, model: Model): number {
  const mps = topSpeedMps(model) * PROOF_SHARE + PROOF_EXTRA_MPS;
  return (Math.max(0, wayM - PROOF_ROUNDING_M) / mps) * 1000;
}

/**
 * The time that the way from where the character is to `pose` takes on this ground, ms. The straight line is never
 * more than the true way, and its mean slope never makes it slower. `brief`: the turns are so near to each other
 * that the way between them is known to be straight, so that driving backwards can be told from forwards. Otherwise it
 * may have led round the cover between, and must have.
 */
export function wayCostMs(
  { pose: from, model }: CharacterState,
  pose: Readonly<Pose>,
  stands: boolean,
  brief: boolean,
  battlefield: Battlefield,
): number {
  const x = pose.location[0]! - from.location[0]!;
  const z = pose.location[2]! - from.location[2]!;
  const wayM = Math.hypot(x, z);
  if (wayM === 0) return 0;
  if (stands) return (wayM / PUSHED_MPS) * 1000;
  const aheadX = (x / wayM) * SLOPE_REACH_M;
  const aheadZ = (z / wayM) * SLOPE_REACH_M;
  const rise =
    battlefield.heightAt(pose.location[0]! + aheadX, pose.location[2]! + aheadZ) -
    battlefield.heightAt(from.location[0]! - aheadX, from.location[2]! - aheadZ);
  const share = Math.max(LEAST_SHARE, slopeShare(rise / (wayM + 2 * SLOPE_REACH_M)));
  const isBackwards = brief && goesAgainst(from, x, z, wayM) && goesAgainst(pose, x, z, wayM);
  const fullMps = isBackwards ? model.backwardMps : model.forwardMps;
  const straightMs = (wayM / (fullMps * share * TAKEN_SHARE)) * 1000;
  if (brief) return straightMs;
  const [fromX, fromZ] = [from.location[0]!, from.location[2]!];
  const roundM = leastWayM(fromX, fromZ, fromX + x, fromZ + z, model.radiusM * COVER_SHARE, battlefield);
  return Math.max(straightMs, (roundM / (topSpeedMps(model) * TAKEN_SHARE)) * 1000);
}

/** Whether the way (x, z) leads more backwards than sidewards from where the pose looks. */
function goesAgainst({ rotation }: Readonly<Pose>, x: number, z: number, wayM: number): boolean {
  const yaw = yawOf(rotation);
  return Math.sin(yaw) * x + Math.cos(yaw) * z < -0.7 * wayM;
}
