import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bareJid,
  bareOf,
  domainOf,
  formatJid,
  jidText,
  localOf,
  parseJid,
  resourceOf,
} from "#protocol/jid.ts";
import { hostileText } from "#testing/hostile-xml.ts";

function normalised(text: string): string {
  const read = parseJid(text);
  return read.ok ? formatJid(read.value) : read.refusal.code;
}

describe("an address (RFC 7622)", () => {
  it.each([
    ["richardiii@shakespeare.lit/desktop", "richardiii", "shakespeare.lit", "desktop"],
    ["richardiii@shakespeare.lit", "richardiii", "shakespeare.lit", ""],
    ["games.shakespeare.lit", "", "games.shakespeare.lit", ""],
    ["games.shakespeare.lit/node", "", "games.shakespeare.lit", "node"],
    ["england@games.shakespeare.lit/a/b@c", "england", "games.shakespeare.lit", "a/b@c"],
    ["england@games.shakespeare.lit/Ένα άλογο 👑", "england", "games.shakespeare.lit", "Ένα άλογο 👑"],
  ])("'%s' has its parts", (text, local, domain, resource) => {
    expect(parseJid(text)).toEqual({ ok: true, value: { local, domain, resource } });
    expect([localOf(text), domainOf(text), resourceOf(text)]).toEqual([local, domain, resource]);
    expect(bareOf(text)).toBe(text.split("/")[0]);
  });

  it("MMOG-BS-5, MMOG-17-1: is folded but for its resource, so that equal addresses are equal strings", () => {
    expect(normalised("England@Games.Shakespeare.LIT./King")).toBe("england@games.shakespeare.lit/King");
    expect(normalised("ＥＮＧＬＡＮＤ@games．shakespeare.lit")).toBe("england@games.shakespeare.lit");
    expect(normalised("a@b.c/e\u0301")).toBe("a@b.c/\u00e9");
    expect(normalised("İ@b.c")).toBe("i\u0307@b.c");
    // There is a small j with a caron, but no capital one: it comes together only after folding.
    expect(normalised("J\u030c@b.c")).toBe("\u01f0@b.c");
  });

  it.each([
    "",
    "/king",
    "@games.shakespeare.lit",
    "england@",
    "england@/king",
    "england@games.shakespeare.lit/",
    "a@b@c.d",
    "two words@b.c",
    "a@b c",
    "a&b@c.d",
    "<a>@c.d",
    "a@.",
    "a@.b.c",
    "a@b..c",
    "a@b.c..",
    "a℀b@c.d",
    "a@b℀c",
    "a\u0000@b.c",
    "a@b.c/\u202eking",
    "a@b.c/\ud83d",
    "\udc51@b.c",
  ])("is not %j", (text) => {
    expect(normalised(text)).toBe("malformed");
  });

  it("has parts of no more than 1023 bytes", () => {
    expect(normalised(`${"a".repeat(1023)}@b.c/${"é".repeat(511)}`)).not.toBe("malformed");
    expect(normalised(`${"a".repeat(1024)}@b.c`)).toBe("malformed");
    expect(normalised(`a@b.c/${"é".repeat(512)}`)).toBe("malformed");
    expect(normalised(`a@b.c/${"👑".repeat(256)}`)).toBe("malformed");
  });

  it("reads what is folded already as it reads what is not", () => {
    const part = fc.stringMatching(/^[a-z\d._-]{0,4}$/);
    fc.assert(
      fc.property(part, part, fc.stringMatching(/^[ -~]{0,4}$/), (local, domain, resource) => {
        for (const text of [
          `${local}@${domain}/${resource}`,
          `${domain}/${resource}`,
          `${local}@${domain}`,
          domain,
        ]) {
          const bare = bareOf(text);
          const loud = `${bare.toUpperCase()}${text.slice(bare.length)}`;
          expect(normalised(text)).toBe(normalised(loud));
        }
      }),
    );
  });

  it("is refused in a sentence that shows no more than its beginning", () => {
    expect(parseJid(`${"a".repeat(5000)} b@c`)).toMatchObject({
      refusal: { detail: expect.stringMatching(/^.{1,140}\.$/s) as unknown },
    });
  });

  const text = fc.oneof(
    hostileText,
    // Letters that change with folding, and marks that come together with them.
    fc.string({
      unit: fc.constantFrom(...Array.from("aΣİßẞſﬃ．⒈Å가ᄀJTH\u0307\u0323\u030c\u0308\u0331.@/")),
    }),
    fc
      .tuple(hostileText, hostileText, hostileText)
      .map(([local, domain, resource]) => `${local}@${domain}/${resource}`),
    fc
      .tuple(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }))
      .map(([local, resource]) => `${local}@b.c/${resource}`),
  );

  it("that is normalised once is normalised for good", () => {
    fc.assert(
      fc.property(text, (wild) => {
        const read = parseJid(wild);
        if (!read.ok) return;
        expect(parseJid(formatJid(read.value))).toEqual(read);
      }),
      { numRuns: 1000 },
    );
  });

  it("is the same taken apart as text", () => {
    fc.assert(
      fc.property(text, (wild) => {
        const read = parseJid(wild);
        if (!read.ok) return;
        const plain = formatJid(read.value);
        expect(bareOf(plain)).toBe(bareJid(read.value));
        expect({ local: localOf(plain), domain: domainOf(plain), resource: resourceOf(plain) }).toEqual(
          read.value,
        );
      }),
    );
  });

  it("inside an element may have white space around it", () => {
    expect(jidText.parse("\n  England@games.shakespeare.lit  ")).toEqual({
      ok: true,
      value: "england@games.shakespeare.lit",
    });
    expect(jidText.parse("   ")).toMatchObject({ refusal: { code: "malformed" } });
  });
});
