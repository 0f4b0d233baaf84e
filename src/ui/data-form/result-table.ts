import { typeOf } from "./form-values.ts";
import type { DataForm, FormField } from "./model.ts";

export type ResultRow = { readonly key: string; readonly fields: readonly FormField[] };

/** The heads of the table: what was reported, else what the first item holds. Hidden ones drop out. */
export function resultColumns(form: DataForm): readonly FormField[] {
  const heads = form.reported ?? form.items[0] ?? [];
  return heads.filter((head) => head.var !== undefined && typeOf(head) !== "hidden");
}

/** Items have no id of their own: their place is their key. */
export function resultRows(form: DataForm): readonly ResultRow[] {
  return form.items.map((fields, place) => ({ key: String(place), fields }));
}

/** Whether every value of a column is a number, so that it is set as figures are. */
export function isNumberColumn(rows: readonly ResultRow[], name: string | undefined): boolean {
  const values = rows.flatMap((row) => row.fields.find((field) => field.var === name)?.values ?? []);
  return values.length > 0 && values.every((value) => /^-?\d+(?:\.\d+)?$/u.test(value));
}
