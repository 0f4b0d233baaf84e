/**
 * Time that a sender has to spend: it grows with the referee's clock, and every act costs the time that an honest
 * player needs for it. Turns that were held up on the way arrive in a burst; the bank then still holds the time in
 * which they were made, so that jitter, stalls and resumes cost nobody anything.
 */
export type TimeBank = { ms: number };

/** Pays in the time since the last turn. Of what was left over then at most `keptMs` is kept. */
export function payIn(bank: TimeBank, elapsedMs: number, keptMs: number): void {
  bank.ms = Math.min(bank.ms, keptMs) + elapsedMs;
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
