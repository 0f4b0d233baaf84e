import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { el, type XmlElement, type XmlNode } from "#xml/element.ts";
import { defaultFrameLimits, type FrameFault } from "#xml/frame-limits.ts";
import { readFrame } from "#xml/read-frame.ts";
import { serialize } from "#xml/serialize.ts";

function codeOf(text: string): FrameFault | "ok" {
  const verdict = readFrame(text);
  return verdict.ok ? "ok" : verdict.code;
}

const nested = (depth: number): string => "<a>".repeat(depth) + "</a>".repeat(depth);

describe("what the guard lets through", () => {
  it.each([
    ["a stanza", "<presence xmlns='jabber:client' to='bosworth@games.shakespeare.lit/king'/>"],
    ["features with a declared prefix", "<stream:features xmlns:stream='http://etherx.jabber.org/streams'/>"],
    ["a prefix that is declared further out", "<a xmlns:x='u'><x:b x:c='1'/></a>"],
    ["a prefix that is declared behind its use in the same tag", "<x:a x:b='1' xmlns:x='u'/>"],
    ["xml:lang, which needs no declaration", "<a xml:lang='en'>York</a>"],
    ["the five entities and character references", "<a b='&quot;&apos;'>&amp;&lt;&gt;&#38;&#x1F451;</a>"],
    ["white space in and around tags", " <a b = '1'\n c=\"2\" ></a >\r\n"],
    ["every script", "<a b='é😀'>ランカスター</a>"],
    ["a name outside ASCII", "<héraut/>"],
    ["a lone > in text", "<a>1 > 0</a>"],
  ])("%s", (_what, text) => {
    expect(readFrame(text)).toMatchObject({ ok: true });
  });
});

