/** What rings: plates that are hit, tools, links. */
import type { Random } from "#game/random.ts";
import { addNoise, addTone, finish, lowPass, runOut, silence } from "./wave.ts";

/** The pitches at which a thick plate rings, as factors on its lowest. */
const PLATE = [1, 1.593, 2.135, 2.917, 3.6, 4.52, 5.9];

function ring(
  wave: Float32Array,
  rateHz: number,
  random: Random,
  { hz, fromS = 0, fallS, strength }: { hz: number; fromS?: number; fallS: number; strength: number },
): void {
  for (const [at, factor] of PLATE.entries()) {
    const fromHz = hz * factor * (0.985 + random() * 0.03);
    addTone(wave, rateHz, {
      fromS,
      fallS: fallS / (1 + at * 0.45),
      strength: strength / (1 + at * 0.6),
      fromHz,
    });
  }
}

/** A shell on armour, heard from outside. */
export function armourHit(rateHz: number, random: Random): Float32Array<ArrayBuffer> {
  const wave = silence(rateHz, 1.1);
  addNoise(wave, rateHz, random, { fallS: 0.06, strength: 0.9 });
  addTone(wave, rateHz, { fallS: 0.2, strength: 0.6, fromHz: 150, toHz: 52, glideS: 0.1 });
  ring(wave, rateHz, random, { hz: 412, fallS: 0.75, strength: 0.34 });
  runOut(wave, rateHz, 0.2);
  return finish(wave, 1.7, 0.9);
}

/** The same from inside: a blow on the whole hull that goes on ringing deep. */
export function ownHit(rateHz: number, random: Random): Float32Array<ArrayBuffer> {
  const wave = silence(rateHz, 1.7);
  addNoise(wave, rateHz, random, { fallS: 0.16, strength: 1 });
  lowPass(wave, rateHz, 2600, 420, 0.12);
  addTone(wave, rateHz, { fallS: 0.4, strength: 1, fromHz: 98, toHz: 40, glideS: 0.15 });
  ring(wave, rateHz, random, { hz: 171, fallS: 1.35, strength: 0.3 });
  ring(wave, rateHz, random, { hz: 508, fallS: 0.5, strength: 0.14 });
  runOut(wave, rateHz, 0.3);
  return finish(wave, 2.2, 0.95);
}

/** Something on the own tank breaks: plates and bolts that give way one after another. */
export function breaking(rateHz: number, random: Random): Float32Array<ArrayBuffer> {
  const wave = silence(rateHz, 1.2);
  for (let piece = 0; piece < 7; piece++) {
    const fromS = piece === 0 ? 0 : 0.05 + random() * 0.5;
    const strength = (piece === 0 ? 0.5 : 0.26) * (0.5 + 0.5 * random());
    ring(wave, rateHz, random, { hz: 230 + random() * 700, fromS, fallS: 0.22 + random() * 0.3, strength });
    addNoise(wave, rateHz, random, { fromS, fallS: 0.05, strength: 0.5 * strength });
  }
  lowPass(wave, rateHz, 5200);
  runOut(wave, rateHz, 0.2);
  return finish(wave, 1.6, 0.8);
}

/** A repair that is done: a ratchet's clicks and the last tap of a hammer. */
export function repair(rateHz: number, random: Random): Float32Array<ArrayBuffer> {
  const wave = silence(rateHz, 1.3);
  for (let click = 0; click < 9; click++) {
    const fromS = 0.045 * click + (click > 4 ? 0.16 : 0);
    addNoise(wave, rateHz, random, { fromS, fallS: 0.012, strength: 0.5 });
    ring(wave, rateHz, random, { hz: 1450, fromS, fallS: 0.05, strength: 0.14 });
  }
  ring(wave, rateHz, random, { hz: 620, fromS: 0.78, fallS: 0.45, strength: 0.4 });
  addNoise(wave, rateHz, random, { fromS: 0.78, fallS: 0.02, strength: 0.5 });
  lowPass(wave, rateHz, 6500);
  runOut(wave, rateHz, 0.15);
  return finish(wave, 1.3, 0.7);
}
