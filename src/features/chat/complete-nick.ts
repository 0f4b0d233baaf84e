/** Nicknames that the word before the caret may mean. */
export type Completion = {
  /** Where the word begins. */
  readonly start: number;
  readonly nicks: readonly string[];
};

const MOST = 20;
const folded = (text: string) => text.normalize("NFKC").toLowerCase();

/** What the word that ends at the caret can become: nicknames that begin so, an @ before it or not. */
export function completionsAt(text: string, caret: number, nicks: Iterable<string>): Completion | undefined {
  const before = text.slice(0, caret);
  const start = Math.max(...[" ", "\n", "\t"].map((space) => before.lastIndexOf(space))) + 1;
  const word = folded(before.slice(start).replace(/^@/u, ""));
  if (word === "") return undefined;
  const found: string[] = [];
  for (const nick of nicks) if (folded(nick).startsWith(word)) found.push(nick);
  if (found.length === 0) return undefined;
  return { start, nicks: found.toSorted((a, b) => a.localeCompare(b)).slice(0, MOST) };
}

/** The text with the nickname in the word's place; who is spoken to at the beginning is followed by a colon. */
export function completed(
  text: string,
  start: number,
  end: number,
  nick: string,
): { readonly text: string; readonly caret: number } {
  const hasAt = text.startsWith("@", start);
  const word = `${hasAt ? "@" : ""}${nick}${start === 0 && !hasAt ? ":" : ""}${text.startsWith(" ", end) ? "" : " "}`;
  return { text: text.slice(0, start) + word + text.slice(end), caret: start + word.length };
}
