import { expect, it } from "vitest";
import { fieldRuns } from "./field-runs.ts";
import type { DataForm, FieldType, FormField } from "./model.ts";

const field = (type: FieldType, name: string): FormField => ({
  type,
  var: name,
  values: [name],
  options: [],
});
const form = (...fields: readonly FormField[]): DataForm => ({
  type: "form",
  instructions: [],
  fields,
  items: [],
});

it("neighbours that look alike stand together, in the order of the form", () => {
  const runs = fieldRuns(
    form(
      field("hidden", "FORM_TYPE"),
      field("text-single", "name"),
      field("list-single", "max"),
      field("boolean", "public"),
      field("fixed", "Who belongs to it"),
      field("jid-multi", "owners"),
      field("boolean", "logged"),
    ),
  );
  expect(
    runs.map((run) => [run.look, run.look === "fixed" ? run.lines : run.fields.map((each) => each.var)]),
  ).toEqual([
    ["short", ["name", "max"]],
    ["toggles", ["public"]],
    ["fixed", ["Who belongs to it"]],
    ["wide", ["owners"]],
    ["toggles", ["logged"]],
  ]);
});

it("a field that comes twice is shown once", () => {
  const runs = fieldRuns(
    form(field("text-single", "name"), field("boolean", "b"), field("text-single", "name")),
  );
  expect(runs.length).toBe(2);
});
