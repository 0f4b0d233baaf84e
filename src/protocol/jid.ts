import { accept, refuse, type Decoded } from "#xml/decoded.ts";
import type { ValueCodec } from "#xml/value.ts";

/**
 * An XMPP address (RFC 7622). Local part and domain are kept folded, the resource as written (NFC), so
 * that equal addresses are equal strings.
 */
export type Jid = { readonly local: string; readonly domain: string; readonly resource: string };

const MAX_PART_BYTES = 1023;
const ASCII = /^[ -~]*$/;
/** Addresses that are folded already and hold nothing but letters, digits and marks: nearly all. */
const PLAIN = /^(?:[a-z\d._-]+@)?[a-z\d_-]+(?:\.[a-z\d_-]+)*(?:\/[ -~]+)?$/;
const FORBIDDEN_LOCAL = /["&'/:<>@\s]/u;
const FORBIDDEN_DOMAIN = /["&'/:<>@\s]|^\.|\.\.|\.$/u;
// Control, format-bidi and unassigned-like characters have no place in an address that people read.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFD-\uFFFF]/u;

/** Reads an address. Refused: empty parts, parts over 1023 bytes, characters that RFC 7622 forbids. */
export function parseJid(text: string): Decoded<Jid> {
  if (text.length <= MAX_PART_BYTES && PLAIN.test(text))
    return accept({ local: localOf(text), domain: domainOf(text), resource: resourceOf(text) });
  const slash = text.indexOf("/");
  const bare = slash < 0 ? text : text.slice(0, slash);
  const resource = slash < 0 ? "" : text.slice(slash + 1).normalize("NFC");
  const sign = bare.indexOf("@");
  const local = sign < 0 ? "" : fold(bare.slice(0, sign));
  const domain = fold(sign < 0 ? bare : bare.slice(sign + 1)).replace(/\.$/, "");
  if (domain === "") return malformed(text, "it has no domain");
  if (sign === 0) return malformed(text, "nothing stands before the @");
  if (slash >= 0 && resource === "") return malformed(text, "nothing stands behind the /");
  if (FORBIDDEN_LOCAL.test(local) || FORBIDDEN_DOMAIN.test(domain) || CONTROL.test(local + domain + resource))
    return malformed(text, "it holds a character that an address can't have");
  if (!local.isWellFormed() || !domain.isWellFormed() || !resource.isWellFormed())
    return malformed(text, "it is not valid Unicode");
  for (const part of [local, domain, resource])
    if (byteLength(part) > MAX_PART_BYTES) return malformed(text, "a part is longer than 1023 bytes");
  return accept({ local, domain, resource });
}

export function formatJid(jid: Jid): string {
  const local = jid.local === "" ? "" : `${jid.local}@`;
  const resource = jid.resource === "" ? "" : `/${jid.resource}`;
  return `${local}${jid.domain}${resource}`;
}

/** The address without its resource, as text. */
export function bareJid(jid: Jid): string {
  return jid.local === "" ? jid.domain : `${jid.local}@${jid.domain}`;
}

/** The bare part of an address that is known to be well-formed. */
export function bareOf(text: string): string {
  const slash = text.indexOf("/");
  return slash < 0 ? text : text.slice(0, slash);
}

/** The resource of an address that is known to be well-formed, or ''. */
export function resourceOf(text: string): string {
  const slash = text.indexOf("/");
  return slash < 0 ? "" : text.slice(slash + 1);
}

/** The local part of an address that is known to be well-formed, or ''. */
export function localOf(text: string): string {
  const bare = bareOf(text);
  const sign = bare.indexOf("@");
  return sign < 0 ? "" : bare.slice(0, sign);
}

/** The domain of an address that is known to be well-formed. */
export function domainOf(text: string): string {
  const bare = bareOf(text);
  return bare.slice(bare.indexOf("@") + 1);
}

/** An address inside an element, normalised. */
export const jidText: ValueCodec<string> = {
  parse(text) {
    const jid = parseJid(text.trim());
    return jid.ok ? accept(formatJid(jid.value)) : jid;
  },
  format: (value) => value,
};

/** The address of a room in a text, normalised; `undefined` for any other address and for none. */
export function roomAddress(text: string): string | undefined {
  const jid = parseJid(text.trim());
  const isRoom = jid.ok && jid.value.local !== "" && jid.value.resource === "";
  return isRoom ? formatJid(jid.value) : undefined;
}

/** Lower case and compatibility forms; folding once more changes nothing. */
function fold(text: string): string {
  // Plain ASCII has one form only. Every stanza brings an address, and most are of this kind.
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize("NFKC").toLowerCase().normalize("NFKC");
}

function malformed(text: string, why: string): Decoded<Jid> {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return refuse("malformed", "", `'${shown}' is not an address: ${why}.`);
}

function byteLength(text: string): number {
  if (ASCII.test(text)) return text.length;
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
