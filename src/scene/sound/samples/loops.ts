/** What goes on and on: loops without a seam. */
import type { Random } from "#game/random.ts";
import { addNoise, addTone, closeLoop, finish, highPass, lowPass, mixInto, silence } from "./wave.ts";

const SEAM_S = 0.25;
const CYLINDERS = 12;
/** Explosions a second of the engine loop as it is recorded. */
const FIRING_HZ = 56;

/** A great petrol engine: twelve cylinders, none quite like another, an exhaust and the roar of it all. */
export function engineLoop(rateHz: number, random: Random): Float32Array<ArrayBuffer> {
  const wave = silence(rateHz, 2 + SEAM_S);
  const strengths = Array.from({ length: CYLINDERS }, () => 0.7 + random() * 0.6);
  const count = Math.floor((2 + SEAM_S) * FIRING_HZ);
  for (let firing = 0; firing < count; firing++) {
    const strength = strengths[firing % CYLINDERS]! * (0.92 + random() * 0.16);
    const fromS = (firing + (random() - 0.5) * 0.05) / FIRING_HZ;
    addTone(wave, rateHz, {
      fromS: Math.max(0, fromS),
      fallS: 0.045,
      strength,
      fromHz: 150,
      toHz: 62,
      glideS: 0.03,
    });
    addNoise(wave, rateHz, random, { fromS: Math.max(0, fromS), fallS: 0.024, strength: 1.1 * strength });
  }
  lowPass(wave, rateHz, 1700);
  const roar = silence(rateHz, 2 + SEAM_S);
  addNoise(roar, rateHz, random, { fallS: 1e6, strength: 0.5 });
  lowPass(roar, rateHz, 420);
  mixInto(wave, roar, 1.1);
  highPass(wave, rateHz, 28);
  return finish(closeLoop(wave, rateHz, SEAM_S), 1.7, 0.85);
}

/** Links over sprockets and rollers, a squeak among them. */
export function tracksLoop(rateHz: number, random: Random): Float32Array<ArrayBuffer> {
  const seconds = 2 + SEAM_S;
  const wave = silence(rateHz, seconds);
  const links = 13;
  for (let link = 0; link < links * seconds; link++) {
    const fromS = Math.max(0, (link + (random() - 0.5) * 0.16) / links);
    const strength = 0.45 + random() * 0.55;
    addNoise(wave, rateHz, random, { fromS, fallS: 0.03, strength: 0.7 * strength });
    for (const hz of [310, 690, 1240, 1930])
      addTone(wave, rateHz, {
        fromS,
        fallS: 0.06,
        strength: 0.12 * strength,
        fromHz: hz * (0.96 + random() * 0.08),
      });
    if (link % 7 === 3)
      addTone(wave, rateHz, {
        fromS,
        fallS: 0.16,
        strength: 0.03,
        fromHz: 1500 + random() * 500,
        toHz: 1250,
      });
  }
  const rumble = silence(rateHz, seconds);
  addNoise(rumble, rateHz, random, { fallS: 1e6, strength: 0.6 });
  lowPass(rumble, rateHz, 260);
  mixInto(wave, rumble, 1.4);
  lowPass(wave, rateHz, 3400);
  return finish(closeLoop(wave, rateHz, SEAM_S), 1.5, 0.8);
}

/** The gear of the turret: a motor's whine and the teeth it drives. */
export function turretLoop(rateHz: number, random: Random): Float32Array<ArrayBuffer> {
  const seconds = 1 + SEAM_S;
  const wave = silence(rateHz, seconds);
  for (const [factor, strength] of [
    [1, 0.5],
    [2, 0.35],
    [3, 0.22],
    [5, 0.12],
    [8.02, 0.06],
  ] as const)
    addTone(wave, rateHz, { fallS: 1e6, strength, fromHz: 118 * factor });
  for (let tooth = 0; tooth < 30 * seconds; tooth++)
    addNoise(wave, rateHz, random, { fromS: tooth / 30, fallS: 0.014, strength: 0.5 + random() * 0.3 });
  const hiss = silence(rateHz, seconds);
  addNoise(hiss, rateHz, random, { fallS: 1e6, strength: 0.3 });
  mixInto(wave, hiss);
  lowPass(wave, rateHz, 1500);
  highPass(wave, rateHz, 70);
  return finish(closeLoop(wave, rateHz, SEAM_S), 1.2, 0.7);
}
