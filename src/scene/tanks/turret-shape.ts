/** Turret and gun of a tank in their nodes' own frames. */
import type { BufferGeometry } from "three";
import type { Box } from "#game/catalogue/node.ts";
import {
  addFrustum,
  addTurned,
  brush,
  buildGeometry,
  createShape,
  shadeByHeight,
  weather,
} from "../shapes/shape.ts";
import { armourPaint, darkSteel } from "./armour.ts";
import type { TankStyle } from "./tank-style.ts";

/** The turret with cupola, bin and aerial. */
export function turretGeometry(style: TankStyle, box: Box, fine: boolean): BufferGeometry {
  const { half, centre } = box;
  const shape = createShape();
  const low = centre.y - half.y;
  const high = centre.y + half.y;
  brush(shape, style.base, armourPaint);
  if (style.turret === "round") {
    const segments = fine ? 10 : 7;
    const from = shape.positions.length;
    addTurned(
      shape,
      "y",
      [0, low, 0],
      segments,
      [
        { at: -0.06, radius: 1 },
        { at: half.y * 0.7, radius: 0.97 },
        { at: half.y * 1.7, radius: 0.78 },
        { at: half.y * 2, radius: 0.5 },
      ],
      Math.PI / segments,
    );
    for (let at = from; at < shape.positions.length; at += 3) {
      shape.positions[at]! *= half.x;
      shape.positions[at + 2]! *= half.z;
    }
  } else {
    addFrustum(
      shape,
      { y: low - 0.04, z0: -half.z * 0.92, z1: half.z * 0.86, halfX: half.x * 0.92 },
      { y: low + half.y * 0.7, z0: -half.z, z1: half.z, halfX: half.x },
    );
    addFrustum(
      shape,
      { y: low + half.y * 0.7, z0: -half.z, z1: half.z, halfX: half.x },
      { y: high, z0: -half.z * 0.9, z1: half.z * 0.52, halfX: half.x * 0.7 },
    );
  }
  // Bin behind
  brush(shape, style.base, armourPaint * 0.55);
  addFrustum(
    shape,
    { y: low + half.y * 0.3, z0: -half.z - 0.42, z1: -half.z * 0.8, halfX: half.x * 0.62 },
    { y: low + half.y * 1.5, z0: -half.z - 0.36, z1: -half.z * 0.8, halfX: half.x * 0.56 },
  );
  brush(shape, "#5f5a47", 0.45);
  addTurned(shape, "y", [half.x * 0.36, high, -half.z * 0.28], fine ? 9 : 6, [
    { at: -0.05, radius: half.x * 0.3 },
    { at: 0.2, radius: half.x * 0.26 },
  ]);
  if (fine) {
    addTurned(shape, "y", [-half.x * 0.34, high, -half.z * 0.1], 8, [
      { at: -0.03, radius: half.x * 0.24 },
      { at: 0.05, radius: half.x * 0.22 },
    ]);
    brush(shape, darkSteel);
    addTurned(shape, "y", [-half.x * 0.55, high - 0.1, -half.z * 0.7], 4, [
      { at: 0, radius: 0.03 },
      { at: 1.7, radius: 0.01 },
    ]);
  }
  shadeByHeight(shape, low, high, 0.78, 1.12);
  weather(shape, 0.13);
  return buildGeometry(shape);
}

/** The gun: mantlet at the node's origin, barrel along +z, perhaps a muzzle brake. */
export function gunGeometry(style: TankStyle, box: Box, fine: boolean): BufferGeometry {
  const shape = createShape();
  const length = box.centre.z + box.half.z;
  const segments = fine ? 8 : 6;
  const r = style.barrelM;
  brush(shape, style.base, armourPaint * 0.7);
  if (style.turret !== "none") {
    addFrustum(
      shape,
      { y: -r * 2.1, z0: -0.3, z1: 0.34, halfX: r * 3.6 },
      { y: r * 2.1, z0: -0.3, z1: 0.26, halfX: r * 3.2 },
    );
  }
  addTurned(shape, "z", [0, 0, 0], segments, [
    { at: 0, radius: r * 1.5 },
    { at: length * 0.16, radius: r * 1.35 },
    { at: length * 0.3, radius: r },
  ]);
  brush(shape, "#5b584f", 0.25);
  addTurned(shape, "z", [0, 0, 0], segments, [
    { at: length * 0.29, radius: r * 0.96 },
    { at: style.muzzleBrake ? length * 0.93 : length, radius: r * 0.72 },
  ]);
  brush(shape, "#3b3936");
  if (style.muzzleBrake) {
    addTurned(shape, "z", [0, 0, length], segments, [
      { at: -length * 0.085, radius: r * 0.9 },
      { at: -length * 0.065, radius: r * 1.4 },
      { at: -0.02, radius: r * 1.3 },
      { at: 0, radius: r * 0.6 },
    ]);
  } else {
    addTurned(shape, "z", [0, 0, length], segments, [
      { at: -0.16, radius: r * 0.92 },
      { at: 0, radius: r * 0.9 },
    ]);
  }
  weather(shape, 0.13);
  return buildGeometry(shape);
}
