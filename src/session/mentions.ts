/** Texts that differ only in case or in compatibility forms meet here. */
function folded(text: string): string {
  return text.normalize("NFKC").toUpperCase().toLowerCase();
}

const WORD_BEFORE = /[\p{L}\p{N}\p{M}_]$/u;
const WORD_AFTER = /^[\p{L}\p{N}\p{M}_]/u;

/** Whether a text names somebody: the nickname as a word of its own, in whatever case. */
export function isNamedIn(text: string, nick: string): boolean {
  return namesIn(text, nick).length > 0;
}

/** Where a text names somebody, as [start, end). Empty where folding would move the places of the text. */
export function placesOfName(text: string, nick: string): readonly (readonly [number, number])[] {
  return folded(text).length === text.length ? namesIn(text, nick) : [];
}

function namesIn(text: string, nick: string): readonly (readonly [number, number])[] {
  const name = folded(nick).trim();
  if (name === "") return [];
  const within = folded(text);
  const places: [number, number][] = [];
  for (let at = within.indexOf(name); at >= 0; at = within.indexOf(name, at + name.length)) {
    const end = at + name.length;
    // Two units hold the neighbour, be it a surrogate pair.
    const isWithinWord =
      WORD_BEFORE.test(within.slice(Math.max(0, at - 2), at)) || WORD_AFTER.test(within.slice(end, end + 2));
    if (!isWithinWord) places.push([at, end]);
  }
  return places;
}
