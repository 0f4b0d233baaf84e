/** What goes off with a bang. */
import type { Random } from "#game/random.ts";
import { addNoise, addTone, finish, highPass, lowPass, mixInto, runOut, silence } from "./wave.ts";

/** A tank gun: the crack, the blast, a thump in the stomach, and what the hills give back. */
export function gunShot(rateHz: number, random: Random): Float32Array<ArrayBuffer> {
  const wave = silence(rateHz, 2.2);
  const blast = silence(rateHz, 2.2);
  addNoise(blast, rateHz, random, { fallS: 1.15, strength: 1 });
  lowPass(blast, rateHz, 4200, 200, 0.5);
  mixInto(wave, blast, 1.6);
  addNoise(wave, rateHz, random, { fallS: 0.05, strength: 0.55 });
  addTone(wave, rateHz, { fallS: 0.42, strength: 0.95, fromHz: 120, toHz: 36, glideS: 0.25 });
  addEchoes(wave, rateHz, random, [
    [0.19, 0.26],
    [0.36, 0.2],
    [0.61, 0.14],
    [0.97, 0.08],
  ]);
  return finished(wave, rateHz, 2.4, 0.95);
}

/** A tank that blows up: longer and deeper, with what falls down afterwards. */
export function explosion(rateHz: number, random: Random): Float32Array<ArrayBuffer> {
  const wave = silence(rateHz, 3.4);
  const blast = silence(rateHz, 3.4);
  addNoise(blast, rateHz, random, { fallS: 2.6, strength: 1, riseS: 0.004 });
  lowPass(blast, rateHz, 2800, 150, 1);
  mixInto(wave, blast, 2.4);
  addNoise(wave, rateHz, random, { fallS: 0.09, strength: 0.35 });
  addTone(wave, rateHz, { fallS: 0.9, strength: 1, fromHz: 82, toHz: 27, glideS: 0.4 });
  for (let piece = 0; piece < 26; piece++) {
    const fromS = 0.35 + random() ** 1.6 * 2.2;
    const fromHz = 500 + random() * 2300;
    addTone(wave, rateHz, { fromS, fallS: 0.05 + random() * 0.12, strength: 0.05 * random(), fromHz });
    addNoise(wave, rateHz, random, { fromS, fallS: 0.03, strength: 0.06 * random() });
  }
  addEchoes(wave, rateHz, random, [
    [0.27, 0.2],
    [0.55, 0.15],
  ]);
  return finished(wave, rateHz, 2.6, 0.95);
}

/** A shell that goes into the ground: a dull blow and the earth that comes down. */
export function groundHit(rateHz: number, random: Random): Float32Array<ArrayBuffer> {
  const wave = silence(rateHz, 1.4);
  const earth = silence(rateHz, 1.4);
  addNoise(earth, rateHz, random, { fallS: 0.4, strength: 1 });
  lowPass(earth, rateHz, 1300, 150, 0.25);
  mixInto(wave, earth, 1.7);
  addTone(wave, rateHz, { fallS: 0.3, strength: 0.8, fromHz: 90, toHz: 34, glideS: 0.2 });
  const rain = silence(rateHz, 1.4);
  addNoise(rain, rateHz, random, { fromS: 0.16, fallS: 0.9, strength: 0.1, riseS: 0.2 });
  highPass(rain, rateHz, 900);
  lowPass(rain, rateHz, 3600);
  mixInto(wave, rain);
  return finished(wave, rateHz, 1.8, 0.9);
}

/** A shell that flies by faster than sound: a snap, then air that closes behind it. */
export function shellPassing(rateHz: number, random: Random): Float32Array<ArrayBuffer> {
  const wave = silence(rateHz, 0.7);
  const air = silence(rateHz, 0.7);
  addNoise(air, rateHz, random, { fromS: 0.006, fallS: 0.5, strength: 1 });
  highPass(air, rateHz, 420);
  lowPass(air, rateHz, 4200, 480, 0.22);
  mixInto(wave, air, 0.9);
  addNoise(wave, rateHz, random, { fallS: 0.018, strength: 1 });
  addTone(wave, rateHz, { fromS: 0.004, fallS: 0.4, strength: 0.16, fromHz: 1700, toHz: 520, glideS: 0.25 });
  return finished(wave, rateHz, 1.6, 0.85);
}

function addEchoes(
  wave: Float32Array,
  rateHz: number,
  random: Random,
  echoes: readonly (readonly [afterS: number, strength: number])[],
): void {
  const dry = wave.slice();
  lowPass(dry, rateHz, 620);
  for (const [afterS, strength] of echoes)
    mixInto(wave, dry, strength, Math.round((afterS + random() * 0.02) * rateHz));
}

function finished(
  wave: Float32Array<ArrayBuffer>,
  rateHz: number,
  drive: number,
  peak: number,
): Float32Array<ArrayBuffer> {
  runOut(wave, rateHz, 0.25);
  return finish(wave, drive, peak);
}
