/**
 * Time that a sender has to spend: it grows with the referee's clock, and every act costs the time that an
 * honest player needs for it. Turns that were held up on the way arrive in a burst; the bank then still
 * holds the time in which they were made, so that jitter, stalls and resumes cost nobody anything.
 */
export type TimeBank = {
  ms: number;
  /** What recent silences allow beyond the capacity. */
  creditMs: number;
};

/** A longer silence than this is a stall: turns come at least once a second. */
export const STALL_MS = 1500;
const MOST_CREDIT_MS = 120_000;

export function createTimeBank(ms: number): TimeBank {
  return { ms, creditMs: 0 };
}

/**
 * Pays in the time since the sender's last turn. A stall raises what the bank may hold by its own length;
 * `addUp` says whether several stalls in a row do so together or only the longest.
 */
export function payIn(bank: TimeBank, elapsedMs: number, capacityMs: number, addUp: boolean): void {
  if (elapsedMs <= STALL_MS) bank.creditMs = Math.max(0, bank.creditMs - elapsedMs);
  else if (addUp) bank.creditMs = Math.min(MOST_CREDIT_MS, bank.creditMs + elapsedMs);
  else bank.creditMs = Math.min(MOST_CREDIT_MS, Math.max(bank.creditMs, elapsedMs));
  bank.ms = Math.min(bank.ms + elapsedMs, capacityMs + bank.creditMs);
}

/**
 * Takes what an act costs and returns the share of the act that could be paid for, 1 when all of it. There is no
 * debt: what is too dear leaves the bank empty.
 */
export function spend(bank: TimeBank, costMs: number): number {
  if (costMs <= bank.ms) {
    bank.ms -= costMs;
    return 1;
  }
  const share = Math.max(0, bank.ms) / costMs;
  bank.ms = 0;
  return share;
}
