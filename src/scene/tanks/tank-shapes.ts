/** The parts of a tank as shapes in their nodes' own frames, fitted to the boxes that shells can hit. */
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
import type { TankStyle } from "./tank-style.ts";

const steel = "#4a4844";
const darkSteel = "#2e2d2b";
/** Share of team paint on armour: seen from afar, yet still a tank of the field. */
const paint = 0.62;

/** Height of a track's top over the ground, and the width of a track, as in the catalogue. */
const trackTopM = 1;
const trackWidthM = 0.55;

export type HullMeasures = { readonly box: Box; readonly offsetY: number; readonly hasTurret: boolean };

/** The hull with fenders, deck, lamps and what is stowed on it. */
export function hullGeometry(style: TankStyle, measures: HullMeasures, fine: boolean): BufferGeometry {
  const { half } = measures.box;
  const shape = createShape();
  const outer = half.x + trackWidthM * 0.62;
  const fender = Math.min(half.y - 0.25, trackTopM + 0.04 - measures.offsetY);
  const top = measures.hasTurret ? half.y : half.y * 0.28;
  const front = half.z;
  const back = -half.z;
  const glacisM = style.glacis * 2 * half.z;
  const rearM = style.rear * 2 * half.z;

  brush(shape, style.base, paint * 0.7);
  addFrustum(
    shape,
    { y: -half.y, z0: back + 0.35, z1: front - 0.75, halfX: half.x * 0.94 },
    { y: fender, z0: back, z1: front, halfX: half.x * 0.94 },
  );
  brush(shape, style.base, paint);
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
  brush(shape, style.base, paint);
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
      brush(shape, style.base, plate % 2 === 0 ? paint : paint * 0.85);
      const z = (plate - (plates - 1) / 2) * length;
      addBox(shape, side * (outer + 0.05), fender - 0.2, z, 0.03, 0.24, length * 0.485);
    }
  }
}

/** One track with its wheels; both sides use it, so the wheels show on either face. */
export function trackGeometry(style: TankStyle, box: Box, fine: boolean): BufferGeometry {
  const { half } = box;
  const shape = createShape();
  const radius = half.y * 0.92;
  const reach = half.z - radius;
  // The loop: flat below, round ahead and behind, sagging a little above.
  const loop: [z: number, y: number][] = [];
  const arc = fine ? 5 : 3;
  for (let step = 0; step <= arc; step++) {
    const angle = -Math.PI / 2 + (step / arc) * Math.PI;
    loop.push([
      reach + Math.cos(angle) * radius,
      Math.sin(angle) * radius * (angle > 0 ? 0.9 : 1) - half.y + radius,
    ]);
  }
  for (let step = 0; step <= arc; step++) {
    const angle = Math.PI / 2 + (step / arc) * Math.PI;
    loop.push([
      -reach + Math.cos(angle) * radius,
      Math.sin(angle) * radius * (angle < Math.PI ? 0.9 : 1) - half.y + radius,
    ]);
  }
  brush(shape, "#55504a");
  let along = 0;
  for (let at = 0; at < loop.length; at++) {
    const [z0, y0] = loop[at]!;
    const [z1, y1] = loop[(at + 1) % loop.length]!;
    const length = Math.hypot(z1 - z0, y1 - y0);
    band(shape, half.x, z0, y0, z1, y1, along, along + length);
    along += length;
  }
  wheels(shape, style, half.x, radius, reach, half.y, fine);
  shadeByHeight(shape, -half.y, half.y * 0.7, 0.62, 1);
  weather(shape, 0.13);
  return buildGeometry(shape);
}

