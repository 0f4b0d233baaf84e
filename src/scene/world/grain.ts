import { DataTexture, LinearFilter, LinearMipmapLinearFilter, RedFormat, RepeatWrapping } from "three";
import { createRandom } from "#game/random.ts";

/** Blurred noise that tiles: `side` x `side` bytes around 128. */
function grainTexels(side: number, seed: number): Uint8Array<ArrayBuffer> {
  const random = createRandom(seed);
  const sum = new Float32Array(side * side);
  for (let cells = side / 2, strength = 0.34; cells >= 4; cells /= 2, strength *= 1.12) {
    const lattice = Float32Array.from({ length: cells * cells }, () => random() * 2 - 1);
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        const x = (column / side) * cells;
        const y = (row / side) * cells;
        const [x0, y0] = [Math.floor(x), Math.floor(y)];
        const [u, v] = [x - x0, y - y0];
        const at = (ix: number, iy: number): number => lattice[(iy % cells) * cells + (ix % cells)]!;
        const near = at(x0, y0) + (at(x0 + 1, y0) - at(x0, y0)) * u;
        const far = at(x0, y0 + 1) + (at(x0 + 1, y0 + 1) - at(x0, y0 + 1)) * u;
        sum[row * side + column]! += (near + (far - near) * v) * strength;
      }
    }
  }
  return Uint8Array.from(sum, (value) => Math.min(255, Math.max(0, 128 + value * 80)));
}

/** A small tiling texture that roughens the ground near the camera and gives the clouds their shape. */
export function createGrain(fine: boolean): DataTexture {
  const side = 256;
  const texture = new DataTexture(grainTexels(side, 31), side, side, RedFormat);
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.minFilter = fine ? LinearMipmapLinearFilter : LinearFilter;
  texture.magFilter = LinearFilter;
  texture.generateMipmaps = fine;
  texture.anisotropy = fine ? 4 : 1;
  texture.needsUpdate = true;
  return texture;
}
