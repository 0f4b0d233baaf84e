/** Where a recipient's tank is and where its barrel points, on the map; undefined for who only watches. */
export type Viewpoint = {
  readonly x: number;
  readonly z: number;
  /** The barrel's direction, a unit vector. */
  readonly aimX: number;
  readonly aimZ: number;
};

/** Within this a tank can be upon one in seconds: every move counts, metres. */
const NEAR_M = 150;
/** Up to here a driver can tell what a tank does without the sight, metres. */
const MIDDLE_M = 400;
/** Whom the barrel points at is near, however far it is: within 5 degrees of it. */
const AIM_COSINE = Math.cos((5 * Math.PI) / 180);

/** How often the moves of a tank at middle distance and of a far one are said: every so many messages. */
export const MIDDLE_EVERY = 3;
export const FAR_EVERY = 8;

/**
 * Every how many messages somebody is told the moves of a tank at x and z (metres): 1 for each. Only moves may
 * wait; shots, losses and repairs never do (docs/dga.md, "Massive rooms").
 */
export function movesEvery(viewer: Viewpoint | undefined, x: number, z: number): number {
  if (viewer === undefined) return 1;
  const dx = x - viewer.x;
  const dz = z - viewer.z;
  // Squares: this is asked for each of each.
  const squared = dx * dx + dz * dz;
  if (squared <= NEAR_M * NEAR_M) return 1;
  const along = dx * viewer.aimX + dz * viewer.aimZ;
  if (along > 0 && along * along >= AIM_COSINE * AIM_COSINE * squared) return 1;
  return squared <= MIDDLE_M * MIDDLE_M ? MIDDLE_EVERY : FAR_EVERY;
}
