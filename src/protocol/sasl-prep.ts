import { accept, refuse, type Decoded } from "#xml/decoded.ts";

/**
 * The part of SASLprep (RFC 4013) that both our ends agree on: unusual spaces become a space, invisible joiners go,
 * the rest is normalised (NFKC). Control characters, non-characters, lone surrogates and the empty string are refused.
 */
export function saslPrep(text: string): Decoded<string> {
  const prepared = text
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .replace(/\u00ad|\u034f|\u1806|[\u180b-\u180d]|[\u200b-\u200d]|\u2060|[\ufe00-\ufe0f]|\ufeff/g, "")
    .normalize("NFKC");
  if (prepared === "") return refuse("missing", "", "A name or a password cannot be empty.");
  if (/\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|[\u2028\u2029\ufff9-\ufffd]/u.test(prepared))
    return refuse("malformed", "", "A name or a password cannot hold control characters.");
  return accept(prepared);
}
