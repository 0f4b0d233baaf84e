import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { el, type XmlElement, type XmlNode } from "#xml/element.ts";
import { escapeAttr, escapeText, serialize, serializeForMany, written } from "#xml/serialize.ts";
import { hostileText } from "#testing/hostile-xml.ts";
import { parseXml } from "#testing/parse-xml.ts";

describe("serialising", () => {
  it("writes attributes, text and children in order", () => {
    const element = el("message", { to: "king", type: "chat" }, el("body", {}, "A horse!"), el("thread"));
    expect(serialize(element)).toBe(
      "<message to='king' type='chat'><body>A horse!</body><thread/></message>",
    );
  });

  it("leaves out attributes without a value", () => {
    expect(serialize({ name: "a", attrs: { b: undefined, c: "" }, children: [] })).toBe("<a c=''/>");
  });

  it("lets nothing out of an attribute", () => {
    expect(escapeAttr(`'/><kick reason="&'\n\r\t`)).toBe(
      "&apos;/&gt;&lt;kick reason=&quot;&amp;&apos;&#10;&#13;&#9;",
    );
  });

  it("lets nothing out of a text, and keeps its line ends", () => {
    expect(escapeText("</body> & ]]> '\"\r\n\t")).toBe("&lt;/body&gt; &amp; ]]&gt; '\"&#13;\n\t");
  });

  it("drops what XML can't carry and keeps what it can", () => {
    const text = "a\u0000b\u001fc\ud83dd\udc51e\ufffef\uffff\ud83d\u0000\udc51";
    expect(escapeText(text)).toBe("abcdef");
    expect(escapeAttr(text)).toBe("abcdef");
    expect(escapeText("\ud83d\udc51\u{10ffff}\ufffd\u0085")).toBe("\ud83d\udc51\u{10ffff}\ufffd\u0085");
  });
});

/** XML 1.0, production [2] Char. */
function isCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}

const carried = (text: string): string => Array.from(text).filter(isCharacter).join("");

/** The tree as a parser sees it: without the impossible, neighbouring texts in one, empty ones gone. */
function asParsed(element: XmlElement): XmlElement {
  const children: XmlNode[] = [];
  for (const child of element.children) {
    const last = children.at(-1);
    if (typeof child !== "string") children.push(asParsed(child));
    else if (typeof last === "string") children[children.length - 1] = last + carried(child);
    else if (carried(child) !== "") children.push(carried(child));
  }
  const attrs = Object.entries(element.attrs).map(([key, value]) => [key, carried(value ?? "")]);
  return { name: element.name, attrs: Object.fromEntries(attrs) as Record<string, string>, children };
}

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/);
const attrs = fc.dictionary(name, hostileText, { maxKeys: 4, noNullPrototype: true });
const { element: tree } = fc.letrec<{ element: XmlElement; child: XmlNode }>((tie) => ({
  element: fc
    .tuple(name, attrs, fc.array(tie("child"), { maxLength: 4 }))
    .map(([tag, values, children]) => el(tag, values, ...children)),
  child: fc.oneof({ maxDepth: 5 }, hostileText, tie("element")),
}));

describe("what is serialised", () => {
  it("is read again as the same tree, whatever is in its texts and attributes", () => {
    fc.assert(
      fc.property(tree, (element) => {
        expect(parseXml(serialize(element))).toEqual(asParsed(element));
      }),
    );
  });

  it("says the same when a part of it was written before, and a changed copy says what it is", () => {
    fc.assert(
      fc.property(tree, tree, (element, part) => {
        const kept = written(part);
        expect(serialize(el("message", {}, kept, element))).toBe(serialize(el("message", {}, part, element)));
        expect(kept).toEqual(part);
        expect(serialize({ ...kept, attrs: {}, children: [] })).toBe(`<${part.name}/>`);
        expect(serializeForMany(kept)("king")).toBe(serializeForMany(part)("king"));
      }),
    );
  });

  it("for many recipients is what each of them would have got alone", () => {
    fc.assert(
      fc.property(tree, fc.array(hostileText, { maxLength: 3 }), (element, recipients) => {
        const frameFor = serializeForMany(element);
        for (const to of recipients)
          expect(parseXml(frameFor(to))).toEqual(asParsed({ ...element, attrs: { ...element.attrs, to } }));
      }),
    );
  });
});
