import { clampFinite } from "./angles.ts";
import type { Battlefield } from "./battlefield.ts";
import type { Cover } from "./cover.ts";
import type { Obstacles } from "./obstacles.ts";

/** Tanks keep this far from the field's edge, metres. */
export const EDGE_MARGIN_M = 8;
/** What already overlaps (a spawn in a crowd, a tank that drove into us) parts at this pace, m/s. */
export const PARTING_MPS = 2;
const ROUNDS = 3;

const push = new Float64Array(2);
const candidates = new Int32Array(96);

/**
 * Moves the circle at `place` (x, z) out of cover, other characters and the edge, so that what drives into
 * them slides along. It gives way at most by `wayM`, what it has just driven, and a little for parting:
 * nobody is thrown about.
 */
export function pushClear(
  place: Float64Array,
  radiusM: number,
  wayM: number,
  dtS: number,
  battlefield: Battlefield,
  others: Readonly<Obstacles>,
): void {
  const fromX = place[0]!;
  const fromZ = place[1]!;
  const count = battlefield.coverNear(fromX, fromZ, candidates);
  for (let round = 0; round < ROUNDS; round++) {
    let clear = true;
    for (let each = 0; each < count; each++) {
      const piece = battlefield.cover[candidates[each]!]!;
      if (!piece.blocksTanks || !overlapCover(piece, place[0]!, place[1]!, radiusM)) continue;
      place[0]! += push[0]!;
      place[1]! += push[1]!;
      clear = false;
    }
    for (let each = 0; each < others.count; each++) {
      const at = each * 3;
      const reach = radiusM + others.circles[at + 2]!;
      if (!overlapCircle(place[0]! - others.circles[at]!, place[1]! - others.circles[at + 1]!, reach))
        continue;
      place[0]! += push[0]!;
      place[1]! += push[1]!;
      clear = false;
    }
    if (clear) break;
  }
  const byX = place[0]! - fromX;
  const byZ = place[1]! - fromZ;
  const by = Math.sqrt(byX * byX + byZ * byZ);
  const most = wayM + PARTING_MPS * dtS;
  const share = by > most ? most / by : 1;
  const edge = battlefield.sizeM / 2 - EDGE_MARGIN_M;
  place[0] = clampFinite(fromX + byX * share, -edge, edge);
  place[1] = clampFinite(fromZ + byZ * share, -edge, edge);
}

/** Whether the circle overlaps the piece; then `push` is the shortest way out. */
function overlapCover(piece: Cover, x: number, z: number, radiusM: number): boolean {
  const dx = x - piece.x;
  const dz = z - piece.z;
  if (piece.round) return overlapCircle(dx, dz, radiusM + piece.radiusM);
  const { directionX, directionZ, halfLengthM, halfWidthM } = piece;
  const along = dx * directionX + dz * directionZ;
  const across = dz * directionX - dx * directionZ;
  const nearAlong = Math.max(-halfLengthM, Math.min(halfLengthM, along));
  const nearAcross = Math.max(-halfWidthM, Math.min(halfWidthM, across));
  let outAlong = 0;
  let outAcross = 0;
  if (nearAlong !== along || nearAcross !== across) {
    // The middle is outside: push away from the nearest point of the box.
    if (!overlapCircle(along - nearAlong, across - nearAcross, radiusM)) return false;
    outAlong = push[0]!;
    outAcross = push[1]!;
  } else if (halfLengthM - Math.abs(along) < halfWidthM - Math.abs(across)) {
    outAlong = (along < 0 ? -1 : 1) * (halfLengthM - Math.abs(along) + radiusM);
  } else {
    outAcross = (across < 0 ? -1 : 1) * (halfWidthM - Math.abs(across) + radiusM);
  }
  push[0] = outAlong * directionX - outAcross * directionZ;
  push[1] = outAlong * directionZ + outAcross * directionX;
  return true;
}

/** Whether a point at (dx, dz) from a circle's middle lies within `reach`; then `push` is the way out. */
function overlapCircle(dx: number, dz: number, reach: number): boolean {
  const distance = Math.sqrt(dx * dx + dz * dz);
  if (!(distance < reach)) return false;
  // In the very middle every way is as good.
  const unitX = distance > 1e-9 ? dx / distance : 1;
  const unitZ = distance > 1e-9 ? dz / distance : 0;
  push[0] = unitX * (reach - distance);
  push[1] = unitZ * (reach - distance);
  return true;
}
