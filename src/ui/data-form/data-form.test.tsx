import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DataFormEditor } from "./data-form-editor.tsx";
import { DataFormResult } from "./data-form-result.tsx";
import type { FormTexts } from "./form-texts.ts";
import type { DataForm, FieldType, FormField } from "./model.ts";

const texts: FormTexts = {
  required: "required",
  noChoice: "No choice",
  reveal: "Show characters",
  onePerLine: "One on each line.",
  addressPerLine: "One address on each line.",
  problems: { required: "Fill this in.", "not-an-address": "Write an address." },
};

function field(
  type: FieldType | undefined,
  label: string,
  values: readonly string[] = [],
  more: Partial<FormField> = {},
): FormField {
  return { ...(type && { type }), var: label.toLowerCase(), label, values, options: [], ...more };
}

function edit(
  fields: readonly FormField[],
  more: { error?: string; fieldErrors?: Record<string, string> } = {},
): string {
  const form: DataForm = { type: "form", title: "Room", instructions: ["Fill it in."], fields, items: [] };
  return renderToStaticMarkup(
    <DataFormEditor form={form} texts={texts} submitLabel="Save" onSubmit={() => undefined} {...more} />,
  );
}

describe("a generated form", () => {
  it("shows its title and its instructions", () => {
    expect(edit([])).toMatch(/<h3[^>]*>Room<\/h3>.*Fill it in\./su);
  });

  it("has the control that fits each type", () => {
    expect(edit([field("boolean", "Public", ["1"])])).toMatch(/type="checkbox"[^>]*checked/u);
    expect(edit([field("text-single", "Name", ["england"])])).toMatch(/type="text"[^>]*value="england"/u);
    expect(edit([field(undefined, "Name", ["england"])])).toMatch(/type="text"[^>]*value="england"/u);
    expect(edit([field("jid-single", "Owner", ["a@b.lit"])])).toMatch(/type="text"[^>]*value="a@b.lit"/u);
    expect(edit([field("text-private", "Secret", ["boar"])])).toMatch(/type="password"[^>]*value="boar"/u);
    expect(edit([field("text-multi", "Teams", ["York", "Lancaster"])])).toMatch(
      /<textarea[^>]*>York\nLancaster</u,
    );
    expect(edit([field("jid-multi", "Owners", ["a@b.lit"])])).toMatch(
      /One address on each line\..*<textarea[^>]*>a@b.lit</su,
    );
  });

  it("offers the options of a list, and what it holds beyond them", () => {
    const options = [{ value: "10" }, { value: "20", label: "Twenty" }];
    const html = edit([field("list-single", "Max", ["99"], { options })]);
    expect([...html.matchAll(/<option value="([^"]*)"[^>]*>([^<]*)</gu)].map((each) => each[2])).toEqual([
      "No choice",
      "10",
      "Twenty",
      "99",
    ]);
    expect(html).toMatch(/<option value="99" selected/u);
    expect(
      edit([field("list-multi", "Roles", ["b"], { options: [{ value: "a" }, { value: "b" }] })]),
    ).toMatch(/role="group".*<input[^>]*type="checkbox"[^>]*\/>.*<input[^>]*type="checkbox"[^>]*checked/su);
  });

  it("leaves nothing out of a list that needs a choice", () => {
    const options = [{ value: "10" }];
    expect(edit([field("list-single", "Max", ["10"], { options, required: true })])).not.toContain(
      "No choice",
    );
  });

  it("shows fixed text, and nothing of a hidden field", () => {
    const html = edit([field("fixed", "Note", ["Mind the marsh."]), field("hidden", "Token", ["s3cret"])]);
    expect(html).toContain("Mind the marsh.");
    expect(html).not.toContain("s3cret");
  });

  it("ties a field to its description and to what is wrong with it", () => {
    const html = edit([field("text-single", "Minutes", ["0"], { desc: "1 to 120." })], {
      error: "The room refused.",
      fieldErrors: { minutes: "At least 1." },
    });
    const described = /aria-describedby="([^"]+)"/u.exec(html)?.[1]?.split(" ") ?? [];
    expect(described.length).toBe(2);
    for (const [place, text] of ["1 to 120.", "At least 1."].entries())
      expect(html).toMatch(new RegExp(`id="${described[place]}"[^>]*>${text}`, "u"));
    expect(html).toMatch(/aria-invalid="true"/u);
    expect(html).toMatch(/role="alert".*The room refused\./su);
    expect(html).toContain('value="0"');
  });

  it("marks what must be filled in, for eyes and for a screen reader", () => {
    const html = edit([field("text-single", "Name", [], { required: true })]);
    expect(html).toMatch(/aria-hidden="true">required</u);
    expect(html).toMatch(/aria-required="true"/u);
  });
});

describe("a result form", () => {
  const words = { caption: "Result", yes: "yes", no: "no", empty: "Nothing was found." };
  const head = (name: string, label: string, type: FieldType = "text-single"): FormField => ({
    var: name,
    label,
    type,
    values: [],
    options: [],
  });
  const cell = (name: string, value: string): FormField => ({ var: name, values: [value], options: [] });

  it("sets its items in a table under what it reported", () => {
    const form: DataForm = {
      type: "result",
      title: "Rooms",
      instructions: [],
      fields: [],
      reported: [head("name", "Name"), head("players", "Players"), head("open", "Open", "boolean")],
      items: [[cell("players", "7"), cell("name", "Bosworth"), cell("open", "1")], [cell("name", "Towton")]],
    };
    const html = renderToStaticMarkup(<DataFormResult form={form} texts={words} />);
    expect([...html.matchAll(/<th scope="col"[^>]*>([^<]*)</gu)].map((each) => each[1])).toEqual([
      "Name",
      "Players",
      "Open",
    ]);
    const rows = [...html.matchAll(/<tr[^>]*>((?:<t[hd][^>]*>[^<]*<\/t[hd]>)+)<\/tr>/gu)].map((each) =>
      [...(each[1] ?? "").matchAll(/>([^<]*)<\/t/gu)].map((found) => found[1]),
    );
    expect(rows.slice(1)).toEqual([
      ["Bosworth", "7", "yes"],
      ["Towton", "", ""],
    ]);
  });

  it("says so when nothing was found", () => {
    const form: DataForm = {
      type: "result",
      instructions: [],
      fields: [],
      reported: [head("name", "Name")],
      items: [],
    };
    expect(renderToStaticMarkup(<DataFormResult form={form} texts={words} />)).toContain(
      "Nothing was found.",
    );
  });

  it("lists single fields with the words of their options", () => {
    const fields = [
      { ...head("who", "Who may see"), values: ["m"], options: [{ value: "m", label: "Moderators" }] },
    ];
    const form: DataForm = { type: "result", instructions: [], fields, items: [] };
    expect(renderToStaticMarkup(<DataFormResult form={form} texts={words} />)).toMatch(
      /Who may see.*Moderators/su,
    );
  });
});
