import type { XmlElement, XmlNode } from "#xml/element.ts";
import {
  AMPERSAND,
  APOSTROPHE,
  BANG,
  EQUALS,
  GREATER,
  LESS,
  QUESTION,
  QUOTE,
  SLASH,
  endOfName,
  isName,
  pastPlain,
  pastSpace,
  referenceAt,
  unescape,
  widthOfCharacter,
} from "#xml/frame-characters.ts";
import {
  defaultFrameLimits,
  exceedsBytes,
  malformed,
  refuseFrame,
  type FrameLimits,
  type RefusedFrame,
} from "#xml/frame-limits.ts";

export type ReadFrame = { readonly ok: true; readonly element: XmlElement } | RefusedFrame;

type Draft = {
  readonly name: string;
  readonly attrs: Record<string, string | undefined>;
  readonly children: XmlNode[];
};

/** Attributes of one element; more than any stanza has. */
const maxAttributes = 64;
/** Where a scan stands that has found a fault. */
const STOPPED = -1;

/** What the scan carries along; where it stands is handed from step to step. */
type Scan = {
  readonly text: string;
  readonly limits: FrameLimits;
  nodes: number;
  fault: RefusedFrame | undefined;
  /** Whether one of the names of the tag that is read is more than plain ASCII: only then it may have a prefix. */
  prefixed: boolean;
  /** Whether the text or value that was just passed has references in it. */
  escaped: boolean;
  /** The elements that are open, the innermost last. */
  readonly open: Draft[];
  /** Names of the attributes of the tag that is read. */
  readonly names: string[];
  root: Draft | undefined;
  /** Prefixes in scope, the innermost last, and how many of them belong to the elements further out. */
  readonly prefixes: string[];
  readonly scopes: number[];
};

const nothing: XmlNode[] = [];

/**
 * The element that a frame is (RFC 7395): exactly one that is well-formed, without markup that XMPP forbids (RFC 6120,
 * section 11.1), within limits. What is read here reads the same in every parser. Linear in the frame's length, without
 * recursion; never throws. Limits that are left out are 256 KiB, 64 levels and 5,000 nodes.
 */
export function readFrame(text: string, limits?: Partial<FrameLimits>): ReadFrame {
  const within: FrameLimits =
    limits === undefined ? defaultFrameLimits : { ...defaultFrameLimits, ...limits };
  if (exceedsBytes(text, within.bytes))
    return refuseFrame("too-big", `The frame is larger than ${within.bytes} bytes.`);
  const scan: Scan = {
    text,
    limits: within,
    nodes: 0,
    fault: undefined,
    prefixed: false,
    escaped: false,
    open: [],
    names: [],
    root: undefined,
    prefixes: [],
    scopes: [],
  };
  for (let at = 0; at < text.length;) {
    at = text.charCodeAt(at) === LESS ? readTag(scan, at) : readBetweenTags(scan, at);
    if (at === STOPPED) return scan.fault!;
  }
  if (scan.open.length > 0) return malformed("The frame ends inside an element.");
  return scan.root === undefined
    ? refuseFrame("not-one-root", "The frame holds no element.")
    : { ok: true, element: scan.root };
}

/** Text in the element that is open; outside the root white space is all that may stand. */
function readBetweenTags(scan: Scan, start: number): number {
  const inner = scan.open.at(-1);
  if (inner === undefined) {
    const at = pastSpace(scan.text, start);
    return at > start
      ? at
      : stop(scan, refuseFrame("not-one-root", "The frame has text outside its element."));
  }
  if (++scan.nodes > scan.limits.nodes) return stop(scan, tooManyNodes(scan));
  const end = endOfText(scan, start, LESS);
  if (end !== STOPPED) inner.children.push(plainText(scan, start, end));
  return end;
}

function readTag(scan: Scan, start: number): number {
  const next = scan.text.charCodeAt(start + 1);
  if (next === SLASH) return readEndTag(scan, start + 2);
  if (next === BANG || next === QUESTION)
    return stop(
      scan,
      refuseFrame(
        "forbidden-markup",
        "The frame has a comment, a CDATA section, a DOCTYPE or an instruction.",
      ),
    );
  return readStartTag(scan, start + 1);
}

function readEndTag(scan: Scan, start: number): number {
  const name = scan.open.pop()?.name;
  if (name === undefined || !scan.text.startsWith(name, start)) return stop(scan, mismatched());
  const at = pastSpace(scan.text, start + name.length);
  if (scan.text.charCodeAt(at) !== GREATER) return stop(scan, mismatched());
  scan.prefixes.length = scan.scopes.pop() ?? 0;
  return at + 1;
}

function readStartTag(scan: Scan, start: number): number {
  const { text, limits, open } = scan;
  if (open.length === 0 && scan.root !== undefined)
    return stop(scan, refuseFrame("not-one-root", "The frame has more than one element at its top."));
  if (open.length >= limits.depth)
    return stop(
      scan,
      refuseFrame("too-deep", `The frame nests elements deeper than ${limits.depth} levels.`),
    );
  if (++scan.nodes > limits.nodes) return stop(scan, tooManyNodes(scan));
  scan.prefixed = false;
  const outerPrefixes = scan.prefixes.length;
  const nameEnd = pastName(scan, start);
  if (nameEnd === STOPPED) return stop(scan, malformed("The frame has an element without a proper name."));
  const name = text.slice(start, nameEnd);
  const attrs: Draft["attrs"] = {};
  const at = readAttributes(scan, nameEnd, attrs);
  if (at === STOPPED) return STOPPED;
  if (scan.prefixed && !(inScope(scan, name) && Object.keys(attrs).every((each) => inScope(scan, each))))
    return stop(scan, malformed("The frame uses a namespace prefix that is not declared."));
  const isEmpty = text.charCodeAt(at) === SLASH;
  const end = isEmpty ? at + 1 : at;
  if (text.charCodeAt(end) !== GREATER)
    return stop(scan, malformed("The frame has a tag that is not closed properly."));
  const element: Draft = { name, attrs, children: isEmpty ? nothing : [] };
  const outer = open.at(-1);
  if (outer === undefined) scan.root = element;
  else outer.children.push(element);
  if (isEmpty) scan.prefixes.length = outerPrefixes;
  else {
    open.push(element);
    scan.scopes.push(outerPrefixes);
  }
  return end + 1;
}

