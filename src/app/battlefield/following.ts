import { findModel } from "#game/catalogue/find-model.ts";
import { motionStride, rotationAt } from "#game/dead-reckoning.ts";
import { rotateVec3 } from "#game/math/quat.ts";
import { setVec3 } from "#game/math/vec3.ts";
import { approachAngle } from "#scene/camera/view-math.ts";
import type { BattleModel } from "#store/battle-model.ts";

/** The view turns as softly as this with a tank: half of the way in so many seconds. */
const HALF_LIFE_S = 0.4;

/** A direction that somebody looks in, as the controls know it. */
type Look = { readonly aimYawRad: number; readonly aimPitchRad: number };

export interface Following {
  /**
   * Turns the look of one who follows the tank in `slot`: at once to where another tank's turret points, then softly
   * with it. What the spectator turned himself stays between the two.
   */
  update(slot: number, look: Look, elapsedMs: number): void;
  /** The tank in `slot` (-1 for none) is followed from now on, but nobody's look is turned: its driver himself looks. */
  take(slot: number): void;
}

/** Lets a spectator look where the tank that he follows looks; `setAim` turns his look. */
export function createFollowing(
  battle: BattleModel,
  setAim: (yawRad: number, pitchRad: number) => void,
): Following {
  const way = new Float64Array(3);
  let followed = -1;
  let headingRad = 0;

  /** Where the turret points, or what turns instead of one. */
  function headingOf(slot: number): number {
    const { motions, nodesPerCharacter } = battle;
    const turret = findModel(battle.inSlot(slot)?.model ?? "")?.turretNode ?? -1;
    const root = slot * nodesPerCharacter * motionStride + rotationAt;
    setVec3(way, 0, 0, 0, 1);
    // All between the root and the turret is rigid.
    if (turret > 0) rotateVec3(way, 0, motions, root + turret * motionStride, way, 0);
    rotateVec3(way, 0, motions, root, way, 0);
    return Math.atan2(way[0]!, way[2]!);
  }

  return {
    update(slot, look, elapsedMs) {
      if (battle.isPlaced[slot] !== 1) return;
      const towardsRad = headingOf(slot);
      if (slot !== followed) {
        followed = slot;
        headingRad = towardsRad;
        setAim(headingRad, 0);
        return;
      }
      const beforeRad = headingRad;
      headingRad = approachAngle(headingRad, towardsRad, HALF_LIFE_S, elapsedMs / 1000);
      setAim(look.aimYawRad + headingRad - beforeRad, look.aimPitchRad);
    },
    take(slot) {
      followed = slot;
      if (slot >= 0) headingRad = headingOf(slot);
    },
  };
}
