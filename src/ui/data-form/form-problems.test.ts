import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problemOf, problemsOf } from "./form-problems.ts";
import type { DataForm, FieldCheck, FieldType, FormField } from "./model.ts";

function field(
  type: FieldType,
  name: string,
  values: readonly string[] = [],
  more: Partial<FormField> = {},
): FormField {
  return { type, var: name, values, options: [], ...more };
}

function formOf(...fields: readonly FormField[]): DataForm {
  return { type: "form", instructions: [], fields, items: [] };
}

describe("what keeps a form from being sent", () => {
  it("is a required field without an answer", () => {
    const form = formOf(
      field("text-single", "name", [], { required: true }),
      field("list-multi", "games", [], { required: true }),
    );
    expect([...problemsOf(form, { name: [""] })]).toEqual([
      ["name", { code: "required" }],
      ["games", { code: "required" }],
    ]);
    expect([...problemsOf(form, { name: ["england"], games: ["dga"] })]).toEqual([]);
  });

  it("is something else than an address where one is asked for", () => {
    const form = formOf(field("jid-single", "owner"), field("jid-multi", "admins"));
    expect([...problemsOf(form, { owner: ["not an address"], admins: ["a@b.lit", "@b.lit"] })]).toEqual([
      ["owner", { code: "not-an-address" }],
      ["admins", { code: "not-an-address" }],
    ]);
  });

  it("is never a hidden or boolean field, though it may be called required", () => {
    const form = formOf(
      field("hidden", "token", [], { required: true }),
      field("boolean", "ok", [], { required: true }),
    );
    expect(problemsOf(form, {}).size).toBe(0);
  });
});

describe("a value against the hint that came with its field (XEP-0122)", () => {
  const check = (hint: FieldCheck, ...values: readonly string[]) =>
    problemOf(field("text-single", "a", [], { check: hint }), values);

  it.each([
    ["xs:integer", "12", "1.5", "not-an-integer"],
    ["xs:integer", " -3 ", "twelve", "not-an-integer"],
    ["xs:decimal", "1.5", "1e3", "not-a-number"],
    ["xs:double", "1e3", "NaN", "not-a-number"],
    ["xs:date", "1485-08-22", "1485-02-30", "not-a-date"],
    ["xs:time", "18:30:00", "25:00:00", "not-a-time"],
    ["xs:dateTime", "1485-08-22T09:00:00Z", "1485-08-22", "not-a-date-time"],
    ["xs:anyURI", "https://shakespeare.lit/rules", "shakespeare.lit rules", "not-a-uri"],
    ["xs:language", "de-CH", "de_CH", "not-a-language"],
  ])("a %s is %j and not %j", (datatype, right, wrong, code) => {
    expect(check({ datatype }, right)).toBeUndefined();
    expect(check({ datatype }, wrong)).toEqual({ code });
  });

  it("lies within its range", () => {
    const minutes = { datatype: "xs:integer", range: { min: "1", max: "120" } };
    expect([check(minutes, "1"), check(minutes, "120")]).toEqual([undefined, undefined]);
    expect(check(minutes, "0")).toEqual({ code: "out-of-range", min: "1", max: "120" });
    expect(check({ ...minutes, range: { max: "120" } }, "121")).toEqual({ code: "too-large", max: "120" });
    expect(check({ datatype: "xs:positiveInteger" }, "0")).toEqual({ code: "too-small", min: "1" });
    const day = { datatype: "xs:date", range: { min: "1485-08-01" } };
    expect(check(day, "1485-07-31")).toEqual({ code: "too-small", min: "1485-08-01" });
    const dawn = { datatype: "xs:dateTime", range: { min: "1485-08-22T05:00:00Z" } };
    expect(check(dawn, "1485-08-22T06:30:00+02:00")).toEqual({ code: "too-small", min: dawn.range.min });
  });

  it("may be anything where the hint makes no sense or isn't known", () => {
    expect(check({ datatype: "xs:integer", range: { min: "9", max: "1" } }, "5")).toBeUndefined();
    expect(check({ datatype: "xs:integer", range: { min: "few" } }, "5")).toBeUndefined();
    expect(check({ datatype: "x:tank" }, "Tiger")).toBeUndefined();
    expect(check({ range: { min: "a" } }, "")).toBeUndefined();
  });

  it("is right where the form itself proposes it", () => {
    const most = field("list-single", "most", [], {
      options: [{ value: "none" }],
      check: { datatype: "xs:integer", open: true },
    });
    expect(problemOf(most, ["none"])).toBeUndefined();
    expect(problemOf(most, ["25"])).toBeUndefined();
    expect(problemOf(most, ["some"])).toEqual({ code: "not-an-integer" });
  });

  it("is chosen as often as the list says", () => {
    const roles = field("list-multi", "roles", [], { check: { listRange: { min: 1, max: 2 } } });
    expect(problemOf({ ...roles, required: true }, [])).toEqual({ code: "required" });
    expect(problemOf({ ...roles, check: { listRange: { min: 2 } } }, ["a"])).toEqual({
      code: "too-few",
      min: "2",
    });
    expect(problemOf(roles, ["a", "b", "c"])).toEqual({ code: "too-many", max: "2" });
    expect(problemOf(roles, ["a", "b"])).toBeUndefined();
  });

  it("is judged without ever throwing, whatever it is and whatever the hint", () => {
    const datatypes = [
      "integer",
      "int",
      "decimal",
      "double",
      "date",
      "time",
      "dateTime",
      "anyURI",
      "language",
    ];
    const word = fc.oneof(fc.string({ unit: "binary" }), fc.date().map(String), fc.double().map(String));
    const hints = fc.record(
      {
        datatype: fc.oneof(fc.constantFrom(...datatypes.map((name) => `xs:${name}`)), fc.string()),
        open: fc.boolean(),
        range: fc.record({ min: word, max: word }, { requiredKeys: [] }),
        listRange: fc.record({ min: fc.nat(), max: fc.nat() }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    );
    const types = fc.constantFrom<FieldType>(
      "text-single",
      "text-multi",
      "jid-multi",
      "list-single",
      "list-multi",
    );
    fc.assert(
      fc.property(types, hints, fc.array(word), fc.boolean(), (type, hint, values, required) => {
        const problem = problemOf(field(type, "a", [], { check: hint, required }), values);
        expect(typeof (problem?.code ?? "")).toBe("string");
      }),
    );
  });

  it.each([
    ["xs:integer", "not-an-integer"],
    ["xs:double", "not-a-number"],
    ["xs:anyURI", "not-a-uri"],
    ["xs:language", "not-a-language"],
    ["xs:dateTime", "not-a-date-time"],
    ["xs:time", "not-a-time"],
  ])(
    "is judged as %s however long it is: a pattern that goes back and forth would not come to an end",
    (datatype, code) => {
      for (const value of [
        "1".repeat(100_000),
        "a:".repeat(50_000),
        `${"a-".repeat(50_000)}!`,
        "é".repeat(100_000),
      ])
        expect(check({ datatype }, value)).toEqual({ code });
    },
  );
});
