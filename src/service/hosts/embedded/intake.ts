import { createTokenBucket } from "#service/hosts/embedded/token-bucket.ts";
import type { HostLimits } from "#service/hosts/embedded/limits.ts";

export type IntakeParts = {
  readonly limits: HostLimits;
  readonly now: () => number;
  /** Runs something after so many milliseconds. */
  readonly later: (run: () => void, delayMs: number) => void;
  /** Handles one frame; the next waits for the promise, if there is one. */
  readonly handle: (frame: string) => Promise<void> | undefined;
  /** Stops and restarts reading from the line. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** The client kept on sending too much. */
  readonly overrun: () => void;
  /** Handling failed in a way that it never should. */
  readonly broken: (error: unknown) => void;
};

/**
 * The frames of one client, in order and at a bearable rate. Too many at once are read later; a client that doesn't
 * slow down is given up.
 */
export interface Intake {
  push(frame: string): void;
  stop(): void;
  /** Whether reading is paused, so that silence means nothing. */
  isPaused(): boolean;
}

export function createIntake(parts: IntakeParts): Intake {
  const { limits, now } = parts;
  const bucket = createTokenBucket(limits.framesPerSecond, limits.frameBurst, now());
  const waiting: string[] = [];
  let held = false;
  let stopped = false;
  let pausedSinceMs: number | undefined;

  function hold(): void {
    held = true;
    if (pausedSinceMs !== undefined) return;
    pausedSinceMs = now();
    parts.pause();
  }

  function release(): void {
    held = false;
    drain();
  }

  function drain(): void {
    while (!held && !stopped) {
      const frame = waiting[0];
      if (frame === undefined) break;
      const waitMs = bucket.take(1 + Math.floor(frame.length / limits.bytesPerFrame), now());
      if (waitMs > 0) {
        if (pausedSinceMs !== undefined && now() - pausedSinceMs > limits.throttledMs) return overrun();
        hold();
        parts.later(release, waitMs);
        break;
      }
      waiting.shift();
      const work = handle(frame);
      if (work === undefined) continue;
      hold();
      void work.then(release, (error: unknown) => {
        stop();
        parts.broken(error);
      });
    }
    if (!held && !stopped && pausedSinceMs !== undefined) {
      pausedSinceMs = undefined;
      parts.resume();
    }
  }

  function handle(frame: string): Promise<void> | undefined {
    try {
      return parts.handle(frame);
    } catch (error) {
      stop();
      parts.broken(error);
      return undefined;
    }
  }

  function overrun(): void {
    stop();
    parts.overrun();
  }

  function stop(): void {
    stopped = true;
    waiting.length = 0;
  }

  return {
    push(frame) {
      if (stopped) return;
      waiting.push(frame);
      if (waiting.length > limits.waitingFrames) overrun();
      else if (!held) drain();
    },
    stop,
    isPaused: () => pausedSinceMs !== undefined,
  };
}
