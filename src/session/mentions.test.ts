import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isNamedIn, placesOfName } from "./mentions.ts";

describe("a mention", () => {
  it("is the nickname as a word of its own, in whatever case", () => {
    expect(isNamedIn("King, to me!", "king")).toBe(true);
    expect(isNamedIn("@KING", "king")).toBe(true);
    expect(isNamedIn("ｋｉｎｇ", "king")).toBe(true);
    expect(isNamedIn("A kingdom for a horse", "king")).toBe(false);
    expect(isNamedIn("viking", "king")).toBe(false);
    expect(isNamedIn("the king's men, king_2", "King 2")).toBe(false);
    expect(isNamedIn("hear me, earl 1!", "Earl 1")).toBe(true);
    expect(isNamedIn("anything", "")).toBe(false);
  });

  it("has its places, where folding moves none", () => {
    expect(placesOfName("King? king!", "king")).toEqual([
      [0, 4],
      [6, 10],
    ]);
    expect(placesOfName("ﬃ king", "king")).toEqual([]);
  });

  it("throws at no text and no name, and its places hold the name", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary", maxLength: 3 }),
        (text, nick) => {
          isNamedIn(text, nick);
          for (const [start, end] of placesOfName(text, nick)) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});
