import { motionStride } from "#game/dead-reckoning.ts";
import type { BattleModel } from "#store/battle-model.ts";

/** A shell flies no longer than this before its hit is told, milliseconds. */
const FLIGHT_MS = 4_000;
/** A shot whose line passes the victim within this may have hit it (it falls, and blasts reach), metres. */
const NEAR_M = 9;

/**
 * Who probably hit the character in `slot`: the wire doesn't say it, so it is the shot of late whose line passes
 * nearest to where the victim is. The sequence of that shot's event; 0 when none fits.
 */
export function probableShot(battle: BattleModel, slot: number, atMs: number): number {
  const { events, motions, nodesPerCharacter } = battle;
  const at = slot * nodesPerCharacter * motionStride;
  let best = 0;
  let bestM = NEAR_M;
  for (let sequence = events.latest; sequence >= events.oldest; sequence -= 1) {
    const event = events.at(sequence);
    if (event === undefined || event.kind !== "shot" || event.slot === slot) continue;
    if (event.atMs < atMs - FLIGHT_MS) continue;
    const dx = motions[at]! - event.position[0]!;
    const dz = motions[at + 2]! - event.position[2]!;
    const level = Math.hypot(event.direction[0]!, event.direction[2]!);
    if (!(level > 0.1)) continue;
    const alongM = (dx * event.direction[0]! + dz * event.direction[2]!) / level;
    const asideM = Math.abs(dx * event.direction[2]! - dz * event.direction[0]!) / level;
    if (alongM > 0 && asideM < bestM) {
      best = sequence;
      bestM = asideM;
    }
  }
  return best;
}
