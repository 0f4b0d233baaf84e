import type { BattlefieldName } from "../battlefield/names.ts";
import type { CharacterSetup } from "./setup.ts";
import type { Statistics } from "./statistics.ts";

/** A battle as plain JSON, for saving and for surviving a crash. */
export type BattleSnapshot = {
  readonly version: 1;
  readonly battlefield: BattlefieldName;
  readonly seed: number;
  readonly friendlyFire: boolean;
  readonly freeForAll: boolean;
  readonly nowMs: number;
  readonly characters: readonly CharacterSnapshot[];
  readonly shells: readonly ShellSnapshot[];
};

export type CharacterSnapshot = {
  readonly setup: CharacterSetup;
  readonly present: boolean;
  readonly location: readonly number[];
  readonly rotation: readonly number[];
  readonly turretYawRad: number;
  readonly gunPitchRad: number;
  readonly powers: readonly number[];
  readonly kits: number;
  readonly loadedAtMs: number;
  readonly repair: {
    readonly node: number;
    readonly readyAtMs: number;
    readonly x: number;
    readonly z: number;
  } | null;
  readonly statistics: Statistics;
};

export type ShellSnapshot = {
  readonly by: number;
  readonly ammunition: string;
  readonly timeMs: number;
  readonly ageS: number;
  readonly location: readonly number[];
  readonly velocity: readonly number[];
};
