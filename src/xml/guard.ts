/**
 * The check of one frame (RFC 7395) before a parser sees it: exactly one well-formed element, without markup
 * that XMPP forbids (RFC 6120, section 11.1), within limits. What passes here reads the same in every parser.
 */
export type FrameLimits = {
  /** UTF-8 bytes of the whole frame. */
  readonly bytes: number;
  /** Elements inside each other; a lone element has depth 1. */
  readonly depth: number;
  /** Elements and runs of text together. */
  readonly nodes: number;
};

export type FrameFault =
  | "too-big"
  | "too-deep"
  | "too-many-nodes"
  | "not-one-root"
  | "forbidden-markup"
  | "not-well-formed";

export type FrameVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: FrameFault; readonly detail: string };

export const defaultFrameLimits: FrameLimits = { bytes: 262_144, depth: 64, nodes: 5_000 };

/** Attributes of one element; more than any stanza has, and few enough to compare each with each. */
const maxAttributes = 64;
/** UTF-16 units of a character or entity reference between `&` and `;`. */
const maxReference = 10;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const BANG = 33;
const QUOTE = 34;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;

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

/** What the scan carries along: a cursor and the elements that are open. */
type Scan = {
  readonly text: string;
  readonly limits: FrameLimits;
  at: number;
  nodes: number;
  /** Whether the tag at the cursor may use a prefix: one of its names is more than plain ASCII. */
  prefixed: boolean;
  /** Names of the open elements, the innermost last. */
  readonly open: string[];
  /** Prefixes in scope, the innermost last, and how many of them belong to the elements further out. */
  readonly prefixes: string[];
  readonly scopes: number[];
};

type Refused = Extract<FrameVerdict, { ok: false }>;
const accepted: FrameVerdict = { ok: true };

/**
 * Checks one frame. Linear in its length, without recursion; never throws.
 * Limits that are left out are 256 KiB, 64 levels and 5,000 nodes.
 */
export function guardFrame(text: string, limits?: Partial<FrameLimits>): FrameVerdict {
  const within: FrameLimits =
    limits === undefined ? defaultFrameLimits : { ...defaultFrameLimits, ...limits };
  if (exceedsBytes(text, within.bytes))
    return refuse("too-big", `The frame is larger than ${within.bytes} bytes.`);
  const scan: Scan = {
    text,
    limits: within,
    at: 0,
    nodes: 0,
    prefixed: false,
    open: [],
    prefixes: [],
    scopes: [],
  };
  let rooted = false;
  while (scan.at < text.length) {
    if (text.charCodeAt(scan.at) !== LESS) {
      const fault = scan.open.length > 0 ? scanText(scan, LESS) : scanSpace(scan);
      if (fault !== undefined) return fault;
      continue;
    }
    const next = text.charCodeAt(scan.at + 1);
    if (next === BANG || next === QUESTION)
      return refuse(
        "forbidden-markup",
        "The frame has a comment, a CDATA section, a DOCTYPE or an instruction.",
      );
    if (next !== SLASH && scan.open.length === 0) {
      if (rooted) return refuse("not-one-root", "The frame has more than one element at its top.");
      rooted = true;
    }
    const fault = next === SLASH ? scanEndTag(scan) : scanStartTag(scan);
    if (fault !== undefined) return fault;
  }
  if (scan.open.length > 0) return malformed("The frame ends inside an element.");
  return rooted ? accepted : refuse("not-one-root", "The frame holds no element.");
}

/** White space is all that may stand outside the root. */
function scanSpace(scan: Scan): Refused | undefined {
  const before = scan.at;
  skipSpace(scan);
  return scan.at > before ? undefined : refuse("not-one-root", "The frame has text outside its element.");
}

