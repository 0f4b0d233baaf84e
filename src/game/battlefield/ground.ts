import { COAST, MOOR, VALLEY, type Landscape } from "./landscapes.ts";
import type { BattlefieldName } from "./names.ts";
import { createTerrain, type Terrain } from "./terrain.ts";

/** Length of a battlefield's side, metres. */
export const SIZE_M = 1000;

export const LANDSCAPES: Readonly<Record<BattlefieldName, Landscape>> = {
  Valley: VALLEY,
  Moor: MOOR,
  Coast: COAST,
};

/** The bare ground of a battlefield, see battlefield.ts; takes some tens of milliseconds. */
export function createGround(name: BattlefieldName, seed: number): Terrain {
  return createTerrain(SIZE_M, (x, z) => LANDSCAPES[name].heightAt(x, z, seed));
}
