import type { Battlefield } from "../battlefield.ts";
import type { Cover } from "../cover.ts";

/** The way is looked at so often, metres: what stands within 6 m of a point is known there. */
const LOOK_M = 4;

const near = new Int32Array(96);

/**
 * The least way between two places for a circle of that radius, metres: past the nearer end of whatever stands across
 * the straight one. Each piece of cover is looked at by itself, so that no honest way is ever shorter.
 */
export function leastWayM(
  fromX: number,
  fromZ: number,
  toX: number,
  toZ: number,
  radiusM: number,
  battlefield: Battlefield,
): number {
  let leastM = Math.hypot(toX - fromX, toZ - fromZ);
  const looks = Math.ceil(leastM / LOOK_M);
  for (let look = 0; look <= looks; look++) {
    const share = looks === 0 ? 0 : look / looks;
    const count = battlefield.coverNear(fromX + (toX - fromX) * share, fromZ + (toZ - fromZ) * share, near);
    for (let each = 0; each < count; each++) {
      const piece = battlefield.cover[near[each]!]!;
      if (piece.blocksTanks) leastM = Math.max(leastM, pastM(piece, fromX, fromZ, toX, toZ, radiusM));
    }
  }
  return leastM;
}

/** The way past one piece, 0 when it does not stand across. */
function pastM(
  piece: Cover,
  fromX: number,
  fromZ: number,
  toX: number,
  toZ: number,
  radiusM: number,
): number {
  const { directionX, directionZ } = piece;
  const fromAlong = (fromX - piece.x) * directionX + (fromZ - piece.z) * directionZ;
  const fromAcross = (fromZ - piece.z) * directionX - (fromX - piece.x) * directionZ;
  const toAlong = (toX - piece.x) * directionX + (toZ - piece.z) * directionZ;
  const toAcross = (toZ - piece.z) * directionX - (toX - piece.x) * directionZ;
  return Math.max(
    pastEndM(fromAlong, fromAcross, toAlong, toAcross, piece.halfLengthM + radiusM),
    pastEndM(fromAcross, fromAlong, toAcross, toAlong, piece.halfWidthM + radiusM),
  );
}

/**
 * The way from one side of an axis to the other round the nearer end of what lies on it up to `reach` on both sides of
 * its middle; 0 when the straight way does not cross it there.
 */
function pastEndM(
  fromAlong: number,
  fromAcross: number,
  toAlong: number,
  toAcross: number,
  reach: number,
): number {
  if (fromAcross * toAcross >= 0) return 0;
  const crossing = fromAlong + ((toAlong - fromAlong) * fromAcross) / (fromAcross - toAcross);
  if (Math.abs(crossing) >= reach) return 0;
  const round = (end: number) =>
    Math.hypot(end - fromAlong, fromAcross) + Math.hypot(toAlong - end, toAcross);
  return Math.min(round(reach), round(-reach));
}
