import type { Battlefield } from "../battlefield.ts";

/** Who takes part: players, bots and other NPCs alike. */
export type CharacterSetup = {
  /** The wire's `chid`, unique in the battle. */
  readonly chid: string;
  readonly name: string;
  /** Id of the model (catalogue). */
  readonly model: string;
  /** The team's name; characters whose teams are spelt the same are friends. */
  readonly team: string;
  readonly x: number;
  readonly z: number;
  readonly yawRad: number;
};

export type BattleSetup = {
  readonly battlefield: Battlefield;
  readonly characters: readonly CharacterSetup[];
  /** Whether shells hurt one's own team. */
  readonly friendlyFire: boolean;
  /** Last Man Standing: nobody is anybody's friend, whatever the team. */
  readonly freeForAll?: boolean;
};

/** A shot as its turn says it. Muzzle and view are in world space; the view is a direction. */
export type ShotClaim = {
  readonly node: number;
  readonly weapon: string;
  readonly ammunition: string;
  readonly muzzleX: number;
  readonly muzzleY: number;
  readonly muzzleZ: number;
  readonly viewX: number;
  readonly viewY: number;
  readonly viewZ: number;
};
