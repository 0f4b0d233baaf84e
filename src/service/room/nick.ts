const MAX_LENGTH = 64;

/** Characters that leave no trace on a screen, such as joiners, fillers and marks of direction. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Counts as a symbol, and is a space. */
const BLANK_BRAILLE = "\u2800";

/**
 * What two nicknames of the same look have in common: compatibility forms, case and spaces are folded, and what
 * nobody sees is left out (MMOG 7.2.8 leaves the comparison to the implementation).
 */
export function nickKey(nick: string): string {
  // Upper case first: it makes ß and ss, ſ and s, ς and σ meet, which lower case alone does not.
  const folded = nick.replace(INVISIBLE, "").normalize("NFKC").toUpperCase().toLowerCase();
  return folded.replace(/\s+/gu, " ").trim().normalize("NFKC");
}

/** Whether people can read the nickname: not too long, not only spaces and invisible characters. */
export function isUsableNick(nick: string): boolean {
  const seen = nick.replace(INVISIBLE, "").replaceAll(BLANK_BRAILLE, "");
  return nick.length <= MAX_LENGTH && /[\p{L}\p{N}\p{P}\p{S}]/u.test(seen) && !/[\p{Cc}\p{Cs}]/u.test(nick);
}
