import { elements, localName, namespaceOf, textOf, type XmlElement } from "#xml/element.ts";
import { NS } from "#protocol/namespaces.ts";

/** What the braces of a story stand for; captures add to it. */
export type Names = Map<string, string>;

/** The element with every brace filled in that is known. */
export function fillIn(element: XmlElement, names: Names): XmlElement {
  const attrs: Record<string, string> = {};
  for (const [key, value] of Object.entries(element.attrs))
    if (value !== undefined) attrs[key] = fillText(value, names);
  const children = element.children.map((child) =>
    typeof child === "string" ? fillText(child, names) : fillIn(child, names),
  );
  return { name: element.name, attrs, children };
}

/** Why `actual` isn't what was expected; `undefined` when it is. Captures are taken only then. */
export function mismatch(expected: XmlElement, actual: XmlElement, names: Names): string | undefined {
  const captured: Names = new Map(names);
  const why = compare(expected, actual, NS.client, NS.client, captured);
  if (why === undefined) for (const [name, value] of captured) names.set(name, value);
  return why;
}

function compare(
  expected: XmlElement,
  actual: XmlElement,
  expectedNs: string,
  actualNs: string,
  names: Names,
): string | undefined {
  const name = localName(expected);
  const ns = namespaceOf(expected, expectedNs);
  const foundNs = namespaceOf(actual, actualNs);
  if (localName(actual) !== name) return `<${localName(actual)}/> instead of <${name}/>`;
  if (foundNs !== ns) return `<${name}/> is of ${foundNs} instead of ${ns}`;
  for (const [key, template = ""] of Object.entries(expected.attrs)) {
    if (key === "xmlns" || key.startsWith("xmlns:")) continue;
    // What was captured a moment ago, in the same stanza, is known already.
    const value = fillText(template, names);
    if (!textMatches(value, actual.attrs[key], names))
      return `@${key} of <${name}/> is '${actual.attrs[key] ?? ""}' instead of '${value}'`;
  }
  const text = fillText(textOf(expected).trim(), names);
  if (text !== "" && !textMatches(text, textOf(actual).trim(), names))
    return `the text of <${name}/> is '${textOf(actual).trim()}' instead of '${text}'`;
  return compareChildren(expected, actual, ns, foundNs, names);
}

/** Each expected child must be there, in the order given; others may stand between. */
function compareChildren(
  expected: XmlElement,
  actual: XmlElement,
  ns: string,
  foundNs: string,
  names: Names,
): string | undefined {
  const present = elements(actual);
  const taken = new Set<XmlElement>();
  for (const child of elements(expected)) {
    if (localName(child) === "without") {
      for (const unwanted of elements(child))
        if (present.some((each) => compare(unwanted, each, ns, foundNs, new Map(names)) === undefined))
          return `<${localName(actual)}/> has a <${localName(unwanted)}/> that must not be there`;
      continue;
    }
    let why: string | undefined = `<${localName(child)}/> is missing in <${localName(actual)}/>`;
    for (const candidate of present) {
      if (taken.has(candidate) || localName(candidate) !== localName(child)) continue;
      const trial: Names = new Map(names);
      const reason = compare(child, candidate, ns, foundNs, trial);
      if (reason === undefined) {
        for (const [name, value] of trial) names.set(name, value);
        taken.add(candidate);
        why = undefined;
        break;
      }
      why = reason;
    }
    if (why !== undefined) return why;
  }
  return undefined;
}

function textMatches(expected: string, actual: string | undefined, names: Names): boolean {
  if (expected === "{none}") return actual === undefined;
  if (actual === undefined) return false;
  const capture = /^\{any(?: (\w+))?\}$/.exec(expected);
  if (capture === null) return expected === actual;
  if (capture[1] !== undefined) names.set(capture[1], actual);
  return true;
}

function fillText(text: string, names: Names): string {
  return text.replaceAll(/\{([\w.]+)\}/g, (whole, name: string) => names.get(name) ?? whole);
}
