/** Control characters but line breaks and tabs, and what turns the direction of the text around it (UAX #9). */
const STEERING = /(?![\n\t])\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/** Somebody else's text without what would steer the text around it: a mark stands in its place. */
export function harmless(text: string): string {
  return text.replace(STEERING, "\uFFFD");
}

/** The same for a place within a sentence; text that runs the other way keeps its direction to itself. */
export function isolated(text: string): string {
  const safe = harmless(text);
  return RIGHT_TO_LEFT.test(safe) ? `${FIRST_STRONG_ISOLATE}${safe}${POP_ISOLATE}` : safe;
}
