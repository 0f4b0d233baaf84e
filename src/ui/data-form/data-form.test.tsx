import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DataFormEditor, type DataFormEditorProps } from "./data-form-editor.tsx";
import { DataFormResult } from "./data-form-result.tsx";
import { form as words } from "#app/i18n/en/form.ts";
import type { FormTexts } from "./form-texts.ts";
import type { DataForm, FieldType, FormField } from "./model.ts";

const texts: FormTexts = words;

function field(
  type: FieldType | undefined,
  label: string,
  values: readonly string[] = [],
  more: Partial<FormField> = {},
): FormField {
  return { ...(type && { type }), var: label.toLowerCase(), label, values, options: [], ...more };
}

function edit(fields: readonly FormField[], more: Partial<DataFormEditorProps> = {}): string {
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
      /One address on each line,.*<textarea[^>]*>a@b.lit</su,
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

  it("shows fixed text, and hidden fields when they are asked for, counted", () => {
    const html = edit([field("fixed", "Note", ["Mind the marsh."]), field("hidden", "Token", ["s3cret"])]);
    expect(html).toContain("Mind the marsh.");
    const [shown = "", folded = ""] = html.split("<details");
    expect(shown).not.toContain("s3cret");
    expect(folded).toMatch(/^ class="[^"]*"><summary>Hidden fields: 1<.*Token.*s3cret.*<\/details>/su);
  });

  it("shows a field without a name as something to read", () => {
    const html = edit([{ label: "Founded", values: ["1485"], options: [] }]);
    expect(html).toMatch(/Founded.*1485/su);
    expect(html).not.toContain("<input");
  });

  it("tells options of one name apart by their values (E-026)", () => {
    const options = [
      { value: "2", label: "1" },
      { value: "5", label: "5" },
      { value: "6", label: "5" },
      { value: "", label: "Any" },
    ];
    const html = edit([field("list-single", "Roles", [], { options })]);
    expect([...html.matchAll(/<option[^>]*>([^<]*)</gu)].map((each) => each[1])).toEqual([
      "1",
      "5",
      "5 (6)",
      "Any",
    ]);
  });

  it("lets another value be given where the list is open (XEP-0122)", () => {
    const options = [{ value: "10" }, { value: "none", label: "None" }];
    const one = edit([field("list-single", "Max", ["25"], { options, check: { open: true } })]);
    expect([...one.matchAll(/<option[^>]*>([^<]*)</gu)].map((each) => each[1])).toEqual([
      "No choice",
      "10",
      "None",
      "25",
      "Another value…",
    ]);
    const some = edit([field("list-multi", "Games", ["10"], { options, check: { open: true } })]);
    expect(some).toMatch(/type="checkbox".*Games: others.*<textarea/su);
  });

  it("asks for numbers and dates with the keys and controls for them, and tells their limits", () => {
    const check = { datatype: "xs:integer", range: { min: "1", max: "120" } };
    const minutes = edit([field("text-single", "Minutes", ["10"], { check })]);
    expect(minutes).toMatch(/From 1 to 120\..*<input[^>]*inputMode="numeric"[^>]*type="text"/su);
    const day = { datatype: "xs:date", range: { min: "1485-08-01" } };
    expect(edit([field("text-single", "Day", ["1485-08-22"], { check: day })])).toMatch(
      /min="1485-08-01"[^>]*type="date"/u,
    );
    // A calendar would show nothing of it.
    expect(edit([field("text-single", "Day", ["soon"], { check: day })])).toMatch(
      /type="text"[^>]*value="soon"/u,
    );
  });

  it("shows a picture that came with it, and says so where there is none to be shown", () => {
    const uri = "data:image/gif;base64,R0lGODlhAwACAIAAAAAAAP///ywAAAAAAwACAAACAoRRADs=";
    const media = (address: string) => ({ media: { uris: [{ type: "image/png", uri: address }] } });
    expect(edit([field("text-single", "The word", [], media(uri))])).toMatch(/<img[^>]*alt="The word"/u);
    const fetched = edit([field("text-single", "The word", [], media("https://a.lit/track.png"))]);
    expect(fetched).not.toContain("<img");
    expect(fetched).toContain(words.noPicture);
  });

  it("MMOG-13-2: is shown in the page's language where the page knows a field, and else in the service's", () => {
    const options = [
      { value: "none", label: "None" },
      { value: "10", label: "10" },
    ];
    const fields = [field("list-single", "Max", [], { options }), field("text-single", "Motto")];
    const known = { max: { label: "Höchste Zahl", options: { none: "unbegrenzt" } } };
    const html = edit(fields, { known });
    expect(html).toMatch(/Höchste Zahl.*<option value="none">unbegrenzt<.*<option value="10">10<.*Motto/su);
    expect(html).not.toContain("Max<");
  });

  it("MMOG-6.4-8: leaves one of two fields closed while the other holds something", () => {
    const pair = [field("text-single", "Category", ["rpg"]), field("text-single", "Game")];
    const html = edit(pair, { exclusive: ["category", "game"] });
    expect(html).toMatch(/name="category"(?![^>]*disabled)/u);
    expect(html).toMatch(/“Category”.*<input(?=[^>]*disabled)[^>]*name="game"/su);
    expect(edit([field("text-single", "Category"), field("text-single", "Game")])).not.toContain("disabled");
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
