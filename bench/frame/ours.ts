import { MeshBasicMaterial, Scene } from "three";
import { motionStride } from "#game/dead-reckoning.ts";
import { createBattleModel } from "#store/battle-model.ts";
import { createTankLayer } from "#scene/tanks/tank-layer.ts";
import { modelOf, writeTruth } from "./fleet.ts";
import type { Contestant } from "./contestant.ts";

/** The battle model and the instanced tank layer, as the game uses them. */
export function createOurs(tanks: number): Contestant {
  const model = createBattleModel({ capacity: Math.max(8, tanks), nodesPerCharacter: 8 });
  const told = new Float64Array(8 * motionStride);
  for (let tank = 0; tank < tanks; tank++) {
    const drawn = modelOf(tank);
    model.addCharacter({
      chid: `c${tank}`,
      name: `tank${tank}`,
      visiname: `Tank ${tank}`,
      model: drawn.id,
      team: tank % 2 === 0 ? "York" : "Lancaster",
      kind: "pc",
      nodes: drawn.nodes.map(({ name, parent, maxPower }) => ({ name, parent, maxPower })),
    });
  }
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
    receive(tank, stampMs, arrivalMs) {
      writeTruth(tank, stampMs, told);
      const { nodes } = modelOf(tank);
      for (let node = 0; node < nodes.length; node++) {
        const at = node * motionStride;
        const vector = (from: number) => ({
          x: told[at + from]!,
          y: told[at + from + 1]!,
          z: told[at + from + 2]!,
        });
        const move = {
          location: vector(0),
          rotation: { ...vector(3), w: told[at + 6]! },
          linear: vector(7),
          angular: vector(10),
        };
        model.pushMove(`c${tank}`, nodes[node]!.name, move, stampMs, arrivalMs);
      }
    },
    compose(nowMs) {
      model.sample(nowMs);
      layer.update(1 / 60, 0, 0);
    },
    shown: () => layer.isShown.reduce((sum, each) => sum + each, 0),
  };
}