/** A stretch of the track and the dark side faces under it down to the middle of the loop. */
function band(
  shape: Shape,
  halfX: number,
  z0: number,
  y0: number,
  z1: number,
  y1: number,
  along0: number,
  along1: number,
): void {
  addTriangleAlong(shape, [-halfX, y0, z0], [halfX, y0, z0], [halfX, y1, z1], along0, along0, along1);
  addTriangleAlong(shape, [-halfX, y0, z0], [halfX, y1, z1], [-halfX, y1, z1], along0, along1, along1);
  const tint = shape.tint.getHexString();
  brush(shape, "#211f1d");
  const inner = halfX * 0.82;
  addTriangleAlong(shape, [inner, y0, z0], [inner, 0, 0], [inner, y1, z1], -1, -1, -1);
  addTriangleAlong(shape, [-inner, y1, z1], [-inner, 0, 0], [-inner, y0, z0], -1, -1, -1);
  brush(shape, `#${tint}`);
  // Rims
  for (const side of [-1, 1] as const) {
    const x = side * halfX;
    const shrink = 0.88;
    const a: [number, number, number] = [x, y0, z0];
    const b: [number, number, number] = [x, y0 * shrink, z0 * shrink];
    const c: [number, number, number] = [x, y1 * shrink, z1 * shrink];
    const d: [number, number, number] = [x, y1, z1];
    if (side > 0) {
      addTriangleAlong(shape, a, b, c, -1, -1, -1);
      addTriangleAlong(shape, a, c, d, -1, -1, -1);
    } else {
      addTriangleAlong(shape, c, b, a, -1, -1, -1);
      addTriangleAlong(shape, d, c, a, -1, -1, -1);
    }
  }
}

function addTriangleAlong(
  shape: Shape,
  a: [number, number, number],
  b: [number, number, number],
  c: [number, number, number],
  alongA: number,
  alongB: number,
  alongC: number,
): void {
  shape.positions.push(...a, ...b, ...c);
  const { r, g, b: blue } = shape.tint;
  for (let corner = 0; corner < 3; corner++) shape.albedo.push(r, g, blue);
  shape.finish.push(shape.paint, alongA, shape.paint, alongB, shape.paint, alongC);
}

function wheels(
  shape: Shape,
  style: TankStyle,
  halfX: number,
  radius: number,
  reach: number,
  halfY: number,
  fine: boolean,
): void {
  const segments = fine ? 9 : 6;
  const count = style.roadWheels;
  const wheelRadius = Math.min(radius * 0.62, ((reach + radius * 0.3) / count) * 1.02);
  const faces = fine ? ([-1, 1] as const) : ([1, -1] as const);
  for (const side of faces) {
    const x = side * halfX * 0.86;
    const rings = (r: number, depth: number) =>
      side > 0
        ? [
            { at: -depth, radius: r },
            { at: depth, radius: r * 0.9 },
          ]
        : [
            { at: -depth, radius: r * 0.9 },
            { at: depth, radius: r },
          ];
    for (let wheel = 0; wheel < count; wheel++) {
      const z = (wheel / (count - 1) - 0.5) * 2 * (reach - wheelRadius * 0.1);
      const y = -halfY + 0.06 + wheelRadius;
      brush(shape, "#33312e");
      addTurned(shape, "x", [x, y, z], segments, rings(wheelRadius, 0.05));
      brush(shape, style.base, paint * 0.8);
      addTurned(shape, "x", [x + side * 0.035, y, z], segments, rings(wheelRadius * 0.7, 0.04));
    }
    brush(shape, style.base, paint * 0.6);
    for (const end of [-1, 1]) {
      addTurned(
        shape,
        "x",
        [x + side * 0.02, -halfY + radius * 1.02, end * reach],
        segments,
        rings(radius * 0.58, 0.06),
      );
    }
  }
}

/** The turret with cupola, bin and aerial. */
export function turretGeometry(style: TankStyle, box: Box, fine: boolean): BufferGeometry {
  const { half, centre } = box;
  const shape = createShape();
  const low = centre.y - half.y;
  const high = centre.y + half.y;
  brush(shape, style.base, paint);
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
  brush(shape, style.base, paint * 0.55);
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
  brush(shape, style.base, paint * 0.7);
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
