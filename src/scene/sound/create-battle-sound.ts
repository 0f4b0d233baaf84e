/** The battle as one hears it: fed once a frame, made by code alone. */
import type { Random } from "#game/random.ts";
import type { BattleModel } from "#store/battle-model.ts";
import { createEventSounds } from "./event-sounds.ts";
import type { Ear } from "./hearing.ts";
import { createOneShots } from "./one-shots.ts";
import { createRecordings } from "./recordings.ts";
import { createVehicleSounds, type VehicleSounds } from "./vehicle-sounds.ts";
import { createVehicleVoice } from "./vehicle-voice.ts";

export type BattleSoundOptions = {
  /** Not running before the page has been touched; the caller's to resume and to close. */
  readonly context: BaseAudioContext;
  readonly model: BattleModel;
  readonly random: Random;
};

export interface BattleSound {
  /** Plays what is due at this instant of local time for an ear at this place. The model has been sampled. */
  frame(nowMs: number, ear: Readonly<Ear>): void;
  /** 0 to 1. */
  setVolume(volume: number): void;
  /** Ends the sounds that still ring. */
  silence(): void;
}

/** Guns, hits and the like at the same time, and vehicles that are heard driving. */
const SHOTS = 24;
const VEHICLES = 6;
/** Vehicles change slowly: so often is enough, ms. */
const VEHICLES_EVERY_MS = 50;

export function createBattleSound({ context, model, random }: BattleSoundOptions): BattleSound {
  const volume = context.createGain();
  // However many guns fire at once: what comes out stays below what a loudspeaker takes.
  const limiter = context.createDynamicsCompressor();
  limiter.threshold.value = -7;
  limiter.knee.value = 6;
  limiter.ratio.value = 8;
  limiter.attack.value = 0.004;
  limiter.release.value = 0.18;
  limiter.connect(volume).connect(context.destination);
  const recordings = createRecordings(context, random);
  const shots = createOneShots(context, limiter, SHOTS);
  const events = createEventSounds(model, recordings, shots, () => context.currentTime);
  let vehicles: VehicleSounds | undefined;
  let vehiclesAtMs = -Infinity;

  function startVehicles(): VehicleSounds {
    const voices = Array.from({ length: VEHICLES }, (_, place) =>
      createVehicleVoice(context, recordings, limiter, place),
    );
    return createVehicleSounds(model, voices);
  }

  return {
    frame(nowMs, ear) {
      if (vehicles === undefined && !recordings.makeNext()) vehicles = startVehicles();
      events.update(nowMs, ear);
      const elapsedMs = nowMs - vehiclesAtMs;
      if (vehicles === undefined || elapsedMs < VEHICLES_EVERY_MS) return;
      vehicles.update(ear, Math.min(1, elapsedMs / 1000));
      vehiclesAtMs = nowMs;
    },
    setVolume(share) {
      // Ears hear by powers: half the way is half as loud.
      const level = Math.min(1, Math.max(0, share)) ** 2 || 0;
      volume.gain.setTargetAtTime(level, context.currentTime, 0.02);
    },
    silence: () => shots.silence(),
  };
}
