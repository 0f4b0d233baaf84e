import type { Ammunition } from "./catalogue/weapons.ts";
import { setVec3 } from "./math/vec3.ts";

/** A shell in flight: where it is, where it was a step ago, and its velocity. Plain data. */
export type Shell = {
  readonly location: Float64Array;
  readonly previous: Float64Array;
  readonly velocity: Float64Array;
  dragPerM: number;
  ageS: number;
};

export const GRAVITY_MPS2 = 9.81;
/** The step that shells fly with, seconds. */
export const SHELL_STEP_S = 1 / 60;
/** A shell that has met nothing by then is gone, seconds. */
export const SHELL_LIFE_S = 8;

export function createShell(): Shell {
  return {
    location: new Float64Array(3),
    previous: new Float64Array(3),
    velocity: new Float64Array(3),
    dragPerM: 0,
    ageS: 0,
  };
}

/** Puts the shell at the muzzle, flying along the unit direction. */
export function launchShell(
  shell: Shell,
  muzzle: Readonly<Float64Array | number[]>,
  direction: Readonly<Float64Array | number[]>,
  ammunition: Ammunition,
): void {
  const { muzzleVelocityMps, dragPerM } = ammunition;
  setVec3(shell.location, 0, muzzle[0]!, muzzle[1]!, muzzle[2]!);
  setVec3(shell.previous, 0, muzzle[0]!, muzzle[1]!, muzzle[2]!);
  for (let axis = 0; axis < 3; axis++) shell.velocity[axis] = direction[axis]! * muzzleVelocityMps;
  shell.dragPerM = dragPerM;
  shell.ageS = 0;
}

/** Flies on for `dtS` seconds under gravity and quadratic drag. */
export function stepShell(shell: Shell, dtS: number): void {
  const { location, previous, velocity } = shell;
  const speed = Math.sqrt(velocity[0]! ** 2 + velocity[1]! ** 2 + velocity[2]! ** 2);
  // Drag alone has an exact solution, v / (1 + k v t), which no step length can make unstable.
  const slowed = 1 / (1 + shell.dragPerM * speed * dtS);
  for (let axis = 0; axis < 3; axis++) {
    const before = velocity[axis]!;
    const after = before * slowed - (axis === 1 ? GRAVITY_MPS2 * dtS : 0);
    velocity[axis] = after;
    previous[axis] = location[axis]!;
    location[axis]! += ((before + after) / 2) * dtS;
  }
  shell.ageS += dtS;
}

const trial = createShell();
const origin = new Float64Array(3);
const up = new Float64Array(3);

/**
 * The elevation, in radians over the horizon, that hits a point `rangeM` away (along the ground) and
 * `heightM` above the muzzle on the flat trajectory; undefined when it is out of reach.
 */
export function solveElevation(rangeM: number, heightM: number, ammunition: Ammunition): number | undefined {
  if (!(rangeM > 0) || !Number.isFinite(rangeM) || !Number.isFinite(heightM)) return undefined;
  let elevation = Math.atan2(heightM, rangeM);
  for (let round = 0; round < 12; round++) {
    const height = heightAtRange(rangeM, elevation, ammunition);
    if (height === undefined) return undefined;
    const miss = heightM - height;
    if (Math.abs(miss) < 0.01) return elevation;
    // Newton's step: the height over the range is its tangent, which grows by 1 / cos² of the elevation.
    elevation += Math.atan2(miss * Math.cos(elevation) ** 2, rangeM);
    if (Math.abs(elevation) > Math.PI / 3) return undefined;
  }
  return undefined;
}

/** How high the shell flies when it passes the range; undefined when it never gets there. */
function heightAtRange(rangeM: number, elevationRad: number, ammunition: Ammunition): number | undefined {
  setVec3(up, 0, 0, Math.sin(elevationRad), Math.cos(elevationRad));
  launchShell(trial, origin, up, ammunition);
  while (trial.ageS < SHELL_LIFE_S) {
    stepShell(trial, SHELL_STEP_S);
    const far = trial.location[2]!;
    if (far < rangeM) continue;
    const near = trial.previous[2]!;
    const share = (rangeM - near) / (far - near);
    return trial.previous[1]! + (trial.location[1]! - trial.previous[1]!) * share;
  }
  return undefined;
}
