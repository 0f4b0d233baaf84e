/** The longest text that is said or shown, in UTF-16 units. */
const MAX_TEXT = 10_000;

export function isTooLong(text: string): boolean {
  return text.length > MAX_TEXT;
}

/** A text of somebody else's, cut where it has no end. */
export function clip(text: string): string {
  return isTooLong(text) ? text.slice(0, MAX_TEXT) : text;
}
