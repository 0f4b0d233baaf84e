import { createCoverGrid } from "./battlefield/cover-grid.ts";
import { createGround, LANDSCAPES, SIZE_M } from "./battlefield/ground.ts";
import type { BattlefieldName } from "./battlefield/names.ts";
import { scatterCover } from "./battlefield/scatter.ts";
import { defencePlace, headquartersPlace, placeClearings, spawnPlace } from "./battlefield/spawns.ts";
import type { Cover } from "./cover.ts";

/** A place on the ground and where one looks there: yaw 0 faces +z, positive is counter-clockwise from above. */
export type Spawn = { readonly x: number; readonly z: number; readonly yawRad: number };

/**
 * Ground and cover, made from a name and a seed: bit for bit the same on every machine, because only
 * exactly rounded arithmetic makes it (no sine, no power). The origin is the middle; y is up.
 */
export interface Battlefield {
  readonly name: BattlefieldName;
  readonly seed: number;
  /** Length of a side: x and z lie within ±sizeM / 2. */
  readonly sizeM: number;
  /** The surface of the water, undefined on a dry field. Water is shallow: it hinders nobody. */
  readonly waterLevelM: number | undefined;
  readonly cover: readonly Cover[];
  /** The ground's height; outside the field that of its edge. */
  heightAt(x: number, z: number): number;
  /** Writes the ground's unit normal into `out[0..2]`. */
  normalAt(x: number, z: number, out: Float64Array | number[]): void;
  /**
   * Writes the indices into `cover` of what may stand within 6 m of the point into `out` and says how
   * many there are (at most out.length). Never allocates.
   */
  coverNear(x: number, z: number, out: Int32Array): number;
  /**
   * Where a team's player starts: teams stand on a circle and face its middle, two teams 300 m apart;
   * `position` counts from 0 within the team. Free of cover for two teams; beside it, if need be, for more.
   */
  spawn(teamIndex: number, teamCount: number, position: number): Spawn;
  /** Where the team's headquarters stands: behind its spawn. */
  headquarters(teamIndex: number, teamCount: number): Spawn;
  /** Where what guards the headquarters stands: before it, the even positions on its left, the odd ones on its right. */
  defence(teamIndex: number, teamCount: number, position: number): Spawn;
}

/** Makes the battlefield of a name and a seed (any integer); takes some tens of milliseconds. */
export function createBattlefield(name: BattlefieldName, seed: number): Battlefield {
  const landscape = LANDSCAPES[name];
  const { heightAt, normalAt } = createGround(name, seed);
  const cover = scatterCover({ seed, sizeM: SIZE_M, landscape, heightAt, clearings: placeClearings() });
  const grid = createCoverGrid(SIZE_M, cover);
  return {
    name,
    seed,
    sizeM: SIZE_M,
    waterLevelM: landscape.waterLevelM,
    cover,
    heightAt,
    normalAt,
    coverNear: (x, z, out) => grid.near(x, z, out),
    spawn: (teamIndex, teamCount, position) => spawnPlace(cover, teamIndex, teamCount, position),
    headquarters: (teamIndex, teamCount) => headquartersPlace(teamIndex, teamCount),
    defence: (teamIndex, teamCount, position) => defencePlace(cover, teamIndex, teamCount, position),
  };
}
