const MAX_LENGTH = 64;

/**
 * What two nicknames of the same look have in common: compatibility forms, case and spaces are folded
 * (MMOG 7.2.8 leaves the comparison to the implementation).
 */
export function nickKey(nick: string): string {
  // Upper case first: it makes ß and ss, ſ and s, ς and σ meet, which lower case alone does not.
  return nick.normalize("NFKC").toUpperCase().toLowerCase().replace(/\s+/gu, " ").trim().normalize("NFKC");
}

/** Whether people can read the nickname: not too long, not only spaces and invisible characters. */
export function isUsableNick(nick: string): boolean {
  return nick.length <= MAX_LENGTH && /[\p{L}\p{N}\p{P}\p{S}]/u.test(nick) && !/[\p{Cc}\p{Cs}]/u.test(nick);
}
