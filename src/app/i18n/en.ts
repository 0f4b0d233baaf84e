import { first } from "./first.ts";
import { inBattle } from "./in-battle.ts";
import { later } from "./later.ts";

/** British English: the first language, and the list of keys for all others. One part a screen. */
export const en = {
  ...first,
  ...inBattle,
  ...later,
  errors: { ...first.errors, ...inBattle.errors, ...later.errors },
} as const;
