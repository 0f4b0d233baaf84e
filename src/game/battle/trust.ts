import { createTimeBank, payIn, type TimeBank } from "./time-bank.ts";

/** What the referee remembers of a sender in order to tell a bad line from a cheat. */
export type Trust = {
  /** When its last turn came. */
  arrivalMs: number;
  /** The newest `<clock>` it has sent. */
  clockMs: number | undefined;
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
  /** When the gun would be loaded if every shot it claimed had been fired. */
  claimedLoadMs: number;
};

/** A second and a half that a turn may be late against the others without being corrected, and the second between turns, ms. */
const TAKEN_CAPACITY_MS = 2600;
/** How late an honest turn may be at worst without there having been a silence, ms. */
export const PROOF_MS = 8000;
/** How long a tank whose track or turret just broke may still roll or turn: it has to hear of it first. */
export const COASTING_MS = 2500;

export function createTrust(x: number, z: number, nowMs: number): Trust {
  return {
    arrivalMs: nowMs,
    clockMs: undefined,
    claimX: x,
    claimZ: z,
    taken: createTimeBank(TAKEN_CAPACITY_MS),
    hull: createTimeBank(TAKEN_CAPACITY_MS),
    turret: createTimeBank(TAKEN_CAPACITY_MS),
    gun: createTimeBank(TAKEN_CAPACITY_MS),
    claimed: createTimeBank(TAKEN_CAPACITY_MS),
    claimedLoadMs: nowMs,
  };
}

/** Pays in the time since the sender's last turn, once for each turn that comes. */
export function noteArrival(trust: Trust, nowMs: number): void {
  const elapsedMs = Math.max(0, nowMs - trust.arrivalMs);
  for (const bank of [trust.taken, trust.hull, trust.turret, trust.gun])
    payIn(bank, elapsedMs, TAKEN_CAPACITY_MS, false);
  payIn(trust.claimed, elapsedMs, PROOF_MS, true);
  trust.arrivalMs = nowMs;
}
