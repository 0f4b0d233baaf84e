/**
 * The element tree. The type is structural, so what ltx parses satisfies it without a copy
 * (`name`, `attrs`, `children`); elements that we build carry their namespace in `attrs.xmlns`.
 */
export type XmlNode = XmlElement | string;

export interface XmlElement {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string | undefined>>;
  readonly children: readonly XmlNode[];
  /** Its XML where that is known already (`written` in serialize.ts). */
  readonly xml?: string;
}

type Content = XmlNode | undefined | false;

/** Builds an element; attributes without a value and absent children are left out. */
export function el(
  name: string,
  attrs: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Content[]
): XmlElement {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(attrs)) if (value !== undefined) kept[key] = value;
  return {
    name,
    attrs: kept,
    children: children.filter((c): c is XmlNode => c !== undefined && c !== false),
  };
}

/** The namespace of `element`, given the default namespace of its parent. */
export function namespaceOf(element: XmlElement, inherited: string): string {
  const colon = element.name.indexOf(":");
  if (colon < 0) return element.attrs["xmlns"] ?? inherited;
  return element.attrs[`xmlns:${element.name.slice(0, colon)}`] ?? "";
}

/** The name without a prefix. */
export function localName(element: XmlElement): string {
  const colon = element.name.indexOf(":");
  return colon < 0 ? element.name : element.name.slice(colon + 1);
}

/** Whether the element has that local name, prefixed or not. */
export function isNamed(element: XmlElement, name: string): boolean {
  const own = element.name;
  if (own === name) return true;
  // Most elements have no prefix, and one unit tells.
  const colon = own.length - name.length - 1;
  return colon >= 0 && own.charCodeAt(colon) === COLON && localName(element) === name;
}

const COLON = 58;

/** The child elements, without the text between them. */
export function elements(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== "string");
}

/** The first child element of that local name and namespace. `inherited` is the element's own namespace. */
export function findChild(
  element: XmlElement,
  name: string,
  ns: string,
  inherited = "",
): XmlElement | undefined {
  const own = element.attrs["xmlns"] ?? inherited;
  for (const child of element.children) {
    if (typeof child === "string") continue;
    if (localName(child) === name && namespaceOf(child, own) === ns) return child;
  }
  return undefined;
}

/** The text directly inside the element. */
export function textOf(element: XmlElement): string {
  let text = "";
  for (const child of element.children) if (typeof child === "string") text += child;
  return text;
}

/** A copy with some attributes replaced; `undefined` removes one. */
export function withAttrs(
  element: XmlElement,
  attrs: Readonly<Record<string, string | undefined>>,
): XmlElement {
  return el(element.name, { ...element.attrs, ...attrs }, ...element.children);
}
