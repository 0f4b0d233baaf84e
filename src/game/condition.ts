import type { Model } from "./catalogue/model.ts";

/** What is broken in a character, and so what it can no longer do. */
export type Condition = {
  destroyed: boolean;
  /** A track is at 0. */
  immobile: boolean;
  /** `Head` is at 0. */
  turretJammed: boolean;
  /** `Turmkanone` is at 0, or there is no gun. */
  gunSilent: boolean;
};

export function createCondition(): Condition {
  return { destroyed: false, immobile: false, turretJammed: false, gunSilent: false };
}

/** Reads the condition off the nodes' powers (dga.md, "Losses by node"). */
export function readCondition(model: Model, powers: Readonly<ArrayLike<number>>, out: Condition): void {
  out.destroyed = !(powers[model.vitalNode]! > 0);
  out.immobile = out.destroyed || model.trackNodes.some((node) => !(powers[node]! > 0));
  out.turretJammed = out.destroyed || (model.turretNode >= 0 && !(powers[model.turretNode]! > 0));
  out.gunSilent = out.destroyed || model.gunNode < 0 || !(powers[model.gunNode]! > 0);
}

/** Every node at its full power. */
export function fullPowers(model: Model): Float64Array {
  return Float64Array.from(model.nodes, (node) => node.maxPower);
}

/** Power left over power at first, all nodes together, 0 to 1; a destroyed character has none. */
export function strengthShare(model: Model, powers: Readonly<ArrayLike<number>>): number {
  if (!(powers[model.vitalNode]! > 0)) return 0;
  let left = 0;
  let full = 0;
  for (let node = 0; node < model.nodes.length; node++) {
    left += powers[node]!;
    full += model.nodes[node]!.maxPower;
  }
  return full > 0 ? left / full : 0;
}
