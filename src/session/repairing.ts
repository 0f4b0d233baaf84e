import type { Outcome } from "#session/outcome.ts";
import type { Pending } from "#session/pending.ts";

/** Nobody repairs while driving, metres a second; nor for longer than this without an answer, milliseconds. */
const STANDING_MPS = 0.3;
const PATIENCE_MS = 20_000;

/** The repair of the own vehicle that was asked for, until it is done, refused or given up. */
export interface Repairing {
  readonly isStanding: (speedMps: number) => boolean;
  /** Asks for it by the turn that `send` sends and numbers. The outcome is whether it was granted. */
  readonly ask: (node: string, nowMs: number, send: () => number) => Promise<Outcome>;
  readonly node: () => string | undefined;
  /** One of our turns came back. */
  readonly reflected: (turn: number, isGranted: boolean) => void;
  readonly done: (node: string) => void;
  /** Whoever drives off gives it up. */
  readonly drive: (speedMps: number, nowMs: number) => void;
  readonly stop: () => void;
  /** Turns are counted from the beginning. */
  readonly reset: () => void;
}

export function createRepairing(pending: Pending): Repairing {
  let under: string | undefined;
  let sinceMs = 0;
  let turn = 0;

  const isStanding = (speedMps: number): boolean => Math.abs(speedMps) <= STANDING_MPS;
  const stop = (): void => void (under = undefined);

  return {
    isStanding,
    ask(node, nowMs, send) {
      under = node;
      sinceMs = nowMs;
      turn = send();
      return pending.wait("repair", String(turn));
    },
    node: () => under,
    reflected(number, isGranted) {
      if (number !== turn) return;
      if (isGranted) return void pending.succeed("repair");
      stop();
      pending.fail(String(turn), [], { code: "not-granted" });
    },
    done(node) {
      if (under === node) stop();
    },
    drive(speedMps, nowMs) {
      if (!isStanding(speedMps) || nowMs - sinceMs > PATIENCE_MS) stop();
    },
    stop,
    reset() {
      stop();
      turn = 0;
    },
  };
}
