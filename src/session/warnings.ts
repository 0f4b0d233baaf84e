import { STATUS } from "#protocol/mmog/words.ts";
import type { RoomState } from "#store/room-store.ts";

/** 174 is an old code of MUC: nobody sees real addresses from now on (errata E-055). */
export const NOW_FULLY_ANONYMOUS = 174;

/** What the room made known, as codes of the entry, and what of it a person has not confirmed yet. */
export type Warnings = Pick<RoomState, "warnings" | "unacknowledged">;

/** Codes of the own entry that are kept and shown. */
const SHOWN: readonly number[] = [
  STATUS.nonAnonymous,
  STATUS.logged,
  STATUS.roomCreated,
  STATUS.nickAssigned,
];

/** What each warning is about, as the code of the entry; these two must be confirmed (MMOG 14.3, 14.5). */
const MATTER: Readonly<Record<number, number>> = {
  [STATUS.nonAnonymous]: STATUS.nonAnonymous,
  [STATUS.nowNonAnonymous]: STATUS.nonAnonymous,
  [STATUS.logged]: STATUS.logged,
};

/** What a later code takes back. */
const TAKES_BACK: Readonly<Record<number, number>> = {
  [STATUS.noLongerLogged]: STATUS.logged,
  [STATUS.nowSemiAnonymous]: STATUS.nonAnonymous,
  [NOW_FULLY_ANONYMOUS]: STATUS.nonAnonymous,
};

/**
 * MMOG 7.2.3, 7.2.12: the codes of the own entry. What was confirmed before, be it outside or before the line was
 * lost, need not be confirmed again.
 */
export function warningsAtEntry(statuses: readonly number[], confirmed: readonly number[]): Warnings {
  const warnings = SHOWN.filter((code) => statuses.includes(code));
  const unacknowledged = warnings.filter((code) => MATTER[code] !== undefined && !confirmed.includes(code));
  return { warnings, unacknowledged };
}

/** MMOG 10.2.1: the codes of a changed configuration. Unknown ones mean nothing (MMOG 12). */
export function warningsAfterChange(before: Warnings, statuses: readonly number[]): Warnings {
  let { warnings, unacknowledged } = before;
  for (const code of statuses) {
    const matter = MATTER[code] ?? TAKES_BACK[code];
    if (matter === undefined) continue;
    warnings = warnings.filter((each) => each !== matter);
    unacknowledged = unacknowledged.filter((each) => MATTER[each] !== matter);
    if (MATTER[code] === undefined) continue;
    warnings = [...warnings, matter];
    unacknowledged = [...unacknowledged, code];
  }
  return { warnings, unacknowledged };
}

/** The warnings whose matter is still so and has been confirmed: they come along into the room again. */
export function confirmedOf({ warnings, unacknowledged }: Warnings): readonly number[] {
  const open = unacknowledged.map((code) => MATTER[code]);
  return warnings.filter((code) => MATTER[code] !== undefined && !open.includes(code));
}
