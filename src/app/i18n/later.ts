import { battle, results } from "./en/battle.ts";
import { departure, room } from "./en/room.ts";
import { settings } from "./en/settings.ts";

/** Texts of screens that are loaded when they are first shown; see lazy-screen.ts. */
export const later = { room, departure, battle, results, settings } as const;
