import type { XmlElement } from "#xml/element.ts";

// A parser reads a bare carriage return as a line feed (XML 1.0, 2.11).
const TEXT_ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\r": "&#13;",
};
const ATTR_ESCAPES: Readonly<Record<string, string>> = {
  ...TEXT_ESCAPES,
  "'": "&apos;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
};
// Characters that XML 1.0 (production [2] Char) cannot carry at all, lone surrogates included.
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

// Nothing to drop and nothing to escape: so are nearly all names, numbers and addresses, and one look tells.
const PLAIN = /^[ !#-%(-;=?-\uD7FF\uE000-\uFFFD]*$/;

/** Escapes character data and drops what XML cannot carry. */
export function escapeText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(FORBIDDEN, "").replace(/[&<>\r]/g, (c) => TEXT_ESCAPES[c] ?? c);
}

/** Escapes an attribute value for either kind of quote and drops what XML cannot carry. */
export function escapeAttr(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(FORBIDDEN, "").replace(/[&<>'"\n\r\t]/g, (c) => ATTR_ESCAPES[c] ?? c);
}

/** The element as XML text, in one piece: what many texts share is copied from it, not put together each time. */
export function serialize(element: XmlElement): string {
  if (element.xml !== undefined) return element.xml;
  const pieces: string[] = [];
  write(element, pieces);
  return pieces.join("");
}

function write(element: XmlElement, pieces: string[]): void {
  if (element.xml !== undefined) return void pieces.push(element.xml);
  const { name, attrs, children } = element;
  let tag = `<${name}`;
  for (const key in attrs) {
    const value = attrs[key];
    if (value !== undefined) tag += ` ${key}='${escapeAttr(value)}'`;
  }
  if (children.length === 0) return void pieces.push(`${tag}/>`);
  pieces.push(`${tag}>`);
  for (const child of children) {
    if (typeof child === "string") pieces.push(escapeText(child));
    else write(child, pieces);
  }
  pieces.push(`</${name}>`);
}

/**
 * Serialises once for many recipients: the result makes the stanza for one address by setting `to`,
 * without walking the tree again. The element must not carry a `to` of its own.
 */
export function serializeForMany(element: XmlElement): (to: string) => string {
  const [head, tail] = cutForAddress(element);
  return (to) => head + addressAttr(to) + tail;
}

/** The element's XML in two parts, between which `addressAttr` may stand; a `to` of its own is left out. */
export function cutForAddress(element: XmlElement): readonly [head: string, tail: string] {
  const text = serialize({ ...element, attrs: { ...element.attrs, to: undefined } });
  const cut = element.name.length + 1;
  return [text.slice(0, cut), text.slice(cut)];
}

/** The attribute `to`, with the blank before it. */
export function addressAttr(to: string): string {
  return ` to='${escapeAttr(to)}'`;
}

/** The same element with its XML kept: part of many stanzas, it is written once for all of them. */
export function written(element: XmlElement): XmlElement {
  return new Written(element, serialize(element));
}

class Written implements XmlElement {
  readonly name: string;
  readonly attrs: XmlElement["attrs"];
  readonly children: XmlElement["children"];
  readonly #xml: string;

  constructor({ name, attrs, children }: XmlElement, xml: string) {
    this.name = name;
    this.attrs = attrs;
    this.children = children;
    this.#xml = xml;
  }

  /** No property of its own: a changed copy ({ ...element }) must not say what the original did. */
  get xml(): string {
    return this.#xml;
  }
}
