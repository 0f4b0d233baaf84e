/** A height in metres at a place, `east` and `south` in metres. */
export type HeightAt = (eastM: number, southM: number) => number;

/** The part of the ground that a map shows, in metres. */
export type MapArea = {
  readonly eastM: number;
  readonly southM: number;
  readonly widthM: number;
  readonly depthM: number;
};

/** A line of equal height: x and y in turn, in cells of the grid; closed lines end where they began. */
export type ContourLine = { readonly points: readonly number[]; readonly isClosed: boolean };
export type Contour = { readonly heightM: number; readonly lines: readonly ContourLine[] };

export type Grid = { readonly columns: number; readonly rows: number; readonly heights: Float32Array };

/** Samples the ground at the corners of `columns` by `rows` cells. A height that is no number counts as 0. */
export function sampleGrid(heightAt: HeightAt, area: MapArea, columns: number, rows: number): Grid {
  const heights = new Float32Array((columns + 1) * (rows + 1));
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++) {
      const height = heightAt(
        area.eastM + (area.widthM * column) / columns,
        area.southM + (area.depthM * row) / rows,
      );
      heights[row * (columns + 1) + column] = Number.isFinite(height) ? height : 0;
    }
  return { columns, rows, heights };
}

const MAX_LEVELS = 60;

/**
 * The contour lines of a grid, one every `intervalM` metres of height (wider where that would be more
 * than 60 of them), by marching squares.
 */
export function contoursOf(grid: Grid, intervalM: number): readonly Contour[] {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const height of grid.heights) {
    lowest = Math.min(lowest, height);
    highest = Math.max(highest, height);
  }
  if (!(highest > lowest) || !(intervalM > 0)) return [];
  const step = intervalM * Math.max(1, Math.ceil((highest - lowest) / intervalM / MAX_LEVELS));
  const contours: Contour[] = [];
  for (let level = Math.ceil(lowest / step); level * step < highest; level++) {
    const lines = linesAt(grid, level * step);
    if (lines.length > 0) contours.push({ heightM: level * step, lines });
  }
  return contours;
}

/** Corners are numbered clockwise from the top left; an edge has the number of the corner it starts at. */
const SEGMENTS: readonly (readonly [number, number][])[] = [
  [],
  [[3, 0]],
  [[0, 1]],
  [[3, 1]],
  [[1, 2]],
  [], // a saddle: decided by the middle of the cell
  [[0, 2]],
  [[3, 2]],
  [[2, 3]],
  [[2, 0]],
  [], // the other saddle
  [[2, 1]],
  [[1, 3]],
  [[1, 0]],
  [[0, 3]],
  [],
];

function linesAt(grid: Grid, level: number): readonly ContourLine[] {
  const { columns, rows, heights } = grid;
  const width = columns + 1;
  const links = new Map<number, number[]>();
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const first = row * width + column;
      const corners = [first, first + 1, first + width + 1, first + width].map((at) => heights[at] ?? 0);
      const [a = 0, b = 0, c = 0, d = 0] = corners;
      const shape = (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0);
      for (const [from, to] of segmentsOf(shape, (a + b + c + d) / 4 >= level))
        link(links, edgeId(from, first, width), edgeId(to, first, width));
    }
  return chains(links).map(({ ids, isClosed }) => ({
    isClosed,
    points: ids.flatMap((id) => crossing(grid, id, level)),
  }));
}

function segmentsOf(shape: number, isMiddleHigh: boolean): readonly (readonly [number, number])[] {
  if (shape === 5) return isMiddleHigh ? [[0, 1], [2, 3]] : [[3, 0], [1, 2]]; // prettier-ignore
  if (shape === 10) return isMiddleHigh ? [[3, 0], [1, 2]] : [[0, 1], [2, 3]]; // prettier-ignore
  return SEGMENTS[shape] ?? [];
}

/** Even: the edge that runs right from a corner; odd: the one that runs down. */
function edgeId(edge: number, first: number, width: number): number {
  if (edge === 0) return 2 * first;
  if (edge === 1) return 2 * (first + 1) + 1;
  if (edge === 2) return 2 * (first + width);
  return 2 * first + 1;
}

function link(links: Map<number, number[]>, from: number, to: number): void {
  for (const [one, other] of [
    [from, to],
    [to, from],
  ] as const) {
    // prettier-ignore
    const known = links.get(one);
    if (known === undefined) links.set(one, [other]);
    else known.push(other);
  }
}

/** Walks the links from edge to edge: lines that end at the border first, then the closed ones. */
function chains(
  links: Map<number, number[]>,
): readonly { readonly ids: readonly number[]; readonly isClosed: boolean }[] {
  const found: { ids: number[]; isClosed: boolean }[] = [];
  const seen = new Set<number>();
  for (const isClosed of [false, true])
    for (const [start, neighbours] of links) {
      if (seen.has(start) || (!isClosed && neighbours.length !== 1)) continue;
      const ids: number[] = [];
      for (
        let at: number | undefined = start;
        at !== undefined;
        at = links.get(at)?.find((id) => !seen.has(id))
      ) {
        seen.add(at);
        ids.push(at);
      }
      found.push({ ids, isClosed });
    }
  return found;
}

function crossing(grid: Grid, id: number, level: number): readonly [number, number] {
  const width = grid.columns + 1;
  const first = id >> 1;
  const isAcross = id % 2 === 0;
  const from = grid.heights[first] ?? 0;
  const to = grid.heights[isAcross ? first + 1 : first + width] ?? 0;
  const share = to === from ? 0.5 : Math.min(1, Math.max(0, (level - from) / (to - from)));
  const column = first % width;
  const row = Math.floor(first / width);
  return isAcross ? [column + share, row] : [column, row + share];
}
