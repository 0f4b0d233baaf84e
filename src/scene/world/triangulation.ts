/**
 * A square grid of heights drawn with few triangles: right-angled ones, halved again and again where the land bends
 * more than the eye would forgive from where it is. Neighbours always agree where they meet, so no crack opens
 * (Lindstrom and Pascucci, "Visualization of large terrains made easy", 2001: errors and reaches are nested).
 */
import type { Eye } from "../camera/eye.ts";

/** How far off a place may be drawn for each metre of distance; about a pixel and a half of 360 lines. */
const errorShare = 0.0042;
/** No triangle is longer than this share of its distance: the haze is worked out at its corners. */
const lengthShare = 0.42;
/** Smaller triangles are not asked whether they are seen. */
const culledM = 30;

export type Triangulation = {
  /** Corners of triangles, three each, nearest to the eye first. */
  readonly index: Uint32Array;
  /** Writes what this eye needs into `index` and says how many corners that are. */
  fill(eye: Eye): number;
};

/**
 * `positions` are x, y, z of `side` rows of `side` corners, row by row; `side` is a power of two and one more.
 * No more than `most` triangles are used: where that is too few, everything becomes coarser.
 */
export function createTriangulation(positions: Float32Array, side: number, most: number): Triangulation {
  const cells = side - 1;
  const errors = new Float32Array(side * side);
  const reaches = new Float32Array(side * side);
  const index = new Uint32Array(most * 3);
  let eye: Eye;
  let count = 0;
  let allowed = errorShare;
  let isFull = false;

  const distance = (a: number, b: number): number =>
    Math.hypot(
      positions[a * 3]! - positions[b * 3]!,
      positions[a * 3 + 1]! - positions[b * 3 + 1]!,
      positions[a * 3 + 2]! - positions[b * 3 + 2]!,
    );

  /** The corner that halves the long side from a to b, where lines of the grid leave one there; else -1. */
  function middle(a: number, b: number): number {
    const column = (a % side) + (b % side);
    const row = Math.floor(a / side) + Math.floor(b / side);
    return column % 2 === 0 && row % 2 === 0 ? (row / 2) * side + column / 2 : -1;
  }

  /**
   * How wrong the triangles `depth` halvings down are, with all that is within them, and how far that reaches. A
   * corner has triangles on both sides: all of one size must be measured before those that hold them.
   */
  function measure(a: number, b: number, c: number, depth: number): void {
    const m = middle(a, b);
    if (m < 0) return;
    if (depth > 0) {
      measure(c, a, m, depth - 1);
      measure(b, c, m, depth - 1);
      return;
    }
    const off = Math.abs(positions[m * 3 + 1]! - (positions[a * 3 + 1]! + positions[b * 3 + 1]!) / 2);
    let error = Math.max(errors[m]!, off, (distance(a, b) / lengthShare) * errorShare);
    let reach = Math.max(reaches[m]!, distance(m, a), distance(m, b), distance(m, c));
    for (let half = 0; half < 2; half++) {
      const inner = half === 0 ? middle(c, a) : middle(b, c);
      if (inner < 0) continue;
      error = Math.max(error, errors[inner]!);
      reach = Math.max(reach, reaches[inner]! + distance(m, inner));
    }
    errors[m] = error;
    reaches[m] = reach;
  }

  function split(a: number, b: number, c: number): void {
    const m = middle(a, b);
    if (m >= 0) {
      const x = positions[m * 3]!;
      const y = positions[m * 3 + 1]!;
      const z = positions[m * 3 + 2]!;
      const reach = reaches[m]!;
      if (reach > culledM && !eye.sees(x, y, z, reach)) return;
      const { place } = eye;
      const dx = x - place.x;
      const dy = y - place.y;
      const dz = z - place.z;
      const away = Math.sqrt(dx * dx + dy * dy + dz * dz) - reach;
      if (errors[m]! > allowed * away) {
        const ax = positions[a * 3]! - place.x;
        const az = positions[a * 3 + 2]! - place.z;
        const bx = positions[b * 3]! - place.x;
        const bz = positions[b * 3 + 2]! - place.z;
        if (ax * ax + az * az < bx * bx + bz * bz) {
          split(c, a, m);
          split(b, c, m);
        } else {
          split(b, c, m);
          split(c, a, m);
        }
        return;
      }
    }
    if (count + 3 > index.length) {
      isFull = true;
      return;
    }
    index[count] = a;
    index[count + 1] = b;
    index[count + 2] = c;
    count += 3;
  }

  const last = side * side - 1;
  const [left, right] = [0, cells];
  const corner = last - cells;
  for (let depth = 2 * Math.log2(cells); depth >= 0; depth--) {
    measure(left, last, right, depth);
    measure(last, left, corner, depth);
  }

  return {
    index,
    fill(next) {
      eye = next;
      allowed = errorShare / eye.magnification;
      for (;;) {
        count = 0;
        isFull = false;
        split(left, last, right);
        split(last, left, corner);
        if (!isFull) return count;
        allowed *= 1.5;
      }
    },
  };
}
