/** Low-poly shapes from a few primitives: flat faces, a colour and a finish for every face. */
import { BufferAttribute, BufferGeometry, Color } from "three";
import { mergeVertices } from "three/addons/utils/BufferGeometryUtils.js";

/** Corners of triangles in a row, filled by the functions below. */
export type Shape = {
  readonly positions: number[];
  readonly albedo: number[];
  /** Pairs: share of team paint, and metres along a track (negative: no track). */
  readonly finish: number[];
  readonly tint: Color;
  paint: number;
};

export function createShape(): Shape {
  return { positions: [], albedo: [], finish: [], tint: new Color(1, 1, 1), paint: 0 };
}

/** The colour and the share of team paint of what is added next. */
export function brush(shape: Shape, colour: string, paint = 0): void {
  shape.tint.set(colour);
  shape.paint = paint;
}

export type Corner = readonly [x: number, y: number, z: number];

/** Adds a triangle, counter-clockwise seen from outside; `along` are metres along a track. */
export function addTriangle(
  shape: Shape,
  a: Corner,
  b: Corner,
  c: Corner,
  along: readonly [number, number, number] = [-1, -1, -1],
): void {
  shape.positions.push(...a, ...b, ...c);
  const { r, g, b: blue } = shape.tint;
  for (let corner = 0; corner < 3; corner++) {
    shape.albedo.push(r, g, blue);
    shape.finish.push(shape.paint, along[corner]!);
  }
}

/** Adds a quadrilateral, counter-clockwise seen from outside. */
export function addQuad(shape: Shape, a: Corner, b: Corner, c: Corner, d: Corner): void {
  addTriangle(shape, a, b, c);
  addTriangle(shape, a, c, d);
}

/** A rectangle on a level: from z0 (back) to z1 (front), half as wide as `halfX` around `x`. */
export type Deck = { y: number; z0: number; z1: number; halfX: number; x?: number };

/** Adds the solid between two decks, `low` under `high`. */
export function addFrustum(shape: Shape, low: Deck, high: Deck): void {
  const corner = (deck: Deck, side: number, end: "z0" | "z1"): Corner => [
    (deck.x ?? 0) + side * deck.halfX,
    deck.y,
    deck[end],
  ];
  const [a, b, c, d] = [
    corner(low, -1, "z0"),
    corner(low, 1, "z0"),
    corner(low, 1, "z1"),
    corner(low, -1, "z1"),
  ];
  const [e, f, g, h] = [
    corner(high, -1, "z0"),
    corner(high, 1, "z0"),
    corner(high, 1, "z1"),
    corner(high, -1, "z1"),
  ];
  addQuad(shape, a, b, c, d);
  addQuad(shape, e, h, g, f);
  addQuad(shape, a, e, f, b);
  addQuad(shape, d, c, g, h);
  addQuad(shape, a, d, h, e);
  addQuad(shape, b, f, g, c);
}

/** Adds a box around a centre. */
export function addBox(
  shape: Shape,
  x: number,
  y: number,
  z: number,
  hx: number,
  hy: number,
  hz: number,
): void {
  addFrustum(
    shape,
    { y: y - hy, z0: z - hz, z1: z + hz, halfX: hx, x },
    { y: y + hy, z0: z - hz, z1: z + hz, halfX: hx, x },
  );
}

export type Ring = { at: number; radius: number };

/**
 * Adds a body turned about an axis through `centre`: rings from low to high along it. A ring of radius 0 is a
 * tip; open ends are closed.
 */
export function addTurned(
  shape: Shape,
  axis: "x" | "y" | "z",
  centre: Corner,
  segments: number,
  rings: readonly Ring[],
  twistRad = 0,
): void {
  const place = (ring: Ring, segment: number): Corner => {
    const angle = twistRad + (segment / segments) * 2 * Math.PI;
    const u = Math.cos(angle) * ring.radius;
    const v = Math.sin(angle) * ring.radius;
    if (axis === "y") return [centre[0] + v, centre[1] + ring.at, centre[2] + u];
    if (axis === "z") return [centre[0] + u, centre[1] + v, centre[2] + ring.at];
    return [centre[0] + ring.at, centre[1] + u, centre[2] + v];
  };
  const first = rings[0];
  const last = rings.at(-1);
  if (!first || !last) return;
  for (let s = 0; s < segments; s++) {
    for (let r = 0; r + 1 < rings.length; r++) {
      const low = rings[r]!;
      const high = rings[r + 1]!;
      const [a, b, c, d] = [place(low, s), place(low, s + 1), place(high, s + 1), place(high, s)];
      if (low.radius > 0) addTriangle(shape, a, b, high.radius > 0 ? c : d);
      if (high.radius > 0) addTriangle(shape, a, c, d);
    }
    if (first.radius > 0)
      addTriangle(shape, place({ at: first.at, radius: 0 }, 0), place(first, s + 1), place(first, s));
    if (last.radius > 0)
      addTriangle(shape, place({ at: last.at, radius: 0 }, 0), place(last, s), place(last, s + 1));
  }
}

/** Multiplies the colours from `low` at height y0 to `high` at y1: a cheap shade of what is near the ground. */
export function shadeByHeight(
  shape: Shape,
  y0: number,
  y1: number,
  low: number,
  high: number,
  from = 0,
): void {
  for (let at = from; at < shape.positions.length; at += 3) {
    const share = Math.min(1, Math.max(0, (shape.positions[at + 1]! - y0) / (y1 - y0)));
    const factor = low + (high - low) * share;
    for (let channel = 0; channel < 3; channel++) shape.albedo[at + channel]! *= factor;
  }
}

/** Makes every flat face a little lighter or darker than its neighbours, by at most `share`; triangles of one plane alike. */
export function weather(shape: Shape, share: number): void {
  const p = shape.positions;
  for (let at = 0; at < p.length; at += 9) {
    const [ux, uy, uz] = [p[at + 3]! - p[at]!, p[at + 4]! - p[at + 1]!, p[at + 5]! - p[at + 2]!];
    const [vx, vy, vz] = [p[at + 6]! - p[at]!, p[at + 7]! - p[at + 1]!, p[at + 8]! - p[at + 2]!];
    const normal = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const;
    const length = Math.hypot(...normal) || 1;
    const [x, y, z] = [normal[0] / length, normal[1] / length, normal[2] / length];
    const off = x * p[at]! + y * p[at + 1]! + z * p[at + 2]!;
    const key = [x, y, z, off].map((value) => Math.round(value * 20));
    const hash = Math.sin(key[0]! * 12.99 + key[1]! * 78.23 + key[2]! * 37.72 + key[3]! * 4.14) * 43758.5453;
    const factor = 1 + ((hash - Math.floor(hash)) * 2 - 1) * share;
    for (let channel = 0; channel < 9; channel++) shape.albedo[at + channel]! *= factor;
  }
}

/**
 * The shape as geometry with attributes position, normal (of the face, or smooth), albedo and finish. Corners that are alike in
 * all of them are one: a processor that draws works each out once.
 */
export function buildGeometry(shape: Shape, isSmooth = false): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(shape.positions), 3));
  geometry.setAttribute("albedo", new BufferAttribute(new Float32Array(shape.albedo), 3));
  geometry.setAttribute("finish", new BufferAttribute(new Float32Array(shape.finish), 2));
  const shared = isSmooth ? mergeVertices(geometry) : geometry;
  // Where corners are not shared, these are the normals of the faces.
  shared.computeVertexNormals();
  return isSmooth ? shared : mergeVertices(shared);
}
