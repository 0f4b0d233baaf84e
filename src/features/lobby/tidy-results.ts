import type { DataForm, FormField } from "#ui/data-form/model.ts";

/** What people look for first (MMOG 6.4, Example 11). */
const FIRST = ["name", "status", "occupants", "free"];
/** A namespace says nothing to people. */
const LEFT_OUT = ["game"];

/** The rooms that a search found with their columns in an order that people read; `statusWords` translates. */
export function tidyResults(form: DataForm, statusWords: (status: string) => string): DataForm {
  const rank = ({ var: name = "" }: FormField) => {
    const place = FIRST.indexOf(name);
    return place < 0 ? FIRST.length : place;
  };
  const columns = (form.reported ?? [])
    .filter((column) => !LEFT_OUT.includes(column.var ?? ""))
    .toSorted((a, b) => rank(a) - rank(b));
  return {
    ...form,
    ...(columns.length > 0 && { reported: columns }),
    items: form.items.map((item) =>
      item.map((field) =>
        field.var === "status" ? { ...field, values: field.values.map(statusWords) } : field,
      ),
    ),
  };
}
