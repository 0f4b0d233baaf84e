import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { el, type XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import { loadCases } from "#testing/case-file.ts";
import { damaged, hostileTree, vocabularyOf } from "#testing/hostile-xml.ts";
import { parseXml } from "#testing/parse-xml.ts";
import { protocolCodecs, type ProtocolCodec } from "#testing/protocol-codecs.ts";

const cases = loadCases(`${import.meta.dirname}/cases`);
const everything = cases.flatMap((shown) => [
  ...(shown.sent ? [shown.sent] : []),
  ...shown.accepted,
  ...shown.refused,
]);

/** Every number in the value, at any depth. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** Decodes, and checks what has to hold for any input. `carry` takes what is sent to where it is read again. */
function check(codec: ProtocolCodec, element: XmlElement, carry: (sent: XmlElement) => XmlElement): void {
  const read = codec.decode(element);
  if (!read.ok) {
    expect(read.refusal.detail).not.toBe("");
    return;
  }
  expect(numbersIn(read.value).filter((number) => !Number.isFinite(number))).toEqual([]);
  if (codec.encode === undefined) return;
  const sent = codec.encode(read.value);
  const again = codec.decode(carry(sent));
  if (!again.ok) throw new Error(`What was sent is refused: ${again.refusal.path}: ${again.refusal.detail}`);
  expect(codec.encode(again.value)).toStrictEqual(sent);
}

const byHand = (sent: XmlElement): XmlElement => sent;
const asText = (sent: XmlElement): XmlElement => parseXml(serialize(sent));

describe.each(Object.entries(protocolCodecs))("the codec '%s'", (name, codec) => {
  const own = cases
    .filter((shown) => shown.codec === name)
    .flatMap((shown) => [...(shown.sent ? [shown.sent] : []), ...shown.accepted, ...shown.refused]);

  it("takes any damage to its own elements without an exception, and what it reads stays the same on the way back", () => {
    fc.assert(
      fc.property(damaged(own), (element) => check(codec, element, byHand)),
      { numRuns: 300 },
    );
  });

  it("sends text that a parser reads as the same", () => {
    fc.assert(fc.property(damaged(own), (element) => check(codec, asText(element), asText)));
  });

  it("takes any element at all", () => {
    const tree = hostileTree(vocabularyOf(everything));
    const disguised = fc
      .tuple(fc.constantFrom(...own), tree)
      .map(([root, inside]) => el(root.name, { ...inside.attrs, ...root.attrs }, ...inside.children));
    fc.assert(fc.property(fc.oneof(tree, disguised), (element) => check(codec, element, byHand)));
  });
});
