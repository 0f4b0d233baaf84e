import type { Battlefield } from "../battlefield.ts";
import { PARTING_MPS } from "../collision.ts";
import { topSpeedMps } from "../kinematics.ts";
import { lengthVec3 } from "../math/vec3.ts";
import { copyPose, createPose, type Pose } from "../pose.ts";
import { isAlive, type CharacterState } from "./character.ts";
import { fitGun, turnHull } from "./fit-joints.ts";
import { fitOnField, stopAtCover } from "./fit-on-field.ts";
import { carryOn, recordPose } from "./history.ts";
import { believedStampMs, CLOCK_STEP_MS } from "./lateness.ts";
import { spend } from "./time-bank.ts";
import { COASTING_MS, noteArrival } from "./trust.ts";
import type { MoveVerdict } from "./verdicts.ts";
import { claimCostMs, wayCostMs } from "./way-cost.ts";

const ACCEPTED: MoveVerdict = { kind: "accepted" };
const LATE: MoveVerdict = { kind: "late" };

/** Turns that are no farther apart tell the whole way (docs/dga.md: at least one a second); farther ones cut corners. */
const BRIEF_MS = 1000;

/** How much faster than over the ground a tank is along a slope, at most. */
const SLOPE_FACTOR = 1.3;

const next = createPose();

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
  const stampMs = believedStampMs(clockMs, nowMs);
  const sinceMs = stampMs === undefined ? 0 : stampMs - (trust.clockMs ?? stampMs);
  if (sinceMs < 0 && sinceMs > -CLOCK_STEP_MS) return LATE;
  trust.clockMs = stampMs ?? trust.clockMs;
  const brief = (stampMs ?? nowMs) - trust.toldMs <= BRIEF_MS;
  trust.toldMs = Math.max(trust.toldMs, stampMs ?? nowMs);
  noteArrival(trust, clockMs, nowMs);
  if (!payForClaim(state, claim)) return { kind: "invalid", code: "impossible-speed" };

  copyPose(next, claim);
  const stands = state.condition.immobile && nowMs - state.brokenAtMs > COASTING_MS + trust.lateness.stallMs;
  // Of a longer while only the ends are known: there must have been time to go round what stands between.
  const isRound = !brief && wayCostMs(state, next, stands, brief, battlefield) <= trust.taken.ms;
  const clear = isRound || stopAtCover(state, next, battlefield);
  const payable = payForWay(state, next, stands, brief, battlefield);
  const turned = turnHull(state, next, stands);
  const placed = fitOnField(state, next, battlefield);
  const movable = fitMotion(state, next);
  const aimable = fitGun(state, next, nowMs);
  copyPose(state.pose, next);
  recordPose(state.history, next, trueAtMs(stampMs, nowMs));
  const fits = payable && clear && turned && placed && movable && aimable;
  return fits ? ACCEPTED : { kind: "corrected", pose: state.pose };
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
  trust.claimed.ms -= claimCostMs(way, model);
  return trust.claimed.ms >= 0;
}

/** Shortens the way from the last pose to what the time allows. Returns whether nothing had to be changed. */
function payForWay(
  state: CharacterState,
  pose: Pose,
  stands: boolean,
  brief: boolean,
  battlefield: Battlefield,
): boolean {
  const share = spend(state.trust.taken, wayCostMs(state, pose, stands, brief, battlefield));
  if (share === 1) return true;
  const from = state.pose.location;
  for (let axis = 0; axis < 3; axis++) {
    pose.location[axis] = from[axis]! + (pose.location[axis]! - from[axis]!) * share;
  }
  return false;
}

/**
 * Receivers predict with the velocities: what no tank can do would throw it about on their screens. Who is pushed out of
 * something gives way by once more what it drives and a little (collision.ts), uphill too.
 */
function fitMotion(state: CharacterState, pose: Pose): boolean {
  let fits = true;
  if (lengthVec3(pose.linear, 0) > (topSpeedMps(state.model) * 2 + PARTING_MPS) * SLOPE_FACTOR) {
    pose.linear.fill(0);
    fits = false;
  }
  if (lengthVec3(pose.angular, 0) > 8) {
    pose.angular.fill(0);
    fits = false;
  }
  return fits;
}

/**
 * Writes into `out` where everybody expects a character at the time of a turn: its last pose, carried on. Between two
 * turns of one sender its own clock counts, however late both come.
 */
export function expectPose(
  { pose, trust }: CharacterState,
  clockMs: number | undefined,
  nowMs: number,
  out: Pose,
): void {
  copyPose(out, pose);
  const stampMs = believedStampMs(clockMs, nowMs);
  const { clockMs: lastMs, arrivalMs } = trust;
  carryOn(
    out,
    Math.max(0, stampMs === undefined || lastMs === undefined ? nowMs - arrivalMs : stampMs - lastMs),
  );
}

/** When the pose was true: its own clock where that can be believed. */
function trueAtMs(stampMs: number | undefined, nowMs: number): number {
  return stampMs === undefined || stampMs < nowMs - 1000 ? nowMs : stampMs;
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
