import type { Cover } from "../cover.ts";

const CELL_M = 16;
/** How far around a point the answer of `near` is complete, metres. */
export const COVER_REACH_M = 6;

export interface CoverGrid {
  /** Writes the indices of what may stand within COVER_REACH_M of the point; returns how many. */
  near(x: number, z: number, out: Int32Array): number;
}

/** Sorts cover into cells, each holding all that reaches near it. */
export function createCoverGrid(sizeM: number, cover: readonly Cover[]): CoverGrid {
  const cells = Math.ceil(sizeM / CELL_M);
  const half = sizeM / 2;
  const cellOf = (metres: number) => {
    const cell = Math.floor((metres + half) / CELL_M);
    return cell > 0 ? Math.min(cell, cells - 1) : 0;
  };
  const lists: number[][] = Array.from({ length: cells * cells }, () => []);
  for (const [index, { x, z, radiusM }] of cover.entries()) {
    const reach = radiusM + COVER_REACH_M;
    for (let row = cellOf(z - reach); row <= cellOf(z + reach); row++) {
      for (let column = cellOf(x - reach); column <= cellOf(x + reach); column++) {
        lists[row * cells + column]!.push(index);
      }
    }
  }
  const starts = new Int32Array(cells * cells + 1);
  for (const [cell, list] of lists.entries()) starts[cell + 1] = starts[cell]! + list.length;
  const members = Int32Array.from(lists.flat());

  return {
    near(x, z, out) {
      const cell = cellOf(z) * cells + cellOf(x);
      const start = starts[cell]!;
      const count = Math.min(out.length, starts[cell + 1]! - start);
      for (let each = 0; each < count; each++) out[each] = members[start + each]!;
      return count;
    },
  };
}
