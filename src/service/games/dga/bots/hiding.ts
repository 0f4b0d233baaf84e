import type { Battlefield } from "#game/battlefield.ts";
import type { Cover } from "#game/cover.ts";

/** How far a bot goes to get behind something, metres. */
const REACH_M = 45;
/** What is lower hides no tank, metres. */
const LEAST_HEIGHT_M = 1.6;
const CLEARANCE_M = 1.5;

/** A place on the ground, and where to drive first to get round the cover that it is behind. */
export type HidingPlace = { x: number; z: number; viaX: number; viaZ: number };

/**
 * Writes the nearest place behind cover that stops shells, seen from the threat, for somebody of that radius.
 * False when there is none within reach that does not lead towards the threat.
 */
export function findHidingPlace(
  battlefield: Battlefield,
  from: Readonly<Float64Array>,
  threat: Readonly<Float64Array>,
  radiusM: number,
  out: HidingPlace,
): boolean {
  const [fromX = 0, , fromZ = 0] = from;
  const [threatX = 0, , threatZ = 0] = threat;
  const rangeM = Math.hypot(threatX - fromX, threatZ - fromZ);
  let nearestM = REACH_M;
  let nearest: Cover | undefined;
  for (const piece of battlefield.cover) {
    if (!piece.blocksShells || piece.heightM < LEAST_HEIGHT_M || piece.radiusM < radiusM * 0.5) continue;
    if (Math.abs(piece.x - fromX) > REACH_M || Math.abs(piece.z - fromZ) > REACH_M) continue;
    const awayM = Math.hypot(piece.x - threatX, piece.z - threatZ);
    if (!(awayM > 1)) continue;
    const behindM = piece.radiusM + radiusM + CLEARANCE_M;
    const x = piece.x + ((piece.x - threatX) / awayM) * behindM;
    const z = piece.z + ((piece.z - threatZ) / awayM) * behindM;
    const wayM = Math.hypot(x - fromX, z - fromZ);
    if (wayM >= nearestM || Math.hypot(x - threatX, z - threatZ) < rangeM - REACH_M / 3) continue;
    nearestM = wayM;
    nearest = piece;
    out.x = x;
    out.z = z;
  }
  if (nearest === undefined) return false;
  goRound(nearest, fromX, fromZ, nearest.radiusM + radiusM + CLEARANCE_M / 2, out);
  return true;
}

/** Past the side of the piece where the straight way is in its reach, on which it is already. */
function goRound(piece: Cover, fromX: number, fromZ: number, reachM: number, out: HidingPlace): void {
  out.viaX = out.x;
  out.viaZ = out.z;
  const wayM = Math.hypot(out.x - fromX, out.z - fromZ);
  if (!(wayM > 0)) return;
  const wayX = (out.x - fromX) / wayM;
  const wayZ = (out.z - fromZ) / wayM;
  const along = (piece.x - fromX) * wayX + (piece.z - fromZ) * wayZ;
  const across = (piece.x - fromX) * wayZ - (piece.z - fromZ) * wayX;
  if (along <= 0 || along >= wayM || Math.abs(across) >= reachM) return;
  const side = across < 0 ? 1 : -1;
  out.viaX = piece.x + side * wayZ * (reachM + CLEARANCE_M);
  out.viaZ = piece.z - side * wayX * (reachM + CLEARANCE_M);
}
