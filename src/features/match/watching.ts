import type { BattleAction, CameraChoice } from "#features/match/battlefield-slot.ts";
import { nextFollowed } from "#features/match/followed.ts";
import type { BattleModel } from "#store/battle-model.ts";

/** What one who watches sees, and to what he comes back. */
export type Watching = {
  /** Undefined until there is somebody to follow. */
  readonly camera: CameraChoice | undefined;
  /** What was seen before the map. */
  readonly beforeMap: CameraChoice | undefined;
  /** The slot of whom one followed last; -1 for nobody yet. */
  readonly followed: number;
};

const TOP: CameraChoice = { kind: "top" };
const FREE: CameraChoice = { kind: "free" };

/** Nobody was followed yet. */
export const watchingNobody: Watching = { camera: undefined, beforeMap: undefined, followed: -1 };

/** Follows the tank in `slot`. */
export function follow(watching: Watching, slot: number): Watching {
  return { ...watching, camera: { kind: "follow", slot }, followed: slot };
}

/** What is seen after an action of one who watches; the map goes as it came, and what was seen before is seen again. */
export function watch(watching: Watching, action: BattleAction, battle: BattleModel): Watching {
  const { camera, beforeMap, followed } = watching;
  if (action === "free") return { ...watching, camera: FREE };
  if (action === "top" || action === "map") {
    if (camera?.kind === "top") return { ...watching, camera: beforeMap };
    return { ...watching, camera: TOP, beforeMap: camera };
  }
  if (action !== "follow-next" && action !== "follow-previous") return watching;
  const slot = nextFollowed(battle, followed, action === "follow-next" ? 1 : -1);
  return slot < 0 ? watching : follow(watching, slot);
}
