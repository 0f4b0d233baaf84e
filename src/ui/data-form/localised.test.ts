import { describe, expect, it } from "vitest";
import { localised } from "./localised.ts";
import type { DataForm, FormField } from "./model.ts";

const field = (name: string, more: Partial<FormField> = {}): FormField => ({
  var: name,
  label: name.toUpperCase(),
  values: [],
  options: [],
  ...more,
});
const form: DataForm = {
  type: "result",
  instructions: [],
  fields: [
    field("who", {
      options: [
        { value: "all", label: "All" },
        { value: "one", label: "One" },
      ],
    }),
    field("x"),
  ],
  reported: [field("kind"), field("constructor")],
  items: [],
};

describe("a form in the page's language", () => {
  it("MMOG-13-2: has the page's names of fields and options, and the service's where the page has none", () => {
    const known = { who: { label: "Wer", desc: "Wer es darf.", options: { all: "Alle" } } };
    expect(localised(form, known).fields).toEqual([
      {
        ...form.fields[0],
        label: "Wer",
        desc: "Wer es darf.",
        options: [
          { value: "all", label: "Alle" },
          { value: "one", label: "One" },
        ],
      },
      form.fields[1],
    ]);
  });

  it("names the values of a column, but never adds a choice to a field", () => {
    const known = { kind: { options: { rpg: "Rollenspiel" } }, x: { options: { rpg: "Rollenspiel" } } };
    const { fields, reported } = localised(form, known);
    expect(reported?.[0]?.options).toEqual([{ value: "rpg", label: "Rollenspiel" }]);
    expect(fields[1]?.options).toEqual([]);
  });

  it("takes no word for a field that only looks known", () => {
    expect(localised(form, {}).reported).toEqual(form.reported);
  });
});
