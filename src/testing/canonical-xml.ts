import { elements, localName, namespaceOf, textOf, type XmlElement } from "#xml/element.ts";
import { escapeAttr, escapeText } from "#xml/serialize.ts";

/**
 * The element as text that is equal for elements that mean the same, one tag a line: attributes in order,
 * `xmlns` only where the namespace changes, no prefixes, no white space between elements.
 */
export function canonicalXml(element: XmlElement, inherited = "", indent = ""): string {
  const ns = namespaceOf(element, inherited);
  const name = localName(element);
  const attrs = Object.entries(element.attrs)
    .filter(([key, value]) => value !== undefined && key !== "xmlns" && !key.startsWith("xmlns:"))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ` ${key}='${escapeAttr(value ?? "")}'`);
  const head = `${indent}<${name}${ns === inherited ? "" : ` xmlns='${ns}'`}${attrs.join("")}`;
  const inner = elements(element);
  const text = escapeText(inner.length === 0 ? textOf(element) : textOf(element).trim());
  if (inner.length === 0) return text === "" ? `${head}/>` : `${head}>${text}</${name}>`;
  const lines = inner.map((child) => canonicalXml(child, ns, `${indent}  `));
  return [`${head}>${text}`, ...lines, `${indent}</${name}>`].join("\n");
}
