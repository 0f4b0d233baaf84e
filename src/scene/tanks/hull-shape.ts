/** The hull of a tank in its node's own frame, fitted to the box that shells can hit. */
import type { BufferGeometry } from "three";
import type { Box } from "#game/catalogue/node.ts";
import type { Shape } from "../shapes/shape.ts";
import {
  addBox,
  addFrustum,
  addTurned,
  brush,
  buildGeometry,
  createShape,
  shadeByHeight,
  weather,
} from "../shapes/shape.ts";
import { armourPaint, darkSteel, steel } from "./armour.ts";
import type { TankStyle } from "./tank-style.ts";

/** Height of a track's top over the ground, and the width of a track, as in the catalogue. */
const trackTopM = 1;
const trackWidthM = 0.55;

export type HullMeasures = { readonly box: Box; readonly offsetY: number; readonly hasTurret: boolean };

/** How far out the fenders reach, and their height in the hull's frame. */
function fenders({ half }: Box, offsetY: number): { outer: number; fender: number } {
  return {
    outer: half.x + trackWidthM * 0.62,
    fender: Math.min(half.y - 0.25, trackTopM + 0.04 - offsetY),
  };
}

/** Where the left front lamp hangs in the hull's frame; the right one is its mirror image. */
export function frontLamp(box: Box, offsetY: number): { x: number; y: number; z: number } {
  const { outer, fender } = fenders(box, offsetY);
  return { x: 0.72 * outer, y: fender + 0.14, z: box.half.z - 0.06 };
}

/** The hull with fenders, deck, lamps and what is stowed on it. */
export function hullGeometry(style: TankStyle, measures: HullMeasures, fine: boolean): BufferGeometry {
  const { half } = measures.box;
  const shape = createShape();
  const { outer, fender } = fenders(measures.box, measures.offsetY);
  const top = measures.hasTurret ? half.y : half.y * 0.28;
  const front = half.z;
  const back = -half.z;
  const glacisM = style.glacis * 2 * half.z;
  const rearM = style.rear * 2 * half.z;

  brush(shape, style.base, armourPaint * 0.7);
  addFrustum(
    shape,
    { y: -half.y, z0: back + 0.35, z1: front - 0.75, halfX: half.x * 0.94 },
    { y: fender, z0: back, z1: front, halfX: half.x * 0.94 },
  );
  brush(shape, style.base, armourPaint);
  const waist = outer - 0.03;
  addFrustum(
    shape,
    { y: fender, z0: back, z1: front, halfX: waist },
    { y: top, z0: back + rearM, z1: front - glacisM, halfX: waist - style.tumblehome - 0.06 },
  );
  brush(shape, "#6d664f", 0.3);
  addBox(shape, 0, fender + 0.01, 0, outer + 0.02, 0.035, half.z + 0.08);
  if (!measures.hasTurret) casemate(shape, style, measures, top, glacisM);

  // Engine deck
  brush(shape, darkSteel);
  const deckZ = back + rearM + 0.5;
  for (const x of [-0.5, 0.5]) addBox(shape, x * half.x, top + 0.015, deckZ, half.x * 0.34, 0.02, 0.34);
  if (fine) details(shape, style, { outer, fender, top, front, back, glacisM, halfX: half.x });
  if (style.skirts) skirts(shape, style, outer, fender, half.z, fine);
  shadeByHeight(shape, -half.y, half.y, 0.7, 1.1);
  weather(shape, 0.13);
  return buildGeometry(shape);
}

/** The fixed superstructure of a tank without a turret. */
function casemate(
  shape: Shape,
  style: TankStyle,
  measures: HullMeasures,
  deck: number,
  glacisM: number,
): void {
  const { half } = measures.box;
  brush(shape, style.base, armourPaint);
  addFrustum(
    shape,
    { y: deck - 0.02, z0: -half.z * 0.45, z1: half.z - glacisM * 0.82, halfX: half.x + 0.12 },
    { y: half.y, z0: -half.z * 0.32, z1: half.z - glacisM * 1.25, halfX: half.x - style.tumblehome },
  );
  brush(shape, "#5f5a47", 0.4);
  addTurned(shape, "y", [half.x * 0.45, half.y, 0.1], 8, [
    { at: 0, radius: 0.34 },
    { at: 0.2, radius: 0.28 },
  ]);
  brush(shape, steel);
  addTurned(shape, "z", [0, half.y * 0.2, half.z - glacisM * 0.95], 8, [
    { at: 0, radius: 0.55 },
    { at: glacisM * 0.55, radius: 0.42 },
    { at: glacisM * 0.75, radius: 0.26 },
  ]);
}

type Reach = {
  readonly outer: number;
  readonly fender: number;
  readonly top: number;
  readonly front: number;
  readonly back: number;
  readonly glacisM: number;
  readonly halfX: number;
};

function details(shape: Shape, style: TankStyle, reach: Reach): void {
  const { outer, fender, top, front, back, glacisM, halfX } = reach;
  brush(shape, "#e8dcb4");
  for (const x of [-0.72, 0.72]) addBox(shape, x * outer, fender + 0.14, front - 0.12, 0.1, 0.09, 0.06);
  // Links of spare track on the glacis, a box and a roll of canvas on the fenders.
  brush(shape, darkSteel);
  const middleZ = front - glacisM * 0.45;
  const middleY = fender + (top - fender) * 0.45;
  for (let link = -2; link <= 2; link++) {
    addFrustum(
      shape,
      { y: middleY - 0.02, z0: middleZ - 0.02, z1: middleZ + 0.22, halfX: 0.13, x: link * 0.3 },
      { y: middleY + 0.16, z0: middleZ - 0.2, z1: middleZ - 0.02, halfX: 0.13, x: link * 0.3 },
    );
  }
  brush(shape, "#6f5b3c");
  addBox(shape, -outer + 0.2, fender + 0.16, back * 0.42, 0.17, 0.13, 0.5);
  brush(shape, "#a39468");
  addTurned(shape, "z", [outer - 0.2, fender + 0.16, back * 0.5], 7, [
    { at: -0.55, radius: 0.13 },
    { at: 0.55, radius: 0.13 },
  ]);
  brush(shape, steel);
  for (const x of [-0.5, 0.5]) {
    addTurned(shape, "y", [x * halfX, fender - 0.1, back - 0.1], 7, [
      { at: 0, radius: 0.12 },
      { at: top - fender + 0.25, radius: 0.1 },
    ]);
  }
  brush(shape, "#5f5a47", 0.4);
  for (const x of [-0.45, 0.45]) {
    addTurned(shape, "y", [x * halfX, top, front - glacisM - 0.32], 8, [
      { at: 0, radius: 0.25 },
      { at: 0.06, radius: 0.22 },
    ]);
  }
}

function skirts(
  shape: Shape,
  style: TankStyle,
  outer: number,
  fender: number,
  halfZ: number,
  fine: boolean,
): void {
  const plates = fine ? 5 : 1;
  const length = (halfZ * 1.7) / plates;
  for (const side of [-1, 1] as const) {
    for (let plate = 0; plate < plates; plate++) {
      brush(shape, style.base, plate % 2 === 0 ? armourPaint : armourPaint * 0.85);
      const z = (plate - (plates - 1) / 2) * length;
      addBox(shape, side * (outer + 0.05), fender - 0.2, z, 0.03, 0.24, length * 0.485);
    }
  }
}
