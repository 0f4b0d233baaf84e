/** The sounds as buffers, made by code one after another: all at once would hold up a frame. */
import type { Random } from "#game/random.ts";
import { explosion, groundHit, gunShot, shellPassing } from "./samples/blasts.ts";
import { engineLoop, tracksLoop, turretLoop } from "./samples/loops.ts";
import { armourHit, breaking, ownHit, repair } from "./samples/metal.ts";

const MAKERS = {
  engine: engineLoop,
  gun: gunShot,
  tracks: tracksLoop,
  turret: turretLoop,
  ownHit,
  armourHit,
  groundHit,
  explosion,
  breaking,
  shellPassing,
  repair,
};

export type SoundName = keyof typeof MAKERS;
export const SOUND_NAMES = Object.keys(MAKERS) as readonly SoundName[];

/** What is above half of this nobody misses in a bang, and it is half the work. */
const RATE_HZ = 24_000;

export interface Recordings {
  /** The sound, or undefined while it has not been made yet. */
  get(name: SoundName): AudioBuffer | undefined;
  /** Makes the next one, some milliseconds of work; false when all are there. */
  makeNext(): boolean;
}

export function createRecordings(context: BaseAudioContext, random: Random): Recordings {
  const buffers = new Map<SoundName, AudioBuffer>();
  return {
    get: (name) => buffers.get(name),
    makeNext() {
      const name = SOUND_NAMES[buffers.size];
      if (name === undefined) return false;
      const wave = MAKERS[name](RATE_HZ, random);
      const buffer = context.createBuffer(1, wave.length, RATE_HZ);
      buffer.copyToChannel(wave, 0);
      buffers.set(name, buffer);
      return true;
    },
  };
}
