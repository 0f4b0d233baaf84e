import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { harmless, isolated } from "./harmless.ts";
import { Nick } from "./nick.tsx";

it("MMOG-14.6-3: a nickname that would turn the text around it is shown without what turns it", () => {
  expect(renderToStaticMarkup(<Nick>{"king\u202Egnik"}</Nick>)).toBe("<bdi>king\uFFFDgnik</bdi>");
  expect(renderToStaticMarkup(<Nick>{"<b>king</b>"}</Nick>)).toBe("<bdi>&lt;b&gt;king&lt;/b&gt;</bdi>");
});

it("words that run from right to left are kept apart within a sentence, others are left as they are", () => {
  expect(isolated("מלך")).toBe("\u2068מלך\u2069");
  expect(isolated("king")).toBe("king");
  expect(harmless("one\ntwo\tthree")).toBe("one\ntwo\tthree");
});

it("nothing that steers text is left of any text, and nothing else is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const safe = harmless(text);
      expect(safe).not.toMatch(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u);
      expect(safe.length).toBe(text.length);
    }),
  );
});
