/** Who of a bounded number of voices plays the next sound. */

export interface VoicePool {
  /**
   * The voice that plays from now until `endS` at a loudness (0 to 1): one that has ended, or else the quietest,
   * whose sound is cut off. -1 when every voice plays something louder.
   */
  take(nowS: number, endS: number, loudness: number): number;
  /** The voice is free again. */
  free(voice: number): void;
}

export function createVoicePool(count: number): VoicePool {
  const endsS = new Float64Array(count).fill(-Infinity);
  const loudnesses = new Float64Array(count);
  return {
    take(nowS, endS, loudness) {
      let chosen = -1;
      let least = loudness;
      for (let voice = 0; voice < count; voice++) {
        if (endsS[voice]! <= nowS) {
          chosen = voice;
          break;
        }
        if (loudnesses[voice]! >= least) continue;
        least = loudnesses[voice]!;
        chosen = voice;
      }
      if (chosen < 0) return -1;
      endsS[chosen] = endS;
      loudnesses[chosen] = loudness;
      return chosen;
    },
    free(voice) {
      endsS[voice] = -Infinity;
    },
  };
}
