/**
 * A gap that closes by itself: x(t) = (gap + (drift + ω gap) t) e^(−ωt), the critically damped spring. It starts
 * with the place and the speed it is given and ends at nothing, without a jump or a kink between. It is a
 * formula of time and not a step a frame, so that every frame rate sees the same curve.
 */

/** What is left of the gap after `t` seconds. */
export function settledGap(gap: number, drift: number, omega: number, t: number): number {
  return (gap + (drift + omega * gap) * t) * Math.exp(-omega * t);
}

/** How fast the gap changes after `t` seconds, per second. */
export function settledDrift(gap: number, drift: number, omega: number, t: number): number {
  return (drift - omega * (drift + omega * gap) * t) * Math.exp(-omega * t);
}

/**
 * The ω (1/s) with which a gap closes no faster than `speed` at its peak (ω gap / e for one that stands still, less
 * what it drifts already), but never more hastily than `fastest`.
 */
export function settlingOmega(gap: number, drift: number, speed: number, fastest: number): number {
  const room = Math.E * speed;
  return gap > 0 ? Math.min(fastest, Math.max(room - drift, room / 2) / gap) : fastest;
}
