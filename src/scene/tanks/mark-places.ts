/** Where a character carries its team's mark: both sides and the top, so that it is seen from anywhere. */
import type { Model } from "#game/catalogue/model.ts";
import { axisAngleQuat, multiplyQuat } from "#game/math/quat.ts";
import { setVec3 } from "#game/math/vec3.ts";
import { worldStride } from "./compose.ts";

export type MarkPlace = { readonly transform: Float64Array; readonly radiusM: number };

const half = Math.PI / 2;
const tilt = new Float64Array(4);

/** Three places on the node that carries the marks (turret, else hull or the whole building). */
export function placeMarks(model: Model, node: number): MarkPlace[] {
  const box = model.nodes[node]?.box;
  if (!box) return [];
  const { centre, half: size } = box;
  const isTank = model.kind === "tank";
  const hasTurret = isTank && model.turretNode >= 0;
  // Turrets lean inwards; the mark lies on the slope.
  const lean = hasTurret ? 0.3 : isTank ? 0.32 : 0;
  const outX = hasTurret ? size.x * 0.9 : isTank ? size.x * 0.92 : size.x * 0.99;
  const atY = hasTurret ? centre.y + size.y * 0.15 : isTank ? centre.y + size.y * 0.62 : centre.y + size.y * 0.05;
  const atZ = hasTurret ? -size.z * 0.2 : 0;
  const side = Math.min(isTank ? size.y * 0.62 : 1.4, 1.4);
  const top = isTank ? Math.min(size.x * 0.42, 0.62) : 0;
  const places = [
    mark(outX + 0.02, atY, atZ, half, -lean, side),
    mark(-outX - 0.02, atY, atZ, -half, -lean, side),
  ];
  if (top > 0) places.push(mark(0, centre.y + size.y + 0.03, hasTurret ? 0.05 : -size.z * 0.1, 0, -half, top));
  return places;
}

/** A mark looks along +z: `yawRad` turns it about y, then `pitchRad` leans it back. */
function mark(x: number, y: number, z: number, yawRad: number, pitchRad: number, radiusM: number): MarkPlace {
  const transform = new Float64Array(worldStride);
  setVec3(transform, 0, x, y, z);
  axisAngleQuat(transform, 3, 0, 1, 0, yawRad);
  axisAngleQuat(tilt, 0, 1, 0, 0, pitchRad);
  multiplyQuat(transform, 3, transform, 3, tilt, 0);
  return { transform, radiusM };
}
