/** A source of numbers in [0, 1), the same for the same seed on every machine. */
export type Random = () => number;

/** A mulberry32 generator: 32 bits of state, integer arithmetic only. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return mix(state);
  };
}

/** A number in [0, 1) for a point of the integer lattice. */
export function latticeRandom(x: number, z: number, seed: number): number {
  return mix((Math.imul(x, 0x27d4eb2d) ^ Math.imul(z, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1)) | 0);
}

function mix(state: number): number {
  let bits = Math.imul(state ^ (state >>> 15), state | 1);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
  return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
}