/** Stops before the `/` or `>` that ends the tag, or at the end of the frame. */
function readAttributes(scan: Scan, start: number, attrs: Draft["attrs"]): number {
  const { text, names } = scan;
  let from = start;
  for (let count = 0; ; count++) {
    const at = pastSpace(text, from);
    const unit = text.charCodeAt(at);
    // At the end of the frame the unit is NaN; the caller then misses the '>'.
    if (unit === GREATER || unit === SLASH || Number.isNaN(unit)) return at;
    const nameEnd = at > from ? pastName(scan, at) : STOPPED;
    if (nameEnd === STOPPED)
      return stop(scan, malformed("The frame has an attribute without a proper name."));
    const name = text.slice(at, nameEnd);
    if (isTaken(names, count, name))
      return stop(scan, malformed("The frame has an element with the same attribute twice."));
    if (count === maxAttributes)
      return stop(
        scan,
        refuseFrame("too-many-nodes", `The frame has an element with more than ${maxAttributes} attributes.`),
      );
    names[count] = name;
    const valueStart = pastQuote(scan, nameEnd);
    if (valueStart === STOPPED) return STOPPED;
    const valueEnd = endOfText(scan, valueStart, text.charCodeAt(valueStart - 1));
    if (valueEnd === STOPPED) return STOPPED;
    attrs[name] = plainText(scan, valueStart, valueEnd);
    if (scan.prefixed && name.startsWith("xmlns:") && !declare(scan, name.slice(6), attrs[name]))
      return stop(scan, malformed("The frame declares a namespace prefix that cannot be declared."));
    from = valueEnd + 1;
  }
}

/** To ask the attributes themselves takes longer. */
function isTaken(names: readonly string[], count: number, name: string): boolean {
  for (let index = 0; index < count; index++) if (names[index] === name) return true;
  return false;
}

/** From the end of an attribute's name to the beginning of its value. */
function pastQuote(scan: Scan, nameEnd: number): number {
  const equalsAt = pastSpace(scan.text, nameEnd);
  if (scan.text.charCodeAt(equalsAt) !== EQUALS)
    return stop(scan, malformed("The frame has an attribute without a value."));
  const quoteAt = pastSpace(scan.text, equalsAt + 1);
  const quote = scan.text.charCodeAt(quoteAt);
  if (quote !== APOSTROPHE && quote !== QUOTE)
    return stop(scan, malformed("The frame has an attribute without quotes."));
  return quoteAt + 1;
}

/** Where character data ends at `<`, or an attribute's value at its quote. */
function endOfText(scan: Scan, start: number, end: number): number {
  const { text } = scan;
  scan.escaped = false;
  for (let at = pastPlain(text, start); at < text.length; at = pastPlain(text, at)) {
    const unit = text.charCodeAt(at);
    if (unit === end) return at;
    if (unit === LESS) return stop(scan, malformed("The frame has a '<' in the value of an attribute."));
    if (unit === GREATER && end === LESS && text.endsWith("]]", at))
      return stop(scan, malformed("The frame has ']]>' in its text."));
    if (unit === AMPERSAND) {
      const reference = referenceAt(text, at);
      if (reference === undefined)
        return stop(scan, malformed("The frame has an '&' that starts no known reference."));
      scan.escaped = true;
      at += reference.length + 2;
      continue;
    }
    const width = widthOfCharacter(text, at);
    if (width === 0) return stop(scan, malformed("The frame has a character that XML cannot carry."));
    at += width;
  }
  return end === LESS
    ? text.length
    : stop(scan, malformed("The frame ends inside the value of an attribute."));
}

/** The text that `endOfText` has just passed. */
function plainText(scan: Scan, start: number, end: number): string {
  const text = scan.text.slice(start, end);
  return scan.escaped ? unescape(text) : text;
}

/** Where the name that stands here ends. */
function pastName(scan: Scan, start: number): number {
  const end = endOfName(scan.text, start);
  if (end > start) return end;
  if (end >= 0) return STOPPED;
  // A colon is not plain, so only these have a prefix.
  scan.prefixed = true;
  return isName(scan.text.slice(start, -end)) ? -end : STOPPED;
}

/** Namespaces in XML 1.0, section 3: `xml` and `xmlns` are fixed, and a prefix cannot be undeclared. */
function declare(scan: Scan, prefix: string, namespace: string): boolean {
  if (namespace === "" || prefix === "xml" || prefix === "xmlns") return false;
  scan.prefixes.push(prefix);
  return true;
}

function inScope(scan: Scan, name: string): boolean {
  const colon = name.indexOf(":");
  if (colon < 0) return true;
  const prefix = name.slice(0, colon);
  return prefix === "xml" || prefix === "xmlns" || scan.prefixes.includes(prefix);
}

function stop(scan: Scan, fault: RefusedFrame): number {
  scan.fault = fault;
  return STOPPED;
}

function mismatched(): RefusedFrame {
  return malformed("The frame has an end tag that does not match its start tag.");
}

function tooManyNodes(scan: Scan): RefusedFrame {
  return refuseFrame("too-many-nodes", `The frame has more than ${scan.limits.nodes} nodes.`);
}
