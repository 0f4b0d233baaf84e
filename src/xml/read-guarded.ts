import type { XmlElement, XmlNode } from "#xml/element.ts";

type Draft = {
  readonly name: string;
  readonly attrs: Record<string, string | undefined>;
  readonly children: XmlNode[];
};

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;

/**
 * The element of a frame that `guardFrame` has accepted, and of no other text: what is checked there is taken as given
 * here, which makes this several times as fast as a parser that must expect anything.
 */
export function readGuarded(text: string): XmlElement {
  const open: Draft[] = [];
  let at = text.indexOf("<");
  for (;;) {
    const outer = open.at(-1);
    let closed: Draft | undefined;
    if (text.charCodeAt(at + 1) === SLASH) {
      at = text.indexOf(">", at) + 1;
      closed = open.pop();
    } else {
      const nameEnd = endOfName(text, at + 1);
      const element: Draft = { name: text.slice(at + 1, nameEnd), attrs: {}, children: [] };
      outer?.children.push(element);
      at = readAttributes(text, nameEnd, element.attrs);
      if (text.charCodeAt(at) === SLASH) {
        closed = element;
        at += 2;
      } else {
        open.push(element);
        at += 1;
      }
    }
    const inner = open.at(-1);
    if (inner === undefined) return closed!;
    const next = text.indexOf("<", at);
    if (next > at) inner.children.push(unescape(text.slice(at, next)));
    at = next;
  }
}

/** Reads up to the `>` or the `/` that ends the tag, and says where that is. */
function readAttributes(text: string, from: number, attrs: Record<string, string | undefined>): number {
  let at = from;
  for (;;) {
    at = pastSpace(text, at);
    const unit = text.charCodeAt(at);
    if (unit === GREATER || unit === SLASH) return at;
    const nameEnd = endOfName(text, at);
    const name = text.slice(at, nameEnd);
    const quoteAt = pastSpace(text, text.indexOf("=", nameEnd) + 1);
    const end = text.indexOf(text.charAt(quoteAt), quoteAt + 1);
    attrs[name] = unescape(text.slice(quoteAt + 1, end));
    at = end + 1;
  }
}

function isSpace(unit: number): boolean {
  return unit === SPACE || unit === LF || unit === CR || unit === TAB;
}

function pastSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function endOfName(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit <= GREATER && (unit === GREATER || unit === SLASH || unit === EQUALS || isSpace(unit))) break;
  }
  return at;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", apos: "'", quot: '"' };

function unescape(text: string): string {
  return text.includes("&") ? text.replace(/&([^;]*);/g, (_, name: string) => character(name)) : text;
}

function character(name: string): string {
  if (!name.startsWith("#")) return ENTITIES[name] ?? "";
  const isHex = name.charAt(1) === "x";
  return String.fromCodePoint(Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10));
}