/** Character data up to `<`, or an attribute's value up to its quote. Leaves the cursor at the end mark. */
function scanText(scan: Scan, end: number): Refused | undefined {
  const { text } = scan;
  if (end === LESS && ++scan.nodes > scan.limits.nodes) return tooManyNodes(scan);
  for (;;) {
    passPlain(scan);
    if (scan.at >= text.length) break;
    const unit = text.charCodeAt(scan.at);
    if (unit === end) return undefined;
    if (unit === AMPERSAND) {
      if (!scanReference(scan)) return malformed("The frame has an '&' that starts no known reference.");
      continue;
    }
    if (unit === LESS) return malformed("The frame has a '<' in the value of an attribute.");
    if (unit === GREATER && end === LESS && text.endsWith("]]", scan.at))
      return malformed("The frame has ']]>' in its text.");
    if (unit < SPACE ? unit !== TAB && unit !== LF && unit !== CR : unit >= 0xd800 && !scanWide(scan, unit))
      return malformed("The frame has a character that XML cannot carry.");
    scan.at++;
  }
  return end === LESS ? undefined : malformed("The frame ends inside the value of an attribute.");
}

/** Passes over ASCII that means nothing in any text or value: most of a frame. */
function passPlain(scan: Scan): void {
  const { text } = scan;
  let { at } = scan;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 128 || isPlain[unit] === 0) break;
  }
  scan.at = at;
}

/** Whether a unit from U+D800 up is a character: a whole surrogate pair, which is passed over, or not U+FFFE and U+FFFF. */
function scanWide(scan: Scan, unit: number): boolean {
  if (unit >= 0xe000) return unit < 0xfffe;
  const low = scan.text.charCodeAt(scan.at + 1);
  if (unit >= 0xdc00 || !(low >= 0xdc00 && low < 0xe000)) return false;
  scan.at++;
  return true;
}

