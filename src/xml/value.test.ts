import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decoded } from "#xml/decoded.ts";
import { boolean, decimal, integer, nonEmpty, oneOf, string, type ValueCodec } from "#xml/value.ts";
import { hostileText } from "#testing/hostile-xml.ts";

function codeOf(read: Decoded<unknown>): string {
  return read.ok ? `accepted ${String(read.value)}` : read.refusal.code;
}

describe("text", () => {
  it("is taken as it is", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(string.parse(string.format(text))).toEqual({ ok: true, value: text });
      }),
    );
  });

  it("has to have something in it, and not too much, where that is asked for", () => {
    const short = nonEmpty(5);
    expect(short.parse("Henry")).toEqual({ ok: true, value: "Henry" });
    expect(codeOf(short.parse(""))).toBe("missing");
    expect(codeOf(short.parse("Richard"))).toBe("out-of-range");
    expect(short.format("Henry")).toBe("Henry");
  });
});

describe("a whole number", () => {
  it.each(["", " ", "1.0", "1e3", "0x10", "+1", "--1", "one", "12345678901234567", "1 2", "١"])(
    "is not '%s'",
    (text) => {
      expect(codeOf(integer().parse(text))).toBe("malformed");
    },
  );

  it("stays within its limits", () => {
    const position = integer(-5, 5);
    expect(position.parse("-5")).toEqual({ ok: true, value: -5 });
    expect(position.parse(" 5\n")).toEqual({ ok: true, value: 5 });
    expect(codeOf(position.parse("-6"))).toBe("out-of-range");
    expect(codeOf(position.parse("6"))).toBe("out-of-range");
    expect(codeOf(integer().parse("9007199254740992"))).toBe("out-of-range");
  });

  it("is never a negative nought", () => {
    expect(integer().parse("-0")).toStrictEqual({ ok: true, value: 0 });
  });

  it("comes back as it was", () => {
    const any = integer(Number.MIN_SAFE_INTEGER);
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(any.parse(any.format(value))).toEqual({ ok: true, value });
      }),
    );
  });
});

describe("a decimal number", () => {
  it("written plainly is to the last bit what the language reads, however many digits it has", () => {
    const plain = fc.stringMatching(/^-?(?:\d{1,18}\.?\d{0,18}|\.\d{1,18})$/);
    fc.assert(
      fc.property(plain, (text) => {
        expect(decimal(3, 1e40).parse(text)).toStrictEqual({ ok: true, value: Number(text) + 0 });
      }),
    );
  });

  it.each([
    "",
    " ",
    "NaN",
    "INF",
    "-Infinity",
    "0x1F",
    "1,5",
    "1.2.3",
    ".",
    "+",
    "e5",
    "1e",
    "1e1234",
    "١",
    "1 2",
  ])("is not '%s' (E-122)", (text) => {
    expect(codeOf(decimal(3).parse(text))).toBe("malformed");
  });

  it.each([
    ["1", 1],
    ["+1.50", 1.5],
    ["-.5", -0.5],
    ["5.", 5],
    ["12e-1", 1.2],
    ["1E2", 100],
    [" 7\n", 7],
    ["-0", 0],
    ["1e-999", 0],
  ])("is '%s'", (text, value) => {
    expect(decimal(3).parse(text)).toStrictEqual({ ok: true, value });
  });

  it("stays within its limit, whatever its exponent", () => {
    expect(decimal(3, 100).parse("-100")).toEqual({ ok: true, value: -100 });
    for (const text of ["100.001", "-1e3", "1e308", "1e999", "-9e999"])
      expect(codeOf(decimal(3, 100).parse(text))).toBe("out-of-range");
  });

  it("refuses a quarter of a million digits as quickly as one", () => {
    const long = "1".repeat(250_000);
    expect(codeOf(decimal(3).parse(long))).toBe("malformed");
    expect(codeOf(decimal(3).parse(`${long}x`))).toBe("malformed");
  });

  it("is written in plain digits, with no more decimals than are meant, and reads as nearly the same", () => {
    const metres = decimal(3, 1e6);
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const text = metres.format(value);
        expect(text).toMatch(/^-?\d+(\.\d{1,3})?$/);
        const read = metres.parse(text);
        if (!read.ok) throw new Error(read.refusal.detail);
        expect(Math.abs(read.value - value)).toBeLessThanOrEqual(0.000_500_001);
        expect(metres.format(read.value)).toBe(text);
      }),
    );
  });

  it("is written as the shortest text of the rounded number", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 8 }),
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        (digits, value) => {
          const rounded = Math.round(value * 10 ** digits) / 10 ** digits;
          const text = decimal(digits, 1e12).format(value);
          expect(text).toBe(String(rounded).includes("e") ? rounded.toFixed(digits) : String(rounded));
        },
      ),
    );
  });

  it("never has an exponent and never a negative nought", () => {
    expect(decimal(8).format(1e-7)).toBe("0.00000010");
    expect(decimal(2).format(-0.001)).toBe("0");
    expect(decimal(2).format(-0)).toBe("0");
  });
});

describe("yes or no", () => {
  it("is read in four ways and sent in two (E-032)", () => {
    expect(["1", "true", " 1 "].map((text) => boolean.parse(text))).toEqual(
      Array(3).fill({ ok: true, value: true }),
    );
    expect(["0", "false"].map((text) => boolean.parse(text))).toEqual(
      Array(2).fill({ ok: true, value: false }),
    );
    expect([boolean.format(true), boolean.format(false)]).toEqual(["1", "0"]);
  });

  it.each(["", "yes", "TRUE", "2"])("is not '%s'", (text) => {
    expect(codeOf(boolean.parse(text))).toBe("malformed");
  });
});

describe("one of some words", () => {
  const house = oneOf(["York", "Lancaster"]);

  it("is one of them and nothing else, not even a member of every object", () => {
    expect(house.parse("York")).toEqual({ ok: true, value: "York" });
    expect(house.format("Lancaster")).toBe("Lancaster");
    for (const text of ["", "york", "Tudor", "constructor", "length"])
      expect(codeOf(house.parse(text))).toBe("unknown-value");
  });

  it("says which there are", () => {
    expect(house.parse("Tudor")).toMatchObject({
      refusal: { detail: "'Tudor' is none of York, Lancaster." },
    });
  });
});

describe("any value", () => {
  const codecs: Readonly<Record<string, ValueCodec<unknown>>> = {
    nonEmpty: nonEmpty(20) as ValueCodec<unknown>,
    integer: integer(-1000, 1000) as ValueCodec<unknown>,
    decimal: decimal(2, 1000) as ValueCodec<unknown>,
    boolean: boolean as ValueCodec<unknown>,
    oneOf: oneOf(["York", "none"]) as ValueCodec<unknown>,
  };

  it.each(Object.entries(codecs))(
    "of %s is read without an exception, is finite, and stays the same on the way back",
    (_name, codec) => {
      fc.assert(
        fc.property(hostileText, (text) => {
          const read = codec.parse(text);
          if (!read.ok) {
            // A sentence of bounded length, whatever was sent.
            expect(read.refusal.detail).toMatch(/^.{1,120}\.$/su);
            return;
          }
          if (typeof read.value === "number") expect(read.value).toSatisfy(Number.isFinite);
          const sent = codec.format(read.value);
          expect(codec.parse(sent)).toSatisfy(
            (again: Decoded<unknown>) => again.ok && codec.format(again.value) === sent,
          );
        }),
      );
    },
  );
});
