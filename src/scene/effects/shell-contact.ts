/** What the shells that are seen to fly meet. Only a picture: what is hit the service says. */
import type { Battlefield } from "#game/battlefield.ts";
import { createHit, hitCover, hitGround } from "#game/hit-test.ts";
import { lerpVec3 } from "#game/math/vec3.ts";
import type { BattleModel } from "#store/battle-model.ts";
import { worldStride } from "../tanks/compose.ts";
import type { TankLayer } from "../tanks/tank-layer.ts";
import type { Meets } from "./tracer-pool.ts";

/** A shell that comes so near to the middle of a tank, metres, ends there: its hit is told by the service. */
const tankM = 1.8;
const tankMiddleM = 1.2;

/** `onGround` is told where a shell meets ground or cover; the place is the caller's own only during the call. */
export function createShellContact(
  model: BattleModel,
  battlefield: Battlefield,
  tanks: Pick<TankLayer, "world" | "isShown">,
  onGround: (at: Float64Array, bySlot: number) => void,
): Meets {
  const hit = createHit();
  const met = new Float64Array(3);

  function meetsTank(from: Float64Array, to: Float64Array, bySlot: number): boolean {
    const [wayX, wayY, wayZ] = [to[0]! - from[0]!, to[1]! - from[1]!, to[2]! - from[2]!];
    const square = wayX * wayX + wayY * wayY + wayZ * wayZ;
    for (let slot = 0; slot < model.capacity; slot++) {
      if (tanks.isShown[slot] === 0 || slot === bySlot) continue;
      const at = slot * model.nodesPerCharacter * worldStride;
      const x = tanks.world[at]! - from[0]!;
      const y = tanks.world[at + 1]! + tankMiddleM - from[1]!;
      const z = tanks.world[at + 2]! - from[2]!;
      const along = Math.max(0, Math.min(1, square > 0 ? (x * wayX + y * wayY + z * wayZ) / square : 0));
      if (Math.hypot(x - wayX * along, y - wayY * along, z - wayZ * along) < tankM) return true;
    }
    return false;
  }

  return (from, to, bySlot) => {
    if (meetsTank(from, to, bySlot)) return true;
    hitCover(battlefield, from, to, hit);
    const share = Math.min(hit.share, hitGround(battlefield, from, to));
    if (share > 1) return false;
    lerpVec3(met, 0, from, 0, to, 0, share);
    onGround(met, bySlot);
    return true;
  };
}
