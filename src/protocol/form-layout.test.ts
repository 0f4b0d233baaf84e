import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dataForm, type DataForm } from "#protocol/data-form.ts";
import {
  addresses,
  choice,
  choices,
  formLayout,
  layOutForm,
  line,
  lines,
  readForm,
  secret,
  wholeNumber,
  yesNo,
} from "#protocol/form-layout.ts";

const layout = formLayout("urn:example:form", {
  name: line({ var: "name", label: "Name", aliases: ["title"] }, 20),
  password: secret({ var: "password", label: "Password" }),
  open: yesNo({ var: "open", label: "Open" }),
  side: choice({ var: "side", label: "Side" }, [
    { value: "York", label: "House of York" },
    { value: "Lancaster", label: "House of Lancaster" },
  ]),
  days: choices({ var: "days", label: "Days" }, [
    { value: "monday", label: "Monday" },
    { value: "tuesday", label: "Tuesday" },
  ]),
  most: wholeNumber({ var: "most", label: "Most players" }, 1, 10),
  notes: lines({ var: "notes", label: "Notes" }, 3, 10),
  admins: addresses({ var: "admins", label: "Admins" }, 2),
});

const present = {
  name: "england",
  password: "",
  open: true,
  side: "York",
  days: ["monday"],
  most: 5,
  notes: ["one"],
  admins: ["king@shakespeare.lit"],
} as const;

function submitted(fields: Readonly<Record<string, readonly string[]>>): DataForm {
  const list = Object.entries(fields).map(([name, values]) => ({ var: name, values, options: [] }));
  return { type: "submit", instructions: [], fields: list, items: [] };
}

describe("a form layout", () => {
  it("gives a form that says the present values, and reads the same values back", () => {
    const form = layOutForm(layout, present, { title: "Room", instructions: ["Fill it in."] });
    expect(form.fields[0]).toMatchObject({ var: "FORM_TYPE", type: "hidden", values: ["urn:example:form"] });
    const wire = dataForm.decode(dataForm.encode(form));
    expect(wire.ok && readForm(layout, wire.value, { ...present, name: "", most: 1, open: false })).toEqual({
      ok: true,
      values: present,
    });
  });

  it("tells the limits of a number in the form (XEP-0122)", () => {
    const most = layOutForm(layout, present).fields.find((field) => field.var === "most");
    expect(most?.check).toEqual({ datatype: "xs:integer", range: { min: "1", max: "10" } });
  });

  it("keeps what a submission leaves out, and ignores what it doesn't know", () => {
    expect(readForm(layout, submitted({ most: ["7"], wings: ["two"] }), present)).toEqual({
      ok: true,
      values: { ...present, most: 7 },
    });
  });

  it("says what is wrong with each field, all at once", () => {
    const reading = readForm(
      layout,
      submitted({
        name: ["x".repeat(21)],
        open: ["perhaps"],
        side: ["Tudor"],
        days: ["sunday"],
        most: ["11"],
        notes: ["a\nb\nc\nd"],
        admins: ["@"],
      }),
      present,
    );
    expect(reading.ok).toBe(false);
    if (reading.ok) return;
    expect(reading.problems.map((problem) => problem.var)).toEqual([
      "name",
      "open",
      "side",
      "days",
      "most",
      "notes",
      "admins",
    ]);
    for (const { text } of reading.problems) expect(text).toMatch(/^.{10,}\.$/);
  });

  it("takes other names, other cases, line breaks and full addresses", () => {
    const form = submitted({
      title: ["wales"],
      side: ["lancaster"],
      days: ["TUESDAY", ""],
      notes: ["a\n\n b "],
      admins: ["King@Shakespeare.lit/desktop", "king@shakespeare.lit"],
      open: [],
    });
    expect(readForm(layout, form, present)).toEqual({
      ok: true,
      values: {
        ...present,
        name: "wales",
        side: "Lancaster",
        days: ["tuesday"],
        notes: ["a", "b"],
        admins: ["king@shakespeare.lit"],
        open: false,
      },
    });
  });

  it("never throws, and never takes a value out of its bounds, whatever is submitted", () => {
    const names = fc.constantFrom(
      "name",
      "password",
      "open",
      "side",
      "days",
      "most",
      "notes",
      "admins",
      "other",
    );
    fc.assert(
      fc.property(
        fc.dictionary(names, fc.array(fc.string({ unit: "binary" }), { maxLength: 5 }), { maxKeys: 6 }),
        (fields) => {
          const reading = readForm(layout, submitted(fields), present);
          if (!reading.ok) return;
          expect(reading.values.most).toBeGreaterThanOrEqual(1);
          expect(reading.values.most).toBeLessThanOrEqual(10);
          expect(reading.values.name.length).toBeLessThanOrEqual(20);
          expect(reading.values.admins.length).toBeLessThanOrEqual(2);
        },
      ),
    );
  });
});
