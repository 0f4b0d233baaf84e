import { fractalNoise, mixShare, smoothStep, valueNoise } from "./noise.ts";

/** A kind of battlefield before its grid is made. */
export type Landscape = {
  /** The height that the seed gives a place, metres. Slow: the terrain samples it once. */
  readonly heightAt: (x: number, z: number, seed: number) => number;
  readonly waterLevelM: number | undefined;
  /** How many of each kind of cover a field of a square kilometre is given. */
  readonly trees: number;
  readonly rocks: number;
  readonly hedges: number;
  readonly walls: number;
  readonly houses: number;
};

/** A river winds from north to south; teams face each other over it, each behind a low rim, hills behind. */
export const VALLEY: Landscape = {
  heightAt: valleyHeight,
  waterLevelM: -1.1,
  trees: 460,
  rocks: 90,
  hedges: 64,
  walls: 26,
  houses: 16,
};

/** Rolling, open and dry; long views, many rocks. */
export const MOOR: Landscape = {
  heightAt: moorHeight,
  waterLevelM: undefined,
  trees: 150,
  rocks: 260,
  hedges: 30,
  walls: 40,
  houses: 6,
};

/** Land falls from the downs in the south to a shallow sea in the north, with bluffs over the beach. */
export const COAST: Landscape = {
  heightAt: coastHeight,
  waterLevelM: 0,
  trees: 260,
  rocks: 140,
  hedges: 56,
  walls: 30,
  houses: 14,
};

/** Where the valley's river runs at `z`: its distance from the middle line, metres. */
function riverX(z: number, seed: number): number {
  return valueNoise(z / 170, 0.37, seed + 11) * 26 + valueNoise(z / 61, 4.2, seed + 12) * 5;
}

function valleyHeight(x: number, z: number, seed: number): number {
  const away = Math.abs(x - riverX(z, seed));
  const bank = mixShare(-2, 2.6, smoothStep(7, 40, away));
  // The rim has gaps, but none where the teams start: nobody is shot at before having moved.
  const unbroken = 1 - smoothStep(40, 75, Math.abs(z));
  const gaps = smoothStep(-0.35, 0.35, valueNoise(z / 47, x > 0 ? 1.5 : 7.5, seed + 21));
  const rim = 5 * Math.max(gaps, unbroken) * smoothStep(62, 96, away) * (1 - smoothStep(96, 132, away));
  const terrace = 2.4 * smoothStep(50, 110, away);
  const rolling = fractalNoise(x / 85, z / 85, seed + 31, 3) * 3.4 * smoothStep(16, 60, away);
  const rough = fractalNoise(x / 23, z / 23, seed + 32, 2) * 0.45 * smoothStep(10, 30, away);
  const crests = 0.75 + 0.45 * fractalNoise(x / 130, z / 130, seed + 41, 4);
  const hills = 46 * crests * smoothStep(205, 450, away);
  const shoulders = 26 * crests * smoothStep(190, 460, Math.abs(z)) * smoothStep(30, 150, away);
  return bank + rim + terrace + rolling + rough + hills + shoulders;
}

function moorHeight(x: number, z: number, seed: number): number {
  const swells = fractalNoise(x / 140, z / 140, seed + 51, 4) * 11;
  const rough = fractalNoise(x / 26, z / 26, seed + 52, 2) * 0.7;
  // Tors: where the noise is high, the ground stands up.
  const tors = 9 * smoothStep(0.35, 0.7, valueNoise(x / 75, z / 75, seed + 53));
  return 12 + swells + rough + tors;
}

function coastHeight(x: number, z: number, seed: number): number {
  const shore = -150 + valueNoise(x / 150, 0.61, seed + 61) * 42 + valueNoise(x / 52, 3.1, seed + 62) * 9;
  const inland = z - shore;
  const beach = mixShare(-1, 2.2, smoothStep(-40, 26, inland));
  const bluffs = 6.5 * smoothStep(26, 60, inland) * (0.55 + 0.45 * valueNoise(x / 60, 8.8, seed + 63));
  const downs = 24 * smoothStep(90, 560, inland) * (0.9 + 0.3 * fractalNoise(x / 120, z / 120, seed + 64, 3));
  const rolling = fractalNoise(x / 80, z / 80, seed + 65, 3) * 3.2 * smoothStep(10, 90, inland);
  return beach + bluffs + downs + rolling;
}
