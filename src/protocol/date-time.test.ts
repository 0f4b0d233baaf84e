import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateTime } from "#protocol/date-time.ts";

/** What four digits of a year can say. */
const FIRST_MS = Date.parse("0000-01-01T00:00:00Z");
const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");

function codeOf(text: string): string {
  const read = dateTime.parse(text);
  return read.ok ? "accepted" : read.refusal.code;
}

const instant = fc.oneof(
  fc.integer({ min: FIRST_MS, max: LAST_MS }),
  fc.integer({ min: Date.parse("1900-01-01"), max: Date.parse("2100-01-01") }),
  // The ends of years, of Februaries and of days are where calendars go wrong.
  fc
    .tuple(
      fc.integer({ min: 0, max: 9999 }),
      fc.constantFrom("01-01", "02-28", "03-01", "12-31"),
      fc.constantFrom(0, 1, 86_399_999),
    )
    .map(([year, day, ms]) => Date.parse(`${String(year).padStart(4, "0")}-${day}T00:00:00Z`) + ms),
);

describe("a moment (XEP-0082)", () => {
  it("is written as Date writes it, without empty milliseconds", () => {
    fc.assert(
      fc.property(instant, (ms) => {
        expect(dateTime.format(ms)).toBe(new Date(ms).toISOString().replace(".000Z", "Z"));
      }),
      { numRuns: 500 },
    );
  });

  it("is read as it was written", () => {
    fc.assert(
      fc.property(instant, (ms) => {
        expect(dateTime.parse(dateTime.format(ms))).toEqual({ ok: true, value: ms });
      }),
    );
  });

  it("is read with any offset, as Date reads it", () => {
    const zone = fc
      .tuple(fc.constantFrom("+", "-"), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(
        ([sign, hours, minutes]) =>
          `${sign}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`,
      );
    fc.assert(
      fc.property(
        fc.integer({ min: FIRST_MS + 86_400_000, max: LAST_MS - 86_400_000 }),
        zone,
        (ms, offset) => {
          const text = new Date(ms).toISOString().replace("Z", offset);
          expect(dateTime.parse(text)).toEqual({ ok: true, value: Date.parse(text) });
        },
      ),
    );
  });

  it("is rounded to the millisecond, across midnight if need be", () => {
    expect(dateTime.format(Date.parse("1999-12-31T23:59:59.999Z") + 0.7)).toBe("2000-01-01T00:00:00Z");
    expect(dateTime.format(-0.2)).toBe("1970-01-01T00:00:00Z");
  });

  it.each([
    ["2019-09-07T18:22:02.5Z", "2019-09-07T18:22:02.500Z"],
    ["2019-09-07T18:22:02.123456789Z", "2019-09-07T18:22:02.123Z"],
    ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"],
    [" 1969-07-21T02:56:15Z ", "1969-07-21T02:56:15Z"],
    ["1969-07-20T21:56:15-05:00", "1969-07-21T02:56:15Z"],
    ["2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z"],
  ])("'%s' is %s", (text, same) => {
    expect(dateTime.parse(text)).toEqual({ ok: true, value: Date.parse(same) });
  });

  it.each([
    "",
    "now",
    "2019-09-07",
    "2019-09-07T18:22:02",
    "2019-9-7T18:22:02Z",
    "20190907T18:22:02Z",
    "2019-09-07 18:22:02Z",
    "2019-09-07T18:22:02z",
    "12019-09-07T18:22:02Z",
    "2019-09-07T18:22:02+0200",
  ])("'%s' is malformed", (text) => {
    expect(codeOf(text)).toBe("malformed");
  });

  it.each([
    "2019-13-01T00:00:00Z",
    "2019-00-01T00:00:00Z",
    "2019-04-31T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2019-01-00T00:00:00Z",
    "2019-01-01T24:00:00Z",
    "2019-01-01T00:60:00Z",
    "2019-01-01T00:00:61Z",
    "2019-01-01T00:00:00+24:00",
    "2019-01-01T00:00:00-01:60",
    "0000-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01",
  ])("'%s' doesn't exist", (text) => {
    expect(codeOf(text)).toBe("out-of-range");
  });
});
