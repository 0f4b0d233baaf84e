import { latticeRandom } from "../random.ts";

/** Smooth noise within [-1, 1] whose hills are about 1 across. Only exactly rounded arithmetic. */
export function valueNoise(x: number, z: number, seed: number): number {
  const ix = Math.floor(x);
  const iz = Math.floor(z);
  const u = fade(x - ix);
  const v = fade(z - iz);
  const near = mixShare(latticeRandom(ix, iz, seed), latticeRandom(ix + 1, iz, seed), u);
  const far = mixShare(latticeRandom(ix, iz + 1, seed), latticeRandom(ix + 1, iz + 1, seed), u);
  return mixShare(near, far, v) * 2 - 1;
}

/** Several octaves of noise, each half as strong and about twice as fine; within [-1, 1]. */
export function fractalNoise(x: number, z: number, seed: number, octaves: number): number {
  let sum = 0;
  let strength = 1;
  let total = 0;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave++) {
    // Turning each octave a little (3-4-5, exact) hides the lattice.
    const turnedX = octave % 2 === 0 ? x : x * 0.8 - z * 0.6;
    const turnedZ = octave % 2 === 0 ? z : x * 0.6 + z * 0.8;
    sum += strength * valueNoise(turnedX * scale, turnedZ * scale, seed + octave * 101);
    total += strength;
    strength *= 0.5;
    scale *= 2.03;
  }
  return sum / total;
}

/** 0 up to `from`, 1 from `to` on, smooth in between. */
export function smoothStep(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

/** a at share 0, b at share 1. */
export function mixShare(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

function fade(share: number): number {
  return share * share * share * (share * (share * 6 - 15) + 10);
}
