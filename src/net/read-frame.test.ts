import fc from "fast-check";
import parse from "ltx/lib/parse.js";
import { describe, expect, it } from "vitest";
import { el, type XmlElement, type XmlNode } from "#xml/element.ts";
import { readFrame } from "#xml/read-frame.ts";
import { serialize } from "#xml/serialize.ts";
import { hostileText } from "#testing/hostile-xml.ts";

/** The tree alone, of whatever class its elements are. */
function plain(element: XmlElement): XmlElement {
  const children = element.children.map((child) => (typeof child === "string" ? child : plain(child)));
  return { name: element.name, attrs: { ...element.attrs }, children };
}

const name = fc.stringMatching(/^[a-z][a-z0-9.-]{0,5}$/);
const attrs = fc.dictionary(name, hostileText, { maxKeys: 4, noNullPrototype: true });
const { element: tree } = fc.letrec<{ element: XmlElement; child: XmlNode }>((tie) => ({
  element: fc
    .tuple(name, attrs, fc.array(tie("child"), { maxLength: 3 }))
    .map(([tag, values, children]) => el(tag, values, ...children)),
  child: fc.oneof({ maxDepth: 4 }, hostileText, tie("element")),
}));

describe("the reader of frames", () => {
  it.each([
    ["an empty element", "<iq/>"],
    ["white space in and around tags", " \n<a b = '1'\n\tc=\"2\" ><d ></d >\r\n</a >\r\n"],
    ["the other quote in a value", `<a b='"' c="'"/>`],
    ["what would end a tag in a value", `<a b='/>' c=">"/>`],
    ["a lone > in text", "<a>1 > 0</a>"],
    ["entities and references", "<a b='&quot;&apos;&#9;'>&amp;&lt;&gt;&#38;&#x1F451;&amp;amp;</a>"],
    ["prefixes", "<stream:features xmlns:stream='u'><stream:x xml:lang='en'/></stream:features>"],
    ["text about and between elements", "<a>1<b/>2<c>3</c>4</a>"],
    ["names outside ASCII", "<héraut été='1'>ランカスター</héraut>"],
  ])("reads %s as ltx does", (_what, text) => {
    expect(readFrame(text)).toEqual({ ok: true, element: plain(parse(text.trim())) });
  });

  it("reads a frame that is damaged anywhere as ltx does, if at all", () => {
    const piece = fc.constantFrom(
      "",
      "<",
      ">",
      "/",
      "&",
      "'",
      '"',
      "=",
      " ",
      "<a>",
      "</a>",
      "<a/>",
      ";",
      ":",
    );
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(3), piece, (element, at, removed, put) => {
        const text = serialize(element);
        const cut = at % text.length;
        const damaged = text.slice(0, cut) + put + text.slice(cut + removed);
        const read = readFrame(damaged);
        if (read.ok) expect(read.element).toEqual(plain(parse(damaged.trim())));
      }),
      { numRuns: 2_000 },
    );
  });

  it("reads whatever we serialise as ltx does", () => {
    fc.assert(
      fc.property(tree, (element) => {
        const text = serialize(element);
        expect(readFrame(text)).toEqual({ ok: true, element: plain(parse(text)) });
      }),
    );
  });
});
