/** Sounds that are over soon: a fixed number of channels, the quietest gives way. */
import { createChannel } from "./channel.ts";
import type { Heard } from "./hearing.ts";
import { createVoicePool } from "./voice-pool.ts";

/** What is quieter than this isn't worth a voice. */
const LEAST_GAIN = 0.004;

export interface OneShots {
  /**
   * Plays a buffer as it is heard, `laterS` from now and its way through the air. `rate` is its speed and pitch.
   * A ticket to stop it by; -1 when no voice is left for it.
   */
  play(
    buffer: AudioBuffer | undefined,
    heard: Readonly<Heard>,
    gain: number,
    rate: number,
    laterS: number,
  ): number;
  /** Ends what was played under a ticket, if it still plays. */
  stop(ticket: number): void;
  /** Ends everything. */
  silence(): void;
}

export function createOneShots(context: BaseAudioContext, out: AudioNode, count: number): OneShots {
  const channels = Array.from({ length: count }, () => createChannel(context, out));
  const sources: (AudioBufferSourceNode | undefined)[] = channels.map(() => undefined);
  const tickets = new Float64Array(count).fill(-1);
  const pool = createVoicePool(count);
  let serial = 0;

  function end(voice: number): void {
    const source = sources[voice];
    if (source === undefined) return;
    source.stop();
    source.disconnect();
    sources[voice] = undefined;
    pool.free(voice);
  }

  return {
    play(buffer, heard, gain, rate, laterS) {
      const loudness = gain * heard.gain;
      if (buffer === undefined || !(loudness > LEAST_GAIN)) return -1;
      const startS = context.currentTime + Math.max(0, laterS) + heard.delayS;
      const voice = pool.take(context.currentTime, startS + buffer.duration / rate, loudness);
      const channel = channels[voice];
      if (channel === undefined) return -1;
      sources[voice]?.disconnect();
      channel.set(heard, loudness);
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.playbackRate.value = rate;
      source.connect(channel.input);
      source.start(startS);
      sources[voice] = source;
      serial += 1;
      tickets[voice] = serial * count + voice;
      return tickets[voice];
    },
    stop(ticket) {
      const voice = ticket % count;
      if (ticket >= 0 && tickets[voice] === ticket) end(voice);
    },
    silence() {
      for (let voice = 0; voice < count; voice++) end(voice);
    },
  };
}
