import type { Model } from "#game/catalogue/model.ts";

/** Faster than this is driving, m/s: nobody repairs then. */
const STANDING_MPS = 0.3;

export type RepairSituation = {
  readonly model: Model;
  /** What each node of the model has left. */
  readonly powers: Readonly<ArrayLike<number>>;
  readonly speedMps: number;
  readonly kits: number;
  readonly isRepairing: boolean;
};

export type RepairChoice =
  | { readonly ok: true; readonly node: string }
  | { readonly ok: false; readonly code: "repairing" | "no-kit" | "moving" | "intact" };

/** A hull counts as more damaged than it is: without it all is lost. */
const HULL_WEIGHT = 0.7;

/**
 * Which node one press of "repair" mends: a broken gun first (nobody wins unarmed), then a broken track, a broken
 * turret, and after that the one with the smallest share left. Or why there is nothing to mend now.
 */
export function chooseRepair({ model, powers, speedMps, kits, isRepairing }: RepairSituation): RepairChoice {
  if (isRepairing) return { ok: false, code: "repairing" };
  const urgency = (index: number): number => {
    const { part, maxPower } = model.nodes[index]!;
    const share = powers[index]! / maxPower;
    if (share > 0) return part === "hull" ? share * HULL_WEIGHT : share;
    return part === "gun" ? -3 : part === "track" ? -2 : -1;
  };
  const damaged = [...model.nodes.keys()].filter((index) => powers[index]! < model.nodes[index]!.maxPower);
  const worst = damaged.toSorted((a, b) => urgency(a) - urgency(b))[0];
  if (worst === undefined) return { ok: false, code: "intact" };
  if (kits <= 0) return { ok: false, code: "no-kit" };
  if (Math.abs(speedMps) > STANDING_MPS) return { ok: false, code: "moving" };
  return { ok: true, node: model.nodes[worst]!.name };
}
