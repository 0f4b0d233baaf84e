/** What may stand where in the text of a frame: units, names, references, the characters of XML. */
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const BANG = 33;
export const QUOTE = 34;
export const AMPERSAND = 38;
export const APOSTROPHE = 39;
export const SLASH = 47;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;

/** UTF-16 units of a character or entity reference between `&` and `;`. */
const maxReference = 10;

// Namespaces in XML 1.0, production [4] NCName, with the character ranges of XML 1.0, productions [4] and [4a].
const nameStart =
  "A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}" +
  "\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const ncName = `[${nameStart}][${nameStart}.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}-]*`;
const QNAME = new RegExp(`^${ncName}(?::${ncName})?$`, "u");

/** Units that end a name: white space, `/`, `>`, `=`, `<`, quotes, `&`. What is between must still match QNAME. */
const endsName = new Uint8Array(128);
for (const unit of [TAB, LF, CR, SPACE, SLASH, GREATER, EQUALS, LESS, QUOTE, APOSTROPHE, AMPERSAND])
  endsName[unit] = 1;
/** ASCII units that may stand anywhere in an unprefixed name: [A-Za-z_], and [0-9.-] after the first. */
const nameUnit = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) {
  if (/[A-Za-z_]/.test(String.fromCharCode(unit))) nameUnit[unit] = 1;
  else if (/[0-9.-]/.test(String.fromCharCode(unit))) nameUnit[unit] = 2;
}
/** 1 for ASCII units that neither end a text or a value nor are forbidden in one. */
const isPlain = new Uint8Array(128).fill(1, SPACE);
for (const unit of [QUOTE, AMPERSAND, APOSTROPHE, LESS, GREATER]) isPlain[unit] = 0;

/** Where the name that begins here ends; the negative of it when the name has more than plain ASCII. */
export function endOfName(text: string, start: number): number {
  let at = start;
  let isAscii = true;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 128) isAscii = false;
    else if (endsName[unit] === 1) break;
    else if (nameUnit[unit] !== 1 && (nameUnit[unit] === 0 || at === start)) isAscii = false;
  }
  return isAscii ? at : -at;
}

/** Whether this is a name at all, with at most one prefix. */
export function isName(name: string): boolean {
  return QNAME.test(name);
}

/** Where what stands here ends, if it is ASCII that means nothing in any text or value: most of a frame. */
export function pastPlain(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 128 || isPlain[unit] === 0) break;
  }
  return at;
}

export function pastSpace(text: string, start: number): number {
  let at = start;
  for (; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit > SPACE || (unit !== SPACE && unit !== LF && unit !== CR && unit !== TAB)) return at;
  }
}

/** How many units the character here has that is not ASCII or not plain; 0 when XML cannot carry it (production [2]). */
export function widthOfCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800) return unit >= SPACE || unit === TAB || unit === LF || unit === CR ? 1 : 0;
  if (unit >= 0xe000) return unit < 0xfffe ? 1 : 0;
  const low = text.charCodeAt(at + 1);
  return unit < 0xdc00 && low >= 0xdc00 && low < 0xe000 ? 2 : 0;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["apos", "'"],
  ["quot", '"'],
]);

/** What stands between the `&` here and its `;`, `undefined` when that is no reference that XML knows. */
export function referenceAt(text: string, at: number): string | undefined {
  const end = text.indexOf(";", at);
  if (end < 0 || end - at > maxReference) return undefined;
  const name = text.slice(at + 1, end);
  return characterOf(name) === undefined ? undefined : name;
}

/** The text with each reference made a character. All have passed `referenceAt`. */
export function unescape(text: string): string {
  return text.replace(/&([^;]*);/g, (_, name: string) => characterOf(name) ?? "");
}

/** The character that a reference means: one of the five entities, or a number of one that XML can carry. */
function characterOf(name: string): string | undefined {
  if (!/^#(?:\d+|x[\dA-Fa-f]+)$/.test(name)) return ENTITIES.get(name);
  const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return isCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** XML 1.0, production [2] Char. */
function isCharacter(code: number): boolean {
  if (code < SPACE) return code === TAB || code === LF || code === CR;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
