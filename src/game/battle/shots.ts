import type { Battlefield } from "../battlefield.ts";
import { findAmmunition, type Ammunition } from "../catalogue/weapons.ts";
import { createHit, hitCover, NO_HIT } from "../hit-test.ts";
import { distanceVec3, lengthVec3, normaliseVec3, setVec3 } from "../math/vec3.ts";
import { muzzleOf, nodeTransform } from "../node-transforms.ts";
import { copyPose, createPose } from "../pose.ts";
import { isAlive, type CharacterState } from "./character.ts";
import { poseAt } from "./history.ts";
import type { ShotClaim } from "./setup.ts";
import { PROOF_MS } from "./trust.ts";
import type { Invalid, InvalidCode, Refused, RefusedCode } from "./verdicts.ts";

/** How far a shot may reach back in time, ms (dga.md, "Who decides"). */
export const REWIND_MS = 250;
/** A shot may come so much earlier than the gun is loaded: the one before was held up on the way. */
const RELOAD_TOLERANCE_MS = 600;
/** The muzzle may be so far from where the referee sees it, metres: a turn may be under way. */
const MUZZLE_TOLERANCE_M = 5;
/** Farther from where the sender itself just said it was, no bad line explains a muzzle. */
const MUZZLE_PROOF_M = 45;
/** Cosine of how far the view may be from the barrel: what a turret turns in half a second. */
const VIEW_TOLERANCE = Math.cos(0.5);

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
  if (fromClaim > MUZZLE_PROOF_M) return invalid("impossible-muzzle");
  if (!reloadPossible(state, nowMs)) return invalid("impossible-reload");
  if (nowMs + RELOAD_TOLERANCE_MS < state.loadedAtMs) return refused("reloading");

  const lagMs = clockMs === undefined ? 0 : Math.min(REWIND_MS, Math.max(0, nowMs - clockMs));
  copyPose(shooter, state.pose);
  poseAt(state.history, nowMs - lagMs, shooter);
  muzzleOf(model, shooter, muzzle, direction);
  if (distanceVec3(muzzle, 0, claimedMuzzle, 0) > MUZZLE_TOLERANCE_M) return refused("muzzle-away");
  normaliseVec3(view, 0, view, 0);
  const cosine = view[0]! * direction[0]! + view[1]! * direction[1]! + view[2]! * direction[2]!;
  if (cosine < VIEW_TOLERANCE) return refused("view-away");

  state.loadedAtMs = Math.max(state.loadedAtMs, nowMs) + model.reloadS * 1000;
  state.statistics.shots++;
  // A barrel that pokes through a wall must not shoot through it.
  nodeTransform(model, model.gunNode, shooter, mount, mountRotation);
  if (model.gunNode > 0) {
    hitCover(battlefield, mount, claimedMuzzle, wall);
    if (wall.share !== NO_HIT) claimedMuzzle.set(mount);
  }
  return { ammunition, muzzle: claimedMuzzle, direction: view, lagMs };
}

/** Books the shot as fired and says whether all that were claimed could have been, however bad the line. */
function reloadPossible(state: CharacterState, nowMs: number): boolean {
  const { trust, model } = state;
  const earlyMs = trust.claimedLoadMs - nowMs;
  if (earlyMs > PROOF_MS + trust.claimed.creditMs) return false;
  trust.claimedLoadMs = Math.max(trust.claimedLoadMs, nowMs) + model.reloadS * 1000;
  return true;
}

function invalid(code: InvalidCode): Invalid {
  return { kind: "invalid", code };
}

function refused(code: RefusedCode): Refused {
  return { kind: "refused", code };
}
