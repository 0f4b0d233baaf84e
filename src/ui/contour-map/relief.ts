import type { Grid } from "./contours.ts";

/** Red, green and blue, 0 to 255 each. */
export type Ink = readonly [red: number, green: number, blue: number];

/** Steepness is overdrawn, so that gentle ground shows its shape. */
const EXAGGERATION = 3.2;
const STRONGEST = 0.32;
/** Slopes are taken over so many cells to each side: wider is softer. */
const REACH = 2;

/**
 * Light and shade of the ground under a low sun in the north-west, as RGBA bytes, one pixel a corner of
 * the grid: the light ink where a slope faces the sun and, fainter, on the heights; the shade ink where it
 * turns away. `cellM` is the length of a cell in metres.
 */
export function shadeRelief(
  grid: Grid,
  cellM: number,
  light: Ink,
  shade: Ink,
): Uint8ClampedArray<ArrayBuffer> {
  const { columns, rows, heights } = grid;
  const width = columns + 1;
  const pixels = new Uint8ClampedArray(4 * width * (rows + 1));
  const height = (column: number, row: number) =>
    heights[Math.min(Math.max(row, 0), rows) * width + Math.min(Math.max(column, 0), columns)] ?? 0;
  const lowest = heights.reduce((one, other) => Math.min(one, other), Infinity);
  const highest = heights.reduce((one, other) => Math.max(one, other), -Infinity);
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++) {
      const east =
        ((height(column + REACH, row) - height(column - REACH, row)) / (2 * REACH * cellM)) * EXAGGERATION;
      const south =
        ((height(column, row + REACH) - height(column, row - REACH)) / (2 * REACH * cellM)) * EXAGGERATION;
      // The sun stands 40 degrees high; level ground has 0.64 of its light.
      const lit = (east * 0.54 + south * 0.54 + 0.64) / Math.hypot(east, south, 1) - 0.64;
      const share = highest > lowest ? (height(column, row) - lowest) / (highest - lowest) : 0;
      const strength = Math.min(Math.max(lit + 0.16 * (share - 0.4), -0.9), 0.9);
      pixels.set(
        [...(strength > 0 ? light : shade), Math.abs(strength) * STRONGEST * 255],
        4 * (row * width + column),
      );
    }
  return pixels;
}

/** Reads a token of the form `231 196 128`; black when it has another form. */
export function readInk(token: string): Ink {
  const [red = 0, green = 0, blue = 0] = token.trim().split(/\s+/u).map(Number);
  return [red, green, blue].every(Number.isFinite) ? [red, green, blue] : [0, 0, 0];
}
