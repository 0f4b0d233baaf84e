/** What a destroyed tank looks like beside being burnt: the turret blown askew, the hull slumped. */
import type { Model } from "#game/catalogue/model.ts";
import { axisAngleQuat, multiplyQuat } from "#game/math/quat.ts";

const lean = new Float64Array(4);

/** Changes the world transform of a wreck's node in place; each slot leans another way. */
export function addWreckPose(
  world: Float64Array,
  at: number,
  model: Model | undefined,
  node: number,
  slot: number,
): void {
  const part = model?.nodes[node]?.part;
  if (part === "turret") {
    world[at + 1]! += 0.12;
    axisAngleQuat(lean, 0, slot % 2 === 0 ? 0.7 : 0.3, 0, slot % 3 === 0 ? 0.7 : -0.9, 0.24);
  } else if (part === "gun") {
    axisAngleQuat(lean, 0, 1, 0, 0, 0.2);
  } else if (part === "hull") {
    world[at + 1]! -= 0.14;
    axisAngleQuat(lean, 0, 0, 0, 1, slot % 2 === 0 ? 0.05 : -0.05);
  } else return;
  multiplyQuat(world, at + 3, world, at + 3, lean, 0);
}
