import { believedLateMs, createLateness, noteStamp, STALL_MS, type Lateness } from "./lateness.ts";
import { payIn, type TimeBank } from "./time-bank.ts";

/** What the referee remembers of a sender in order to tell a bad line from a cheat. */
export type Trust = {
  /** When its last turn with moves came. */
  arrivalMs: number;
  /** The newest `<clock>` of its moves. */
  clockMs: number | undefined;
  /** Up to when its moves have been told, ms of match time; a clock that is set back doesn't bring that back. */
  toldMs: number;
  readonly lateness: Lateness;
  /** Where it last said it was, accepted or not. */
  claimX: number;
  claimZ: number;
  /** Pays for what is accepted: small, so that a cheat gains little before it is corrected. */
  readonly taken: TimeBank;
  /** The same for the turning of the hull, of the turret, and of the gun: turns may tell of one without the others. */
  readonly hull: TimeBank;
  readonly turret: TimeBank;
  readonly gun: TimeBank;
  /** Pays for what is claimed: only an overdraft of this one is proof. */
  readonly claimed: TimeBank;
  /** The silences of late, all together, ms: they may all have held up what comes now. */
  silentMs: number;
  /** When the gun would be loaded if every shot it claimed had been fired. */
  claimedLoadMs: number;
};

/**
 * Unused time that a sender keeps although its turns are not late, ms: run-ups at the foot of a slope, a push by
 * somebody else, a clock that has just been set better.
 */
const KEPT_MS = 600;
/** Turret and gun are told at least once a second, and others only then: their time is kept until then, ms. */
const JOINT_KEPT_MS = 1000 + KEPT_MS;
/** How late an honest turn may be at worst without there having been a silence, ms. */
export const PROOF_MS = 8000;
/** And before it has shown what its line is like. */
const FIRST_PROOF_MS = 2600;
const MOST_SILENT_MS = 120_000;
/** How long a tank whose track or turret just broke may still roll or turn: it has to hear of it first. */
export const COASTING_MS = 2500;

export function createTrust(x: number, z: number, nowMs: number): Trust {
  return {
    arrivalMs: nowMs,
    clockMs: undefined,
    toldMs: nowMs,
    lateness: createLateness(nowMs),
    claimX: x,
    claimZ: z,
    taken: { ms: KEPT_MS },
    hull: { ms: KEPT_MS },
    turret: { ms: JOINT_KEPT_MS },
    gun: { ms: JOINT_KEPT_MS },
    claimed: { ms: FIRST_PROOF_MS },
    silentMs: 0,
    claimedLoadMs: nowMs,
  };
}

/** Pays in the time since the sender's last turn with moves, once for each such turn. */
export function noteArrival(trust: Trust, clockMs: number | undefined, nowMs: number): void {
  const elapsedMs = Math.max(0, nowMs - trust.arrivalMs);
  trust.arrivalMs = nowMs;
  // What was left over at the last turn is only kept as far as that one was late.
  const lateMs = believedLateMs(trust.lateness);
  payIn(trust.taken, elapsedMs, KEPT_MS + lateMs);
  payIn(trust.hull, elapsedMs, KEPT_MS + lateMs);
  payIn(trust.turret, elapsedMs, JOINT_KEPT_MS + lateMs);
  payIn(trust.gun, elapsedMs, JOINT_KEPT_MS + lateMs);
  noteStamp(trust.lateness, clockMs, nowMs);
  if (elapsedMs > STALL_MS) trust.silentMs = Math.min(MOST_SILENT_MS, trust.silentMs + elapsedMs);
  else trust.silentMs = Math.max(0, trust.silentMs - elapsedMs);
  trust.claimed.ms = Math.min(trust.claimed.ms + elapsedMs, PROOF_MS + trust.silentMs);
}
