import fc from "fast-check";
import { expect, test } from "vitest";
import { el } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import { isLonger } from "#service/request.ts";
import { hostileText } from "#testing/hostile-xml.ts";

test("a stanza is as long as its XML, escapes and all", () => {
  fc.assert(
    fc.property(hostileText, hostileText, fc.integer({ min: -40, max: 40 }), (said, id, more) => {
      const stanza = el("message", { id, type: "groupchat" }, el("body", {}, said, el("x")), said);
      const { length } = serialize(stanza);
      expect(isLonger(stanza, length + more)).toBe(more < 0);
    }),
  );
  const worst = el("a", { b: `"`.repeat(100) }, "&".repeat(100));
  expect(isLonger(worst, serialize(worst).length - 1)).toBe(true);
});
