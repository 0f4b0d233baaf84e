import { motionStride } from "#game/dead-reckoning.ts";
import type { BattleModel } from "#store/battle-model.ts";
import { modelOf, writeTruth } from "./fleet.ts";

/** Puts the fleet's tanks into the battle model. */
export function addFleet(model: BattleModel, tanks: number): void {
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
}

const told = new Float64Array(8 * motionStride);

/** Tells the model what was true of a tank at `stampMs`; `adjust` may change the hull's motion before. */
export function tellModel(
  model: BattleModel,
  tank: number,
  stampMs: number,
  arrivalMs: number,
  adjust?: (hull: Float64Array) => void,
): void {
  writeTruth(tank, stampMs, told);
  adjust?.(told);
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
}
