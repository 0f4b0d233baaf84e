/** The way of one sound to the ear: what the air swallows, how loud, which side. */
import type { Heard } from "./hearing.ts";

export interface Channel {
  /** Where a source is connected to. */
  readonly input: AudioNode;
  /** From now on like this, at once. */
  set(heard: Readonly<Heard>, gain: number): void;
  /** Goes there smoothly; costs nothing while nothing changes. */
  glide(heard: Readonly<Heard>, gain: number): void;
}

const GLIDE_S = 0.06;

export function createChannel(context: BaseAudioContext, out: AudioNode): Channel {
  const filter = context.createBiquadFilter();
  filter.type = "lowpass";
  filter.Q.value = 0.4;
  const volume = context.createGain();
  volume.gain.value = 0;
  const panner = context.createStereoPanner();
  filter.connect(volume).connect(panner).connect(out);
  const frequency = createGlide(filter.frequency, 0.02, true);
  const gain = createGlide(volume.gain, 0.004, false);
  const pan = createGlide(panner.pan, 0.01, false);
  return {
    input: filter,
    set(heard, loudness) {
      frequency.set(heard.cutoffHz);
      gain.set(loudness);
      pan.set(heard.pan);
    },
    glide(heard, loudness) {
      const { currentTime } = context;
      gain.to(loudness, currentTime);
      if (loudness <= 0) return;
      frequency.to(heard.cutoffHz, currentTime);
      pan.to(heard.pan, currentTime);
    },
  };
}

export interface Glide {
  set(value: number): void;
  to(value: number, nowS: number): void;
}

/** A parameter that is only touched when it is to change by more than `least` (a share of it, if relative). */
export function createGlide(param: AudioParam, least: number, isRelative: boolean): Glide {
  let aim = param.value;
  return {
    set(value) {
      param.cancelScheduledValues(0);
      param.value = value;
      aim = value;
    },
    to(value, nowS) {
      if (Math.abs(value - aim) < (isRelative ? least * aim : least) && (value !== 0 || aim === 0)) return;
      param.cancelScheduledValues(nowS);
      param.setTargetAtTime(value, nowS, GLIDE_S);
      aim = value;
    },
  };
}
