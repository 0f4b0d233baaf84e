/** Tools to make waves of: all on Float32Arrays of samples, at a rate in Hz. */
import type { Random } from "#game/random.ts";

const TURN = 2 * Math.PI;

export function silence(rateHz: number, seconds: number): Float32Array<ArrayBuffer> {
  return new Float32Array(Math.round(rateHz * seconds));
}

/** White noise that falls to a hundredth within `fallS`, added from `fromS` on. */
export function addNoise(
  wave: Float32Array,
  rateHz: number,
  random: Random,
  {
    fromS = 0,
    fallS,
    strength,
    riseS = 0,
  }: { fromS?: number; fallS: number; strength: number; riseS?: number },
): void {
  const from = Math.round(fromS * rateHz);
  const fall = 0.01 ** (1 / (fallS * rateHz));
  let level = strength;
  for (let at = from; at < wave.length && level > 1e-5; at++, level *= fall) {
    const rise = riseS > 0 ? Math.min(1, (at - from) / (riseS * rateHz)) : 1;
    wave[at]! += (random() * 2 - 1) * level * rise;
  }
}

/** A tone that glides from one pitch to another and falls to a hundredth within `fallS`. */
export function addTone(
  wave: Float32Array,
  rateHz: number,
  tone: { fromS?: number; fallS: number; strength: number; fromHz: number; toHz?: number; glideS?: number },
): void {
  const { fromS = 0, fallS, strength, fromHz, toHz = fromHz, glideS = fallS } = tone;
  const from = Math.round(fromS * rateHz);
  const fall = 0.01 ** (1 / (fallS * rateHz));
  const glide = 0.05 ** (1 / (glideS * rateHz));
  let level = strength;
  let above = fromHz - toHz;
  let phase = 0;
  for (let at = from; at < wave.length && level > 1e-5; at++, level *= fall, above *= glide) {
    phase += (TURN * (toHz + above)) / rateHz;
    wave[at]! += Math.sin(phase) * level;
  }
}

/** Takes off what is above a pitch, 12 dB an octave; it glides from `fromHz` to `toHz` within `glideS`. */
export function lowPass(wave: Float32Array, rateHz: number, fromHz: number, toHz = fromHz, glideS = 1): void {
  const glide = 0.05 ** (1 / (glideS * rateHz));
  let above = fromHz - toHz;
  let first = 0;
  let second = 0;
  for (let at = 0; at < wave.length; at++, above *= glide) {
    const share = 1 - Math.exp((-TURN * (toHz + above)) / rateHz);
    first += (wave[at]! - first) * share;
    second += (first - second) * share;
    wave[at] = second;
  }
}

/** Takes off what is below a pitch. */
export function highPass(wave: Float32Array, rateHz: number, hz: number): void {
  const share = 1 - Math.exp((-TURN * hz) / rateHz);
  let slow = 0;
  for (let at = 0; at < wave.length; at++) {
    slow += (wave[at]! - slow) * share;
    wave[at]! -= slow;
  }
}

export function mixInto(wave: Float32Array, other: Float32Array, strength = 1, fromAt = 0): void {
  const end = Math.min(wave.length, fromAt + other.length);
  for (let at = fromAt; at < end; at++) wave[at]! += other[at - fromAt]! * strength;
}

/** Presses the peaks together, as a loud thing does to ear and air, and scales the loudest to `peak`. */
export function finish(
  wave: Float32Array<ArrayBuffer>,
  drive: number,
  peak: number,
): Float32Array<ArrayBuffer> {
  let most = 0;
  for (let at = 0; at < wave.length; at++) most = Math.max(most, Math.abs(wave[at]!));
  if (most === 0) return wave;
  const scale = peak / Math.tanh(drive);
  for (let at = 0; at < wave.length; at++) wave[at] = Math.tanh((wave[at]! / most) * drive) * scale;
  return wave;
}

/** Lets the end run out within `seconds`, so that nothing clicks. */
export function runOut(wave: Float32Array, rateHz: number, seconds: number): void {
  const count = Math.min(wave.length, Math.round(seconds * rateHz));
  for (let back = 0; back < count; back++) wave[wave.length - 1 - back]! *= back / count;
}

/** Makes a loop of a wave whose last `seamS` overlap its beginning: the wave is shorter by that. */
export function closeLoop(
  wave: Float32Array<ArrayBuffer>,
  rateHz: number,
  seamS: number,
): Float32Array<ArrayBuffer> {
  const seam = Math.round(seamS * rateHz);
  const loop = wave.slice(0, wave.length - seam);
  for (let at = 0; at < seam; at++) {
    const share = at / seam;
    loop[at] = loop[at]! * Math.sqrt(share) + wave[loop.length + at]! * Math.sqrt(1 - share);
  }
  return loop;
}
