/** Where names stand on the screen. */
import type { PerspectiveCamera } from "three";
import { Vector3 } from "three";
import type { Battlefield } from "#game/battlefield.ts";
import type { BattleModel } from "#store/battle-model.ts";
import type { SceneLabel } from "./battle-view.ts";
import { worldStride } from "./tanks/compose.ts";
import type { TankLayer } from "./tanks/tank-layer.ts";

const place = new Vector3();
const own = new Vector3();
const foot = new Vector3();

/** See BattleScene.labels. `width` and `height` are CSS pixels. */
export function fillLabels(
  out: SceneLabel[],
  model: BattleModel,
  tanks: TankLayer,
  battlefield: Battlefield,
  camera: PerspectiveCamera,
  width: number,
  height: number,
): number {
  const { characters, nodesPerCharacter, localSlot } = model;
  // Who drives counts from the tank, as the Situation panel and the range do; who watches, from the eye.
  const isAboard = localSlot >= 0 && tanks.isShown[localSlot] === 1 && model.isAlive[localSlot] === 1;
  if (isAboard) footOf(localSlot, own);
  else own.copy(camera.position);
  let count = 0;
  for (let c = 0; c < characters.length; c++) {
    const { slot } = characters[c]!;
    if (tanks.isShown[slot] === 0) continue;
    const at = slot * nodesPerCharacter * worldStride;
    const drawn = tanks.modelOf(slot);
    const top = drawn?.kind === "tank" ? 3.6 : drawn ? drawn.boundingRadiusM * 0.9 + 1 : 3;
    place.set(tanks.world[at]!, tanks.world[at + 1]! + top, tanks.world[at + 2]!);
    const label = (out[count] ??= { slot: -1, x: 0, y: 0, distanceM: 0, visible: false });
    count += 1;
    label.slot = slot;
    label.distanceM = isAboard ? own.distanceTo(footOf(slot, foot)) : own.distanceTo(place);
    const hidden = behindGround(battlefield, camera.position, place);
    place.project(camera);
    label.x = (place.x * 0.5 + 0.5) * width;
    label.y = (0.5 - place.y * 0.5) * height;
    label.visible = !hidden && place.z < 1 && Math.abs(place.x) <= 1 && Math.abs(place.y) <= 1;
  }
  return count;

  function footOf(slot: number, out: Vector3): Vector3 {
    const at = slot * nodesPerCharacter * worldStride;
    return out.set(tanks.world[at]!, tanks.world[at + 1]!, tanks.world[at + 2]!);
  }
}

function behindGround(battlefield: Battlefield, from: Vector3, to: Vector3): boolean {
  const steps = 16;
  for (let step = 1; step < steps; step++) {
    const share = step / steps;
    const x = from.x + (to.x - from.x) * share;
    const z = from.z + (to.z - from.z) * share;
    if (from.y + (to.y - from.y) * share < battlefield.heightAt(x, z) - 0.5) return true;
  }
  return false;
}
