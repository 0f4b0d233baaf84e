/** The engine, the tracks and the turret of whoever is heard in one of the few places for it. */
import { createChannel, createGlide } from "./channel.ts";
import type { EngineNote } from "./engine-note.ts";
import type { Heard } from "./hearing.ts";
import type { Recordings } from "./recordings.ts";

const ENGINE_GAIN = 0.24;
const TRACKS_GAIN = 0.26;
const TURRET_GAIN = 0.13;

export interface VehicleVoice {
  /** As it is heard now; `turretGain` from 0 to 1. */
  play(note: Readonly<EngineNote>, heard: Readonly<Heard>, turretGain: number): void;
  rest(): void;
}

/** Starts its loops, silent at first; all of them must have been recorded. */
export function createVehicleVoice(
  context: BaseAudioContext,
  recordings: Recordings,
  out: AudioNode,
  place: number,
): VehicleVoice {
  const channel = createChannel(context, out);
  const engine = loop("engine");
  const tracks = loop("tracks");
  const turret = loop("turret");
  const nothing = { gain: 0, pan: 0, delayS: 0, cutoffHz: 0 };

  function loop(name: "engine" | "tracks" | "turret"): {
    gain: ReturnType<typeof createGlide>;
    rate: ReturnType<typeof createGlide>;
  } {
    const source = context.createBufferSource();
    const buffer = recordings.get(name);
    if (buffer !== undefined) source.buffer = buffer;
    source.loop = true;
    const volume = context.createGain();
    volume.gain.value = 0;
    source.connect(volume).connect(channel.input);
    // Two that began at the same place of the loop would sound like one.
    source.start(0, place * 0.31);
    return {
      gain: createGlide(volume.gain, 0.004, false),
      rate: createGlide(source.playbackRate, 0.006, true),
    };
  }

  return {
    play(note, heard, turretGain) {
      const { currentTime } = context;
      engine.gain.to(note.engineGain * ENGINE_GAIN, currentTime);
      engine.rate.to(note.engineRate, currentTime);
      tracks.gain.to(note.tracksGain * TRACKS_GAIN, currentTime);
      tracks.rate.to(note.tracksRate, currentTime);
      turret.gain.to(turretGain * TURRET_GAIN, currentTime);
      turret.rate.to(0.75 + 0.4 * turretGain, currentTime);
      channel.glide(heard, heard.gain);
    },
    rest: () => channel.glide(nothing, 0),
  };
}
