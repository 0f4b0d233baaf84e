import { battle, battleErrors, results } from "./en/battle.ts";
import { replay } from "./en/replay.ts";

/** The texts of the battle's own screen; what is opened from it brings those of later.ts. */
export const inBattle = { battle, results, replay, errors: battleErrors } as const;
