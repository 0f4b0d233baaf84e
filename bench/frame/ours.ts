import { MeshBasicMaterial, Scene } from "three";
import { createBattleModel } from "#store/battle-model.ts";
import { createTankLayer } from "#scene/tanks/tank-layer.ts";
import type { Contestant } from "./contestant.ts";
import { addFleet, tellModel } from "./tell-model.ts";

/** The battle model and the instanced tank layer, as the game uses them. */
export function createOurs(tanks: number): Contestant {
  const model = createBattleModel({ capacity: Math.max(8, tanks), nodesPerCharacter: 8 });
  addFleet(model, tanks);
  const layer = createTankLayer(
    model,
    new MeshBasicMaterial(),
    { York: "#f5ecd2", Lancaster: "#e2475c" },
    false,
  );
  const scene = new Scene();
  scene.matrixWorldAutoUpdate = false;
  scene.add(layer.group);
  return {
    scene,
    receive: (tank, stampMs, arrivalMs) => tellModel(model, tank, stampMs, arrivalMs),
    compose(nowMs) {
      model.sample(nowMs);
      layer.update(1 / 60);
      layer.show();
    },
    shown: () => layer.isShown.reduce((sum, each) => sum + each, 0),
  };
}
