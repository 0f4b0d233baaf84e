import type { Corner, Shape } from "./shape.ts";
import { addTriangle } from "./shape.ts";

const t = (1 + Math.sqrt(5)) / 2;
const corners: readonly Corner[] = [
  [-1, t, 0],
  [1, t, 0],
  [-1, -t, 0],
  [1, -t, 0],
  [0, -1, t],
  [0, 1, t],
  [0, -1, -t],
  [0, 1, -t],
  [t, 0, -1],
  [t, 0, 1],
  [-t, 0, -1],
  [-t, 0, 1],
];
const faces: readonly (readonly [number, number, number])[] = [
  [0, 11, 5],
  [0, 5, 1],
  [0, 1, 7],
  [0, 7, 10],
  [0, 10, 11],
  [1, 5, 9],
  [5, 11, 4],
  [11, 10, 2],
  [10, 7, 6],
  [7, 1, 8],
  [3, 9, 4],
  [3, 4, 2],
  [3, 2, 6],
  [3, 6, 8],
  [3, 8, 9],
  [4, 9, 5],
  [2, 4, 11],
  [6, 2, 10],
  [8, 6, 7],
  [9, 8, 1],
];

/** Adds a ball of 20 faces (80 with one split), its corners pushed in and out by `roughness` of the radius. */
export function addBall(
  shape: Shape,
  centre: Corner,
  radius: Corner,
  options: { readonly splits?: 0 | 1; readonly roughness?: number; readonly seed?: number } = {},
): void {
  const { splits = 0, roughness = 0, seed = 0 } = options;
  const place = (direction: Corner): Corner => {
    const length = Math.hypot(...direction);
    const [x, y, z] = [direction[0] / length, direction[1] / length, direction[2] / length];
    // The same corner of two faces gets the same push.
    const hash = Math.sin(x * 12.9898 + y * 78.233 + z * 37.719 + seed * 4.137) * 43758.5453;
    const push = 1 + roughness * ((hash - Math.floor(hash)) * 2 - 1);
    return [
      centre[0] + x * radius[0] * push,
      centre[1] + y * radius[1] * push,
      centre[2] + z * radius[2] * push,
    ];
  };
  const middle = (a: Corner, b: Corner): Corner => [
    round((a[0] + b[0]) / 2),
    round((a[1] + b[1]) / 2),
    round((a[2] + b[2]) / 2),
  ];
  const add = (a: Corner, b: Corner, c: Corner): void => addTriangle(shape, place(a), place(b), place(c));
  for (const [i, j, k] of faces) {
    const [a, b, c] = [corners[i]!, corners[j]!, corners[k]!];
    if (splits === 0) {
      add(a, b, c);
      continue;
    }
    const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
    add(a, ab, ca);
    add(b, bc, ab);
    add(c, ca, bc);
    add(ab, bc, ca);
  }
}

/** Rounding keeps the hash of a corner equal, whichever edge it was reached from. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
