import { first } from "./first.ts";
import { later } from "./later.ts";

/** British English: the first language, and the list of keys for all others. One part a screen. */
export const en = { ...first, ...later, errors: { ...first.errors, ...later.errors } } as const;
