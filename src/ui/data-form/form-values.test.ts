import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerableFields, submittedFields } from "./form-values.ts";
import type { DataForm, FieldType, FormField } from "./model.ts";

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

const answer = (form: DataForm, draft = {}) =>
  Object.fromEntries(submittedFields(form, draft).map((each) => [each.var, each.values]));

describe("the answer to a form", () => {
  it("returns hidden fields as they came, even when something was typed under their name", () => {
    const form = formOf(field("hidden", "FORM_TYPE", ["urn:x"]), field("hidden", "token", []));
    expect(answer(form, { FORM_TYPE: ["urn:y"] })).toEqual({ FORM_TYPE: ["urn:x"], token: [] });
  });

  it("holds no fixed field, no field without a name, and nothing that the form did not send", () => {
    const form = formOf(
      field("fixed", "note", ["Read this."]),
      { values: ["x"], options: [] },
      field("boolean", "ok"),
    );
    expect(answer(form, { stranger: ["boo"] })).toEqual({ ok: ["0"] });
  });

  it("has a field once though the form held it twice", () => {
    const form = formOf(field("text-single", "name", ["a"]), field("text-single", "name", ["b"]));
    expect(submittedFields(form, {})).toEqual([{ var: "name", values: ["a"] }]);
  });

  it("says a boolean as 1 or 0 whichever way it came", () => {
    const form = formOf(
      field("boolean", "a", ["true"]),
      field("boolean", "b", ["false"]),
      field("boolean", "c"),
    );
    expect(answer(form, { c: ["1"] })).toEqual({ a: ["1"], b: ["0"], c: ["1"] });
  });

  it("takes a field of no type for a line of text", () => {
    expect(answer(formOf({ var: "nick", values: ["king"], options: [] }))).toEqual({ nick: ["king"] });
  });

  it("leaves out what was empty and stayed so", () => {
    const form = formOf(
      field("text-single", "name"),
      field("list-single", "battlefield"),
      field("jid-multi", "admins"),
    );
    expect(answer(form, { name: [""], admins: ["", " "] })).toEqual({});
  });

  it("sends back empty what was emptied", () => {
    const form = formOf(
      field("text-single", "name", ["england"]),
      field("text-private", "secret", ["boar"]),
      field("jid-multi", "admins", ["buckingham@shakespeare.lit"]),
      field("list-multi", "roles", ["visitor"]),
    );
    expect(answer(form, { name: [""], secret: [""], admins: [""], roles: [] })).toEqual({
      name: [""],
      secret: [""],
      admins: [],
      roles: [],
    });
  });

  it("keeps the blank lines inside a text and drops those behind it", () => {
    expect(
      answer(formOf(field("text-multi", "teams")), { teams: ["York", "", "Lancaster", "", ""] }),
    ).toEqual({
      teams: ["York", "", "Lancaster"],
    });
  });

  it("trims addresses and drops empty lines between them", () => {
    const form = formOf(field("jid-multi", "owners"));
    expect(answer(form, { owners: [" king@a.lit ", "", "earl1@b.lit"] })).toEqual({
      owners: ["king@a.lit", "earl1@b.lit"],
    });
  });

  it("never names a field that the form did not hold, whatever was typed", () => {
    const types = fc.constantFrom<FieldType>(
      "boolean",
      "hidden",
      "list-multi",
      "text-multi",
      "text-single",
      "jid-single",
    );
    const fields = fc.array(fc.record({ type: types, var: fc.string(), values: fc.array(fc.string()) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(fields, fc.dictionary(fc.string(), fc.array(fc.string())), (raw, draft) => {
        const form = formOf(...raw.map((each) => ({ ...each, options: [] })));
        const names = new Set(answerableFields(form).map((each) => each.var));
        const sent = submittedFields(form, draft).map((each) => each.var);
        expect(sent.every((name) => names.has(name))).toBe(true);
        expect(new Set(sent).size).toBe(sent.length);
      }),
    );
  });
});
