import type { CharacterState } from "./character.ts";
import { DRIP_MS } from "./lateness.ts";
import { PROOF_MS } from "./trust.ts";

/** A shot without a stamp may come so much earlier than the gun is loaded: the one before was held up on the way. */
const RELOAD_TOLERANCE_MS = 600;
/** And one with a stamp: the sender's match clock may have been a little off. */
const STAMP_TOLERANCE_MS = 100;
/** No shot counts as fired longer ago, ms: stalls of three seconds on the way of half a second and more. */
const HELD_MS = 6000;

/**
 * When a shot was fired, ms of match time: its stamp says it as far as it can be believed. Turns come in order, so that
 * it is no older than what came before it; it is no later than any other turn can be, and no later than HELD_MS.
 */
export function firedAtMs(
  { trust: { lateness } }: CharacterState,
  clockMs: number | undefined,
  nowMs: number,
): number {
  if (clockMs === undefined) return nowMs;
  const silenceMs = Math.max(0, nowMs - lateness.heardMs);
  const lateMs = DRIP_MS + Math.max(lateness.stallMs, silenceMs) - lateness.leadMs;
  return Math.min(nowMs, Math.max(clockMs, lateness.newestMs, nowMs - Math.min(lateMs, HELD_MS)));
}

/** Whether the gun was loaded then. */
export function isLoaded(
  { loadedAtMs }: CharacterState,
  firedMs: number,
  clockMs: number | undefined,
): boolean {
  return firedMs + (clockMs === undefined ? RELOAD_TOLERANCE_MS : STAMP_TOLERANCE_MS) >= loadedAtMs;
}

/** Unloads the gun. What a shot came too early is added to the next, so that the rate is exact over any time. */
export function unload(state: CharacterState, firedMs: number): void {
  state.loadedAtMs = Math.max(state.loadedAtMs, firedMs) + state.model.reloadS * 1000;
}

/** Books the shot as fired and says whether all that were claimed could have been, however bad the line. */
export function reloadPossible(
  { trust, model }: CharacterState,
  clockMs: number | undefined,
  nowMs: number,
): boolean {
  // After a break of the line shots come before the first move; they may have been fired at any time of the silence.
  const silenceMs = Math.max(0, nowMs - trust.arrivalMs);
  const mostMs = PROOF_MS + trust.silentMs + silenceMs;
  if (trust.claimedLoadMs - nowMs > mostMs) return false;
  const firedMs = Math.min(nowMs, Math.max(clockMs ?? nowMs - silenceMs, nowMs - mostMs));
  trust.claimedLoadMs = Math.max(trust.claimedLoadMs, firedMs) + model.reloadS * 1000;
  return true;
}
