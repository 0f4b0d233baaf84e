/** Length of a grid cell, metres. */
const CELL_M = 4;

export type Terrain = {
  readonly heightAt: (x: number, z: number) => number;
  readonly normalAt: (x: number, z: number, out: Float64Array | number[]) => void;
};

/** Samples `height` on a grid once, so that asking costs four reads; between the samples it is bilinear. */
export function createTerrain(sizeM: number, height: (x: number, z: number) => number): Terrain {
  const cells = Math.round(sizeM / CELL_M);
  const stride = cells + 1;
  const half = sizeM / 2;
  const heights = new Float64Array(stride * stride);
  for (let row = 0; row < stride; row++) {
    for (let column = 0; column < stride; column++) {
      heights[row * stride + column] = height(column * CELL_M - half, row * CELL_M - half);
    }
  }

  const heightAt = (x: number, z: number): number => {
    const across = gridPlace(x, half, cells);
    const along = gridPlace(z, half, cells);
    const column = Math.min(cells - 1, Math.floor(across));
    const row = Math.min(cells - 1, Math.floor(along));
    const u = across - column;
    const v = along - row;
    const at = row * stride + column;
    const near = heights[at]! + (heights[at + 1]! - heights[at]!) * u;
    const far = heights[at + stride]! + (heights[at + stride + 1]! - heights[at + stride]!) * u;
    return near + (far - near) * v;
  };

  return {
    heightAt,
    normalAt(x, z, out) {
      const slopeX = (heightAt(x + CELL_M / 2, z) - heightAt(x - CELL_M / 2, z)) / CELL_M;
      const slopeZ = (heightAt(x, z + CELL_M / 2) - heightAt(x, z - CELL_M / 2)) / CELL_M;
      const length = Math.sqrt(slopeX * slopeX + 1 + slopeZ * slopeZ);
      out[0] = -slopeX / length;
      out[1] = 1 / length;
      out[2] = -slopeZ / length;
    },
  };
}

/** The place on the grid, in cells; what is off the field or no number at all counts as its edge. */
function gridPlace(metres: number, half: number, cells: number): number {
  const place = (metres + half) / CELL_M;
  return place > 0 ? Math.min(place, cells) : 0;
}
