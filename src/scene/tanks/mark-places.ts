/** Where a character carries its team's mark: both sides and the top, so that it is seen from anywhere. */
import type { Box } from "#game/catalogue/node.ts";
import type { Model } from "#game/catalogue/model.ts";
import { axisAngleQuat, multiplyQuat } from "#game/math/quat.ts";
import { setVec3 } from "#game/math/vec3.ts";
import { worldStride } from "./compose.ts";
import { tankStyle } from "./tank-style.ts";

/** A mark's transform on its node (see `worldStride`), and after it its radius in metres. */
export type MarkPlace = Float64Array;

const half = Math.PI / 2;
const tilt = new Float64Array(4);

/** Three places on the node that carries the marks (turret, else hull or the whole building). */
export function placeMarks(model: Model, node: number): MarkPlace[] {
  const box = model.nodes[node]?.box;
  if (!box) return [];
  const { centre, half: size } = box;
  if (model.kind !== "tank") return buildingMarks(model, box);
  const hasTurret = model.turretNode >= 0;
  // Turrets and casemates lean inwards; the mark lies on the slope.
  const lean = !hasTurret
    ? 0.6
    : tankStyle(model.id).turret === "round"
      ? Math.atan2(size.x * 0.19, size.y)
      : Math.atan2(size.x * 0.3, size.y * 1.3);
  const outX = hasTurret ? size.x * 0.9 : size.x - 0.06;
  const atY = hasTurret ? centre.y + size.y * 0.15 : centre.y + size.y * 0.62;
  const atZ = hasTurret ? -size.z * 0.2 : 0.15;
  const side = hasTurret ? size.y * 0.62 : size.y * 0.34;
  const top = Math.min(size.x * 0.42, 0.62);
  const places = [
    mark(outX + 0.03, atY, atZ, half, -lean, side),
    mark(-outX - 0.03, atY, atZ, -half, -lean, side),
  ];
  places.push(mark(0, centre.y + size.y + 0.03, hasTurret ? 0.05 : -size.z * 0.1, 0, -half, top));
  return places;
}

function buildingMarks(model: Model, { centre, half: size }: Box): MarkPlace[] {
  // On a tower's storeys and on a battery's shield the walls lean; a hall's are upright under its roof.
  const lean = model.kind === "building" ? 0 : 0.2;
  const outX =
    model.kind === "building" ? size.x * 0.94 : model.kind === "tower" ? size.x * 0.88 : size.x * 0.77;
  const atY = model.kind === "building" ? centre.y - size.y * 0.22 : centre.y;
  const radius = model.kind === "building" ? 1.3 : 1.1;
  return [mark(outX + 0.03, atY, 0, half, -lean, radius), mark(-outX - 0.03, atY, 0, -half, -lean, radius)];
}

/** A mark looks along +z: `yawRad` turns it about y, then `pitchRad` leans it back. */
function mark(x: number, y: number, z: number, yawRad: number, pitchRad: number, radiusM: number): MarkPlace {
  const transform = new Float64Array(worldStride + 1);
  transform[worldStride] = radiusM;
  setVec3(transform, 0, x, y, z);
  axisAngleQuat(transform, 3, 0, 1, 0, yawRad);
  axisAngleQuat(tilt, 0, 1, 0, 0, pitchRad);
  multiplyQuat(transform, 3, transform, 3, tilt, 0);
  return transform;
}
