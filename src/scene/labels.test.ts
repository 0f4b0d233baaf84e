import { PerspectiveCamera } from "three";
import { expect, it } from "vitest";
import { createBattlefield } from "#game/battlefield.ts";
import { createBattleModel } from "#store/battle-model.ts";
import type { SceneLabel } from "./battle-view.ts";
import { fillLabels } from "./labels.ts";
import { worldStride } from "./tanks/compose.ts";
import type { TankLayer } from "./tanks/tank-layer.ts";

const plain = { ...createBattlefield("Valley", 1485), heightAt: () => 0 };

/** King at the origin and an enemy 100 m ahead of him, seen from 15 m behind King. */
function distances(isKingAlive: boolean): number[] {
  const model = createBattleModel({ capacity: 2 });
  const nodes = [{ name: "Tank", parent: -1, maxPower: 100 }];
  for (const [chid, team] of [
    ["king", "York"],
    ["earl", "Lancaster"],
  ] as const)
    model.addCharacter({ chid, name: chid, visiname: chid, team, model: "King", kind: "pc", nodes });
  model.setLocal("king");
  if (!isKingAlive) model.setAlive("king", false);
  const world = new Float32Array(2 * model.nodesPerCharacter * worldStride);
  world[model.nodesPerCharacter * worldStride + 2] = 100;
  const tanks = { isShown: Uint8Array.of(1, 1), world, modelOf: () => undefined };
  const camera = new PerspectiveCamera();
  camera.position.set(0, 3, -15);
  camera.lookAt(0, 3, 100);
  camera.updateMatrixWorld();
  const labels: SceneLabel[] = [];
  fillLabels(labels, model, tanks as unknown as TankLayer, plain, camera, 1280, 720);
  return labels.map(({ distanceM }) => Math.round(distanceM));
}

it("says to who drives how far others are from the tank, and to who watches how far from the eye", () => {
  expect(distances(true)).toEqual([0, 100]);
  expect(distances(false)).toEqual([15, 115]);
});
