import type { Model } from "#game/catalogue/model.ts";
import { MODELS } from "#game/catalogue/models.ts";
import { WEAPONS } from "#game/catalogue/weapons.ts";

/** What one compares models by. Shares are of the best in the catalogue, 0 to 1. */
export type ModelFigures = {
  /** Hit points of all nodes together. */
  readonly power: number;
  readonly powerShare: number;
  readonly speedKmh: number;
  readonly speedShare: number;
  /** Undefined without a turret. */
  readonly turretDegreesS: number | undefined;
  readonly turretShare: number;
  readonly reloadS: number;
  /** The quicker, the more. */
  readonly reloadShare: number;
  readonly kits: number;
  /** The weapon's name; '' without one. */
  readonly gun: string;
};

export function figuresOf(model: Model, all: readonly Model[] = MODELS): ModelFigures {
  const best = (measure: (each: Model) => number) => Math.max(...all.map(measure), Number.EPSILON);
  return {
    power: powerOf(model),
    powerShare: powerOf(model) / best(powerOf),
    speedKmh: model.forwardMps * 3.6,
    speedShare: model.forwardMps / best((each) => each.forwardMps),
    turretDegreesS: model.turretNode < 0 ? undefined : (model.turretTraverseRadS * 180) / Math.PI,
    turretShare:
      model.turretNode < 0 ? 0 : model.turretTraverseRadS / best((each) => each.turretTraverseRadS),
    reloadS: model.reloadS,
    reloadShare: Math.min(...all.map((each) => each.reloadS)) / model.reloadS,
    kits: model.repairKits,
    gun: WEAPONS.find((weapon) => weapon.id === model.weapon)?.title ?? "",
  };
}

function powerOf(model: Model): number {
  return model.nodes.reduce((sum, node) => sum + node.maxPower, 0);
}