/** One of the five entities, or a reference to a character that XML can carry. Leaves the cursor behind the `;`. */
function scanReference(scan: Scan): boolean {
  const end = scan.text.indexOf(";", scan.at);
  if (end < 0 || end - scan.at > maxReference) return false;
  const name = scan.text.slice(scan.at + 1, end);
  scan.at = end + 1;
  if (name === "amp" || name === "lt" || name === "gt" || name === "apos" || name === "quot") return true;
  if (!/^#(?:\d+|x[\dA-Fa-f]+)$/.test(name)) return false;
  return isCharacter(name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
}

/** XML 1.0, production [2] Char. */
function isCharacter(code: number): boolean {
  if (code < SPACE) return code === TAB || code === LF || code === CR;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

function scanEndTag(scan: Scan): Refused | undefined {
  const name = scan.open.pop();
  scan.at += 2;
  if (name === undefined || !scan.text.startsWith(name, scan.at)) return mismatched();
  scan.at += name.length;
  skipSpace(scan);
  if (scan.text.charCodeAt(scan.at) !== GREATER) return mismatched();
  scan.at++;
  leaveScope(scan);
  return undefined;
}

function scanStartTag(scan: Scan): Refused | undefined {
  if (scan.open.length >= scan.limits.depth)
    return refuse("too-deep", `The frame nests elements deeper than ${scan.limits.depth} levels.`);
  if (++scan.nodes > scan.limits.nodes) return tooManyNodes(scan);
  scan.at++;
  scan.prefixed = false;
  const name = scanName(scan);
  if (name === undefined) return malformed("The frame has an element without a proper name.");
  scan.scopes.push(scan.prefixes.length);
  const fault = scanAttributes(scan, name);
  if (fault !== undefined) return fault;
  const empty = scan.text.charCodeAt(scan.at) === SLASH;
  if (empty) scan.at++;
  if (scan.text.charCodeAt(scan.at) !== GREATER)
    return malformed("The frame has a tag that is not closed properly.");
  scan.at++;
  if (empty) leaveScope(scan);
  else scan.open.push(name);
  return undefined;
}

/** The attributes of a tag; then every prefix that the tag uses must be in scope. Stops before `/` or `>`. */
function scanAttributes(scan: Scan, element: string): Refused | undefined {
  const names: string[] = [];
  for (;;) {
    const spaced = skipSpace(scan);
    const unit = scan.text.charCodeAt(scan.at);
    // At the end of the frame the unit is NaN; the caller then misses the '>'.
    if (unit === GREATER || unit === SLASH || Number.isNaN(unit)) break;
    const name = spaced ? scanName(scan) : undefined;
    if (name === undefined) return malformed("The frame has an attribute without a proper name.");
    if (names.includes(name)) return malformed("The frame has an element with the same attribute twice.");
    if (names.push(name) > maxAttributes)
      return refuse("too-many-nodes", `The frame has an element with more than ${maxAttributes} attributes.`);
    const fault = scanValue(scan, name);
    if (fault !== undefined) return fault;
  }
  if (scan.prefixed && !(inScope(scan, element) && names.every((name) => inScope(scan, name))))
    return malformed("The frame uses a namespace prefix that is not declared.");
  return undefined;
}

function scanValue(scan: Scan, name: string): Refused | undefined {
  skipSpace(scan);
  if (scan.text.charCodeAt(scan.at) !== EQUALS)
    return malformed("The frame has an attribute without a value.");
  scan.at++;
  skipSpace(scan);
  const quote = scan.text.charCodeAt(scan.at);
  if (quote !== APOSTROPHE && quote !== QUOTE) return malformed("The frame has an attribute without quotes.");
  const start = ++scan.at;
  const fault = scanText(scan, quote);
  if (fault !== undefined) return fault;
  const empty = scan.at === start;
  scan.at++;
  return scan.prefixed && name.startsWith("xmlns:") ? declare(scan, name.slice(6), empty) : undefined;
}

/** Namespaces in XML 1.0, section 3: `xml` and `xmlns` are fixed, and a prefix cannot be undeclared. */
function declare(scan: Scan, prefix: string, empty: boolean): Refused | undefined {
  if (empty || prefix === "xml" || prefix === "xmlns")
    return malformed("The frame declares a namespace prefix that cannot be declared.");
  scan.prefixes.push(prefix);
  return undefined;
}

function inScope(scan: Scan, name: string): boolean {
  const colon = name.indexOf(":");
  if (colon < 0) return true;
  const prefix = name.slice(0, colon);
  return prefix === "xml" || prefix === "xmlns" || scan.prefixes.includes(prefix);
}

function leaveScope(scan: Scan): void {
  scan.prefixes.length = scan.scopes.pop() ?? 0;
}

/** The name at the cursor, or undefined when what stands there is none. */
function scanName(scan: Scan): string | undefined {
  const { text } = scan;
  const start = scan.at;
  let at = start;
  let plain = true;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 128) plain = false;
    else if (endsName[unit] === 1) break;
    else if (nameUnit[unit] !== 1 && (nameUnit[unit] === 0 || at === start)) plain = false;
  }
  scan.at = at;
  // A colon is not plain, so only these have a prefix.
  if (!plain) scan.prefixed = true;
  const name = text.slice(start, at);
  return name !== "" && (plain || QNAME.test(name)) ? name : undefined;
}

function skipSpace(scan: Scan): boolean {
  const { text, at: start } = scan;
  let at = start;
  for (; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit > SPACE || (unit !== SPACE && unit !== LF && unit !== CR && unit !== TAB)) break;
  }
  scan.at = at;
  return at > start;
}

function exceedsBytes(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  if (text.length * 3 <= limit) return false;
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // A surrogate pair is two units and four bytes, so each half counts one more.
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes > limit;
}

function refuse(code: FrameFault, detail: string): Refused {
  return { ok: false, code, detail };
}

function malformed(detail: string): Refused {
  return refuse("not-well-formed", detail);
}

function mismatched(): Refused {
  return malformed("The frame has an end tag that does not match its start tag.");
}

function tooManyNodes(scan: Scan): Refused {
  return refuse("too-many-nodes", `The frame has more than ${scan.limits.nodes} nodes.`);
}
