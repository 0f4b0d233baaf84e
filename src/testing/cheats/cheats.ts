import type { Cheat } from "#testing/cheats/cheat.ts";
import { DRIVING_CHEATS } from "#testing/cheats/driving-cheats.ts";
import { GUN_CHEATS } from "#testing/cheats/gun-cheats.ts";
import { RULE_CHEATS } from "#testing/cheats/rule-cheats.ts";

/** Every kind of cheating that we could think of; the referee stops them all (`npm run bench:referee` lists them). */
export const CHEATS: readonly Cheat[] = [...DRIVING_CHEATS, ...GUN_CHEATS, ...RULE_CHEATS];
