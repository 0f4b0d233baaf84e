import { createStore } from "zustand/vanilla";

/** How a replay runs. The position is coarse: a few times a second, so that React may render it. */
export type PlaybackState = {
  readonly positionMs: number;
  readonly durationMs: number;
  readonly isPaused: boolean;
  /** How many seconds of the battle pass in a second. */
  readonly speed: number;
};

export function createPlaybackStore(durationMs: number) {
  return createStore<PlaybackState>()(() => ({ positionMs: 0, durationMs, isPaused: false, speed: 1 }));
}
