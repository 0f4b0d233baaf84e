import confusables from "unhomoglyph/data.json" with { type: "json" };

const MAX_LENGTH = 64;

/** Characters that leave no trace on a screen, such as joiners, fillers and marks of direction. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Counts as a symbol, and is a space. */
const BLANK_BRAILLE = "\u2800";
/** Control characters, halves of pairs, breaks, and what steers or hides text; joiners belong to scripts and emoji. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}/u;

const LOOKS: ReadonlyMap<string, string> = new Map(Object.entries(confusables));

type Looks = {
  /** What does not depend on case. */
  readonly folded: string;
  /** What looks the same as it is written: a capital I is a small l. */
  readonly written: string;
};

/** The folds of nicknames that were asked for of late: a crowded room compares each with each newcomer's. */
const known = new Map<string, Looks>();
const MOST_KNOWN = 20_000;

function looksOf(nick: string): Looks {
  const before = known.get(nick);
  if (before !== undefined) return before;
  const seen = nick.replace(INVISIBLE, "").normalize("NFKC").replace(/\s+/gu, " ").trim();
  // Upper case first: it makes ß and ss, ſ and s, ς and σ meet, which lower case alone does not.
  const looks = { folded: skeleton(seen.toUpperCase().toLowerCase()), written: skeleton(seen) };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(nick, looks);
  return looks;
}

/** The skeleton of UTS #39, 4: what two confusable texts have in common. */
function skeleton(text: string): string {
  let looks = "";
  for (const character of text.normalize("NFD")) looks += LOOKS.get(character) ?? character;
  return looks.normalize("NFD");
}

/**
 * What two nicknames of the same look have in common: compatibility forms, case, spaces and confusable letters are
 * folded, and what nobody sees is left out (MMOG 7.2.8 leaves the comparison to the implementation).
 */
export function nickKey(nick: string): string {
  return looksOf(nick).folded;
}

/** Whether people would take one nickname for the other. */
export function isLookAlike(a: string, b: string): boolean {
  const [one, other] = [looksOf(a), looksOf(b)];
  return one.folded === other.folded || one.written === other.written;
}

/** The nickname as the room writes it: composed, and with single spaces between its words (MMOG 17.1). */
export function tidyNick(nick: string): string {
  return nick.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** Whether people can read the nickname, and it doesn't meddle with the text around it (MMOG 13, 17.1). */
export function isUsableNick(nick: string): boolean {
  const seen = nick.replace(INVISIBLE, "").replaceAll(BLANK_BRAILLE, "");
  return nick.length <= MAX_LENGTH && /[\p{L}\p{N}\p{P}\p{S}]/u.test(seen) && !FORBIDDEN.test(nick);
}
