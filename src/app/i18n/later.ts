import { battle, results } from "./en/battle.ts";
import { keeping } from "./en/keeping.ts";
import { departure, room } from "./en/room.ts";
import { settings } from "./en/settings.ts";

/** Texts of screens that are loaded when they are first shown; see lazy-screen.ts. */
export const later = { room, departure, keeping, battle, results, settings } as const;