describe("what the guard refuses", () => {
  it.each<[string, FrameFault, string]>([
    ["an empty frame", "not-one-root", ""],
    ["white space alone", "not-one-root", " \n"],
    ["two stanzas in one frame", "not-one-root", "<a/><b/>"],
    ["text behind the stanza", "not-one-root", "<a/>x"],
    ["text before the stanza", "not-one-root", "x<a/>"],
    ["a DOCTYPE", "forbidden-markup", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"],
    ["a CDATA section", "forbidden-markup", "<a><![CDATA[b]]></a>"],
    ["a comment", "forbidden-markup", "<a><!-- b --></a>"],
    ["an XML declaration", "forbidden-markup", "<?xml version='1.0'?><a/>"],
    ["a processing instruction inside", "forbidden-markup", "<a><?b?></a>"],
    ["a truncated frame", "not-well-formed", "<a><b/>"],
    ["a frame that ends in a name", "not-well-formed", "<a"],
    ["a frame that ends in a value", "not-well-formed", "<a b='1"],
    ["a frame that ends behind a slash", "not-well-formed", "<a/"],
    ["a lone less-than sign", "not-well-formed", "<"],
    ["a stray end tag", "not-well-formed", "</a>"],
    ["an end tag of another element", "not-well-formed", "<a></b>"],
    ["an end tag that only begins like its start tag", "not-well-formed", "<a></ab>"],
    ["a space before the name of an end tag", "not-well-formed", "<a></ a>"],
    ["an attribute twice", "not-well-formed", "<a b='1' b='2'/>"],
    ["an attribute without quotes", "not-well-formed", "<a b=1/>"],
    ["an attribute without a value", "not-well-formed", "<a b/>"],
    ["attributes without white space between them", "not-well-formed", "<a b='1'c='2'/>"],
    ["a less-than sign in a value", "not-well-formed", "<a b='<'/>"],
    ["a bare ampersand", "not-well-formed", "<a>York & Lancaster</a>"],
    ["an unknown entity", "not-well-formed", "<a>&york;</a>"],
    ["a reference to a control character", "not-well-formed", "<a>&#1;</a>"],
    ["a reference to a surrogate", "not-well-formed", "<a>&#xD800;</a>"],
    ["a reference beyond Unicode", "not-well-formed", "<a>&#x110000;</a>"],
    ["a reference with an upper-case X", "not-well-formed", "<a>&#X41;</a>"],
    ["a control character", "not-well-formed", "<a>\u0007</a>"],
    ["a control character in a value", "not-well-formed", "<a b='\u0000'/>"],
    ["a lone surrogate", "not-well-formed", "<a>\ud83d</a>"],
    ["a low surrogate first", "not-well-formed", "<a>\udc51</a>"],
    ["U+FFFF", "not-well-formed", "<a>\uffff</a>"],
    ["]]> in text", "not-well-formed", "<a>]]></a>"],
    ["an unbound prefix", "not-well-formed", "<x:a/>"],
    ["an unbound prefix of an attribute", "not-well-formed", "<a x:b='1'/>"],
    ["a prefix whose scope has ended", "not-well-formed", "<a><b xmlns:x='u'/><x:c/></a>"],
    ["two colons in a name", "not-well-formed", "<a:b:c xmlns:a='u'/>"],
    ["a prefix that is undeclared", "not-well-formed", "<a xmlns:b=''/>"],
    ["a redeclared xmlns", "not-well-formed", "<a xmlns:xmlns='u'/>"],
    ["a name that starts with a digit", "not-well-formed", "<1a/>"],
    ["a name with a character outside XML's names", "not-well-formed", "<a×/>"],
    ["a name with punctuation", "not-well-formed", "<a,b/>"],
    ["no name at all", "not-well-formed", "<>"],
  ])("%s", (_what, code, text) => {
    expect(codeOf(text)).toBe(code);
  });

  it("the 65th level, and not the 64th", () => {
    expect(codeOf(nested(64))).toBe("ok");
    expect(codeOf(nested(65))).toBe("too-deep");
  });

  it("the 5,001st node, and not the 5,000th, whether an element or a run of text", () => {
    expect(codeOf(`<a>${"<b/>".repeat(4_999)}</a>`)).toBe("ok");
    expect(codeOf(`<a>${"<b/>".repeat(5_000)}</a>`)).toBe("too-many-nodes");
    expect(codeOf(`<a>${"<b/>x".repeat(2_500)}</a>`)).toBe("too-many-nodes");
  });

  it("more than 64 attributes of one element", () => {
    const attributes = (count: number): string =>
      Array.from({ length: count }, (_, index) => ` a${index}='1'`).join("");
    expect(codeOf(`<a${attributes(64)}/>`)).toBe("ok");
    expect(codeOf(`<a${attributes(65)}/>`)).toBe("too-many-nodes");
  });

  it("more bytes than the limit, counted as UTF-8", () => {
    const limits = { bytes: 20 };
    expect(readFrame(`<a>${"e".repeat(13)}</a>`, limits)).toMatchObject({ ok: true });
    expect(readFrame(`<a>${"e".repeat(14)}</a>`, limits)).toMatchObject({ code: "too-big" });
    expect(readFrame(`<a>${"é".repeat(6)}</a>`, limits)).toMatchObject({ ok: true });
    expect(readFrame(`<a>${"é".repeat(7)}</a>`, limits)).toMatchObject({ code: "too-big" });
    expect(readFrame(`<a>${"€".repeat(4)}</a>`, limits)).toMatchObject({ ok: true });
    expect(readFrame(`<a>${"😀".repeat(3)}</a>`, limits)).toMatchObject({ ok: true });
    expect(readFrame(`<a>${"😀".repeat(3)}é</a>`, limits)).toMatchObject({ code: "too-big" });
  });

  it("a frame of 256 KiB and a byte, with a sentence that names the limit", () => {
    const frame = `<a>${" ".repeat(defaultFrameLimits.bytes)}</a>`;
    expect(readFrame(frame)).toEqual({
      ok: false,
      code: "too-big",
      detail: "The frame is larger than 262144 bytes.",
    });
  });

  it("ten thousand levels without running out of stack when the limit allows as many", () => {
    expect(readFrame(nested(10_000), { depth: 10_000, nodes: 20_000 })).toMatchObject({ ok: true });
  });
});

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/);
const attrs = fc.dictionary(name, fc.string({ unit: "binary" }), { maxKeys: 4, noNullPrototype: true });
const { element: tree } = fc.letrec<{ element: XmlElement; child: XmlNode }>((tie) => ({
  element: fc
    .tuple(name, attrs, fc.array(tie("child"), { maxLength: 3 }))
    .map(([tag, values, children]) => el(tag, values, ...children)),
  child: fc.oneof({ maxDepth: 4 }, fc.string({ unit: "binary" }), tie("element")),
}));

describe("properties", () => {
  it("whatever we serialise passes", () => {
    fc.assert(
      fc.property(tree, (element) => {
        expect(readFrame(serialize(element))).toMatchObject({ ok: true });
      }),
    );
  });

  it("a frame that is cut anywhere is refused", () => {
    fc.assert(
      fc.property(tree, fc.nat(), (element, cut) => {
        const text = serialize(element);
        expect(readFrame(text.slice(0, cut % text.length)).ok).toBe(false);
      }),
    );
  });

  it("any text at all gets a verdict", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "/",
      "&",
      "'",
      "=",
      " ",
      "a",
      "<!",
      "<?",
      "&lt;",
      ";",
      ":",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(typeof readFrame(pieces.join("")).ok).toBe("boolean");
      }),
    );
  });
});
