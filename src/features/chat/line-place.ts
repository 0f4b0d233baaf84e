import type { ChatLine } from "#store/chat-log.ts";

const PAUSE_MS = 5 * 60_000;

/** What stands above a line because of the one before it. */
export type LinePlace = {
  /** Name and time are said: somebody else speaks, or after five minutes again. */
  readonly isFirst: boolean;
  /** The talk passes from what we missed to what we hear, or the other way round (MMOG 7.2.13). */
  readonly divider: "before" | "away" | "now" | undefined;
};

/** What one person says in a row stands under one name, without anybody looking at more than two lines. */
export function placeOf(line: ChatLine, before: ChatLine | undefined): LinePlace {
  const goesOn =
    before?.kind === "message" &&
    line.kind === "message" &&
    before.nick === line.nick &&
    before.delayed === line.delayed &&
    isAction(before.text) === isAction(line.text) &&
    line.atMs - before.atMs < PAUSE_MS;
  return { isFirst: !goesOn, divider: dividerOf(line, before) };
}

function dividerOf(line: ChatLine, before: ChatLine | undefined): LinePlace["divider"] {
  if (line.delayed === (before?.delayed ?? false)) return undefined;
  if (!line.delayed) return "now";
  return before === undefined ? "before" : "away";
}

/** `/me waves` is said as `* king waves`. */
export function isAction(text: string): boolean {
  return text.startsWith("/me ");
}
