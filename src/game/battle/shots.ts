import { clampFinite, wrapAngle } from "../angles.ts";
import type { Battlefield } from "../battlefield.ts";
import { findAmmunition, type Ammunition } from "../catalogue/weapons.ts";
import { topSpeedMps } from "../kinematics.ts";
import { createHit, hitCover, NO_HIT } from "../hit-test.ts";
import { distanceVec3, lengthVec3, normaliseVec3, setVec3 } from "../math/vec3.ts";
import { muzzleOf, nodeTransform, toRootFrame } from "../node-transforms.ts";
import { createPose } from "../pose.ts";
import { isAlive, type CharacterState } from "./character.ts";
import { limitGun, turnCostMs } from "./fit-joints.ts";
import { noteStamp } from "./lateness.ts";
import { expectPose } from "./moves.ts";
import { firedAtMs, isLoaded, reloadPossible, unload } from "./reload.ts";
import type { ShotClaim } from "./setup.ts";
import { spend } from "./time-bank.ts";
import type { Invalid, InvalidCode, Refused, RefusedCode } from "./verdicts.ts";

/** How far a shot may reach back in time, ms (dga.md, "Who decides"). */
export const REWIND_MS = 250;
/** The muzzle may be so far from where the referee sees it, metres: turns may be off by a little. */
const MUZZLE_TOLERANCE_M = 1;
/** And by so much of the way that a tank makes in this time, s: nobody says at once that it brakes; but no more. */
const MUZZLE_TOLERANCE_S = 0.5;
const MUZZLE_TOLERANCE_MOST_M = 5;
/**
 * Farther from where the sender itself just said it was, no bad line explains a muzzle; after a silence, in which moves
 * are lost and shots are not, it may have driven on.
 */
const MUZZLE_PROOF_M = 45;
/** How long ago the newest turn with the gun in it may have been, ms: receivers carry its turning on for so long. */
const GUN_TOLD_MS = 600;
/** What of the view is free: the hull may have turned a little since it was told, radians. */
const VIEW_FREE_RAD = 0.06;

/** A shot that the referee grants: where the shell starts, whither, and how long ago. */
export type GrantedShot = {
  readonly ammunition: Ammunition;
  /** Valid until the next shot is judged. */
  readonly muzzle: Readonly<Float64Array>;
  readonly direction: Readonly<Float64Array>;
  readonly lagMs: number;
};

const claimedMuzzle = new Float64Array(3);
const view = new Float64Array(3);
const muzzle = new Float64Array(3);
const direction = new Float64Array(3);
const inHull = new Float64Array(3);
const gun = { turretYawRad: 0, gunPitchRad: 0 };
const cost = { turretMs: 0, gunMs: 0 };
const mount = new Float64Array(3);
const mountRotation = new Float64Array(4);
const shooter = createPose();
const wall = createHit();

