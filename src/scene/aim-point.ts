/** What the middle of the screen points at: a character, what stops shells, or the ground behind them. */
import type { Battlefield } from "#game/battlefield.ts";
import { createHit, hitCover } from "#game/hit-test.ts";
import type { BattleModel } from "#store/battle-model.ts";
import { addScaledVec3, setVec3 } from "#game/math/vec3.ts";
import type { Aim } from "./battle-view.ts";
import { groundAlong, writeDirection } from "./camera/view-math.ts";
import { worldStride } from "./tanks/compose.ts";
import type { TankLayer } from "./tanks/tank-layer.ts";

const farM = 1400;
const way = new Float64Array(3);
const eye = new Float64Array(3);
const end = new Float64Array(3);
const stop = createHit();

/** Fills `out` with where the ray from (x, y, z) along yaw and pitch ends. The local character is looked through. */
export function fillAim(
  out: Aim,
  battlefield: Battlefield,
  model: BattleModel,
  tanks: TankLayer,
  x: number,
  y: number,
  z: number,
  yawRad: number,
  pitchRad: number,
): void {
  writeDirection(way, yawRad, pitchRad);
  let distance = groundAlong(battlefield, x, y, z, way, farM);
  setVec3(eye, 0, x, y, z);
  addScaledVec3(end, 0, eye, 0, way, 0, distance);
  hitCover(battlefield, eye, end, stop);
  distance *= Math.min(1, stop.share);
  const { characters } = model;
  for (let c = 0; c < characters.length; c++) {
    const { slot } = characters[c]!;
    if (slot === model.localSlot || tanks.isShown[slot] === 0) continue;
    const at = slot * model.nodesPerCharacter * worldStride;
    const drawn = tanks.modelOf(slot);
    const radius = drawn?.kind === "tank" ? drawn.radiusM * 0.6 : (drawn?.radiusM ?? 2);
    const toX = tanks.world[at]! - x;
    const toY = tanks.world[at + 1]! + 1.4 - y;
    const toZ = tanks.world[at + 2]! - z;
    const along = toX * way[0]! + toY * way[1]! + toZ * way[2]!;
    if (along < 4 || along > distance) continue;
    const off2 = toX * toX + toY * toY + toZ * toZ - along * along;
    if (off2 < radius * radius) distance = along;
  }
  out.yawRad = yawRad;
  out.pitchRad = pitchRad;
  out.distanceM = distance;
  out.pointX = x + way[0]! * distance;
  out.pointY = y + way[1]! * distance;
  out.pointZ = z + way[2]! * distance;
}
