import { describe, expect, it } from "vitest";
import { fieldValue, formTypeField, formTypeOf, type DataForm } from "#protocol/data-form.ts";

const form: DataForm = {
  type: "submit",
  instructions: [],
  fields: [
    { var: "teams", values: ["York", "Lancaster"], options: [] },
    { var: "motto", values: [], options: [] },
    formTypeField("urn:battle"),
    { values: ["a fixed text"], options: [] },
  ],
  items: [],
};

describe("a form", () => {
  it("is of the type that its hidden field says (XEP-0068)", () => {
    expect(formTypeOf(form)).toBe("urn:battle");
    expect(form.fields[2]).toEqual({ var: "FORM_TYPE", type: "hidden", values: ["urn:battle"], options: [] });
    expect(formTypeOf({ ...form, fields: [] })).toBeUndefined();
  });

  it("gives the first value of a field, and none where there is none", () => {
    expect(fieldValue(form.fields, "teams")).toBe("York");
    expect(fieldValue(form.fields, "motto")).toBeUndefined();
    expect(fieldValue(form.fields, "horses")).toBeUndefined();
  });
});