/** Judges a shot; a granted one has been taken off the shooter's loaded gun. */
export function judgeShot(
  state: CharacterState,
  claim: ShotClaim,
  clockMs: number | undefined,
  nowMs: number,
  battlefield: Battlefield,
): GrantedShot | Refused | Invalid {
  const { model, trust } = state;
  if (claim.node !== model.gunNode || model.gunNode < 0) return invalid("unknown-node");
  if (claim.weapon !== model.weapon) return invalid("unknown-weapon");
  const ammunition = findAmmunition(claim.ammunition);
  if (ammunition === undefined || !model.ammunition.includes(ammunition.id))
    return invalid("unknown-ammunition");
  setVec3(claimedMuzzle, 0, claim.muzzleX, claim.muzzleY, claim.muzzleZ);
  setVec3(view, 0, claim.viewX, claim.viewY, claim.viewZ);
  const viewLength = lengthVec3(view, 0);
  if (!claimedMuzzle.every(Number.isFinite) || !(viewLength > 1e-6 && viewLength < Infinity))
    return invalid("not-a-number");
  if (clockMs !== undefined && !Number.isFinite(clockMs)) return invalid("not-a-number");
  if (!isAlive(state)) return refused("destroyed");
  if (state.condition.gunSilent) return refused("gun-silent");

  const fromClaim = Math.hypot(claim.muzzleX - trust.claimX, claim.muzzleZ - trust.claimZ);
  const silenceS = Math.max(0, nowMs - trust.arrivalMs) / 1000;
  if (fromClaim > MUZZLE_PROOF_M + silenceS * topSpeedMps(model)) return invalid("impossible-muzzle");
  if (!reloadPossible(state, clockMs, nowMs)) return invalid("impossible-reload");
  const firedMs = firedAtMs(state, clockMs, nowMs);
  noteStamp(trust.lateness, clockMs, nowMs);
  if (!isLoaded(state, firedMs, clockMs)) return refused("reloading");

  // The gun's own tank as it was when it fired, however long ago; the others no farther back than the rewind.
  expectPose(state, clockMs, nowMs, shooter);
  normaliseVec3(view, 0, view, 0);
  if (!canPoint(state)) return refused("view-away");
  const speedMps = Math.hypot(state.pose.linear[0]!, state.pose.linear[2]!);
  const tolerance = Math.min(MUZZLE_TOLERANCE_M + speedMps * MUZZLE_TOLERANCE_S, MUZZLE_TOLERANCE_MOST_M);
  // The barrel as it was told, or as it has come round since.
  muzzleOf(model, shooter, muzzle, direction);
  let awayM = distanceVec3(muzzle, 0, claimedMuzzle, 0);
  shooter.turretYawRad = gun.turretYawRad;
  shooter.gunPitchRad = gun.gunPitchRad;
  muzzleOf(model, shooter, muzzle, direction);
  awayM = Math.min(awayM, distanceVec3(muzzle, 0, claimedMuzzle, 0));
  if (awayM > tolerance) return refused("muzzle-away");
  turnGun(state);

  unload(state, firedMs);
  state.statistics.shots++;
  // A barrel that pokes through a wall must not shoot through it.
  nodeTransform(model, model.gunNode, shooter, mount, mountRotation);
  if (model.gunNode > 0) {
    hitCover(battlefield, mount, claimedMuzzle, wall);
    if (wall.share !== NO_HIT) claimedMuzzle.set(mount);
  }
  const lagMs = clockMs === undefined ? 0 : Math.min(REWIND_MS, Math.max(0, nowMs - clockMs));
  return { ammunition, muzzle: claimedMuzzle, direction: view, lagMs };
}

/** Whether the gun can have come round to the view since its last turn; the angles are in `gun` then. */
function canPoint(state: CharacterState): boolean {
  const { model, trust } = state;
  toRootFrame(shooter.rotation, view, inHull);
  const turretYawRad = Math.atan2(inHull[0]!, inHull[2]!);
  const gunPitchRad = Math.asin(clampFinite(inHull[1]!, -1, 1));
  gun.turretYawRad = turretYawRad;
  gun.gunPitchRad = gunPitchRad;
  limitGun(model, gun, VIEW_FREE_RAD);
  if (Math.abs(wrapAngle(gun.turretYawRad - turretYawRad)) > 1e-6) return false;
  if (Math.abs(gun.gunPitchRad - gunPitchRad) > 1e-6) return false;
  readCost(state);
  return (
    Math.max(cost.turretMs, cost.gunMs) <= GUN_TOLD_MS &&
    cost.turretMs <= trust.turret.ms &&
    cost.gunMs <= trust.gun.ms
  );
}

/** Points the gun to where it has fired and spends the time that this took: shots turn no gun faster than moves do. */
function turnGun({ pose, trust }: CharacterState): void {
  if (cost.turretMs > 0) pose.turretYawRad = gun.turretYawRad;
  if (cost.gunMs > 0) pose.gunPitchRad = gun.gunPitchRad;
  spend(trust.turret, cost.turretMs);
  spend(trust.gun, cost.gunMs);
}

function readCost({ model, pose }: CharacterState): void {
  const beyond = (wayRad: number): number => Math.max(0, Math.abs(wayRad) - VIEW_FREE_RAD);
  const yawRad = wrapAngle(gun.turretYawRad - pose.turretYawRad);
  cost.turretMs = turnCostMs(beyond(yawRad), model.turretTraverseRadS);
  cost.gunMs = turnCostMs(beyond(gun.gunPitchRad - pose.gunPitchRad), model.gunElevationRadS);
}

function invalid(code: InvalidCode): Invalid {
  return { kind: "invalid", code };
}

function refused(code: RefusedCode): Refused {
  return { kind: "refused", code };
}
