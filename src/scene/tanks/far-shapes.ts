/** A tank as it is drawn far away where the processor draws: its outline in a tenth of the corners. */
import type { BufferGeometry } from "three";
import type { Model } from "#game/catalogue/model.ts";
import type { NodeModel } from "#game/catalogue/node.ts";
import type { Shape } from "../shapes/shape.ts";
import { addFrustum, addTurned, brush, buildGeometry, createShape, shadeByHeight } from "../shapes/shape.ts";
import { armourPaint } from "./armour.ts";
import type { TankStyle } from "./tank-style.ts";
import { tankStyle } from "./tank-style.ts";

/** Hull and tracks as one, in the hull's frame. */
export function farBodyGeometry(model: Model): BufferGeometry | undefined {
  const hull = model.nodes[model.vitalNode];
  if (!hull?.box) return undefined;
  const style = tankStyle(model.id);
  const shape = createShape();
  const { half } = hull.box;
  const top = model.turretNode >= 0 ? half.y : half.y * 0.28;
  let outer = half.x;
  let shoulder = 0;
  for (const track of model.trackNodes.map((node) => model.nodes[node])) {
    if (!track?.box) continue;
    addTrack(shape, track);
    outer = Math.max(outer, Math.abs(track.offset.x) + track.box.half.x);
    shoulder = track.offset.y + track.box.half.y * 0.9;
  }
  const slope = { z0: style.rear * 2 * half.z - half.z, z1: half.z - style.glacis * 2 * half.z };
  brush(shape, style.base, armourPaint);
  addFrustum(
    shape,
    { y: shoulder, z0: -half.z, z1: half.z, halfX: outer },
    { y: top, ...slope, halfX: outer - style.tumblehome - 0.09 },
  );
  if (model.turretNode < 0) {
    addFrustum(
      shape,
      { y: top, z0: -half.z * 0.45, z1: slope.z1, halfX: half.x + 0.12 },
      { y: half.y, z0: -half.z * 0.32, z1: slope.z1 - half.z * 0.2, halfX: half.x - style.tumblehome },
    );
  }
  shadeByHeight(shape, -half.y, half.y, 0.7, 1.1);
  return buildGeometry(shape);
}

/** Turret and gun as one in the turret's frame; the gun alone, in its own, where it sits in the hull. */
export function farHeadGeometry(model: Model): BufferGeometry | undefined {
  const gun = model.nodes[model.gunNode];
  if (!gun?.box) return undefined;
  const style = tankStyle(model.id);
  const shape = createShape();
  const turret = model.nodes[model.turretNode];
  if (turret?.box) {
    const { half, centre } = turret.box;
    const low = centre.y - half.y;
    brush(shape, style.base, armourPaint);
    addFrustum(
      shape,
      { y: low, z0: -half.z, z1: half.z * 0.95, halfX: half.x * 0.98 },
      { y: low + half.y * 2, z0: -half.z * 0.8, z1: half.z * 0.5, halfX: half.x * 0.7 },
    );
    shadeByHeight(shape, low, low + half.y * 2, 0.78, 1.12);
  }
  addBarrel(shape, style, gun, turret === undefined ? { x: 0, y: 0, z: 0 } : gun.offset);
  return buildGeometry(shape);
}

function addTrack(shape: Shape, { offset, box }: NodeModel): void {
  if (!box) return;
  const { half } = box;
  brush(shape, "#3d3a36");
  addFrustum(
    shape,
    { y: offset.y - half.y, z0: -half.z * 0.72, z1: half.z * 0.72, halfX: half.x, x: offset.x },
    { y: offset.y + half.y * 0.9, z0: -half.z, z1: half.z, halfX: half.x, x: offset.x },
  );
}

function addBarrel(shape: Shape, style: TankStyle, { box }: NodeModel, at: NodeModel["offset"]): void {
  if (!box) return;
  brush(shape, "#5b584f", 0.25);
  addTurned(shape, "z", [at.x, at.y, at.z], 3, [
    { at: 0, radius: style.barrelM * 1.7 },
    { at: box.centre.z + box.half.z, radius: style.barrelM * 1.2 },
  ]);
}
