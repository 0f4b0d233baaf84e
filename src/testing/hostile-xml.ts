import fc from "fast-check";
import { el, elements, type XmlElement, type XmlNode } from "#xml/element.ts";
import { NS } from "#protocol/namespaces.ts";

const NUMBERS = "0 -0 1 .5 1,5 1e308 -1e999 NaN Infinity 0x1 999999999999999999999999";
const WORDS = "true none York moderator owner active created submit result hidden Hull __proto__ constructor";
const MOMENTS = "2019-09-07T18:22:02Z 0000-01-01T00:00:00+01:00";
const ADDRESSES = "england@games.shakespeare.lit/king a@b@c / \u0130@\u1e9e.";
const UNITS = "\ud83d \udc51 \u0000 \u000b \ufffe ' \" & < > ]]> a";

/** Text of every kind: words of the protocol, numbers that are none, control characters, halves of surrogates. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("", " ", ...[NUMBERS, WORDS, MOMENTS, ADDRESSES].flatMap((words) => words.split(" "))),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("\r", "\n", "\t", " ", ...UNITS.split(" ")) }),
  fc.double().map(String),
  fc.maxSafeInteger().map(String),
);

/** Names that decoders look for, of elements and of attributes. */
export type Vocabulary = { readonly names: readonly string[]; readonly attrs: readonly string[] };

/** What is called something in the elements. */
export function vocabularyOf(corpus: readonly XmlElement[]): Vocabulary {
  const names = new Set<string>();
  const attrs = new Set<string>();
  const visit = (element: XmlElement): void => {
    names.add(element.name);
    for (const key of Object.keys(element.attrs)) attrs.add(key);
    for (const child of elements(element)) visit(child);
  };
  for (const element of corpus) visit(element);
  return { names: [...names], attrs: [...attrs] };
}

/** Trees of known names in impossible places. */
export function hostileTree({ names, attrs }: Vocabulary): fc.Arbitrary<XmlElement> {
  const namespace = fc.constantFrom(undefined, undefined, "urn:example:else", ...Object.values(NS));
  const values = fc.dictionary(fc.constantFrom(...attrs), hostileText, { maxKeys: 5, noNullPrototype: true });
  return fc.letrec<{ element: XmlElement; child: XmlNode }>((tie) => ({
    element: fc
      .tuple(fc.constantFrom(...names), namespace, values, fc.array(tie("child"), { maxLength: 4 }))
      .map(([name, xmlns, given, children]) =>
        el(name, { ...given, ...(xmlns !== undefined && { xmlns }) }, ...children),
      ),
    child: fc.oneof({ maxDepth: 5, depthSize: "small" }, hostileText, tie("element")),
  })).element;
}

/** One change to the element that stands at `at`, counted round the tree in document order. */
type Change = { readonly at: number; readonly change: (element: XmlElement) => readonly XmlNode[] };

/** An element of the corpus with a few changes: near enough to the truth to get deep into a decoder. */
export function damaged(corpus: readonly XmlElement[]): fc.Arbitrary<XmlElement> {
  const { names, attrs } = vocabularyOf(corpus);
  const withAttr = (name: string, value: string | undefined) => (element: XmlElement) => [
    el(element.name, { ...element.attrs, [name]: value }, ...element.children),
  ];
  const change = fc.oneof(
    fc
      .tuple(fc.constantFrom(...attrs), fc.option(hostileText, { nil: undefined }))
      .map(([name, value]) => withAttr(name, value)),
    fc.constantFrom(...Object.values(NS)).map((xmlns) => withAttr("xmlns", xmlns)),
    fc.constantFrom(...names).map((name) => (element: XmlElement) => [{ ...element, name }]),
    fc.constant((element: XmlElement) => [element, element]),
    fc.constant((element: XmlElement) => [{ ...element, children: [...element.children, element] }]),
    fc.constant((element: XmlElement) => [{ ...element, children: element.children.toReversed() }]),
    fc.constant((element: XmlElement) => element.children),
    hostileText.map((text) => (element: XmlElement) => [{ ...element, children: [text] }]),
  );
  const changes = fc.array(fc.record({ at: fc.nat(), change }), { maxLength: 4 });
  return fc
    .tuple(fc.constantFrom(...corpus), changes)
    .map(([element, all]) => all.reduce<XmlElement>(damage, element));
}

/** The root stays an element: where a change leaves none or several, the first one is taken. */
function damage(root: XmlElement, { at, change }: Change): XmlElement {
  let left = at % sizeOf(root);
  const visit = (element: XmlElement): readonly XmlNode[] => {
    if (left-- === 0) return change(element);
    return [
      {
        ...element,
        children: element.children.flatMap((child) => (typeof child === "string" ? [child] : visit(child))),
      },
    ];
  };
  return visit(root).find((node) => typeof node !== "string") ?? root;
}

function sizeOf(element: XmlElement): number {
  return elements(element).reduce((size, child) => size + sizeOf(child), 1);
}
