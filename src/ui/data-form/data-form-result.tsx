import type { ReactNode } from "react";
import { Stack } from "#ui/layout/stack.tsx";
import { Figures } from "#ui/figures/figures.tsx";
import { DataTable, type Column } from "#ui/table/data-table.tsx";
import { FormHead } from "./form-parts.tsx";
import { labelOf, typeOf } from "./form-values.ts";
import { isNumberColumn, resultColumns, resultRows, type ResultRow } from "./result-table.ts";
import type { DataForm, FormField } from "./model.ts";
import { writtenValue } from "./written-value.ts";

export type DataFormResultProps = {
  readonly form: DataForm;
  readonly texts: {
    readonly caption: string;
    readonly yes: string;
    readonly no: string;
    readonly empty: string;
  };
  readonly level?: 2 | 3;
  /** A last column of buttons, with its head. */
  readonly rowActions?: { readonly name: string; readonly render: (item: readonly FormField[]) => ReactNode };
};

/** A form of type `result` (XEP-0004, 3.4): its items as a table, its single fields as a list. */
export function DataFormResult({ form, texts, level = 3, rowActions }: DataFormResultProps) {
  const written = (field: FormField) => writtenValue(field, texts);
  const rows = resultRows(form);
  const columns: Column<ResultRow>[] = resultColumns(form).map((head, place) => ({
    id: head.var ?? String(place),
    name: labelOf(head),
    isNumber: isNumberColumn(rows, head.var),
    isRowHeader: place === 0,
    cell: (row) => {
      const field = row.fields.find((each) => each.var === head.var);
      return field === undefined ? "" : written({ ...head, values: field.values });
    },
  }));
  if (rowActions !== undefined)
    columns.push({ id: " actions", name: rowActions.name, cell: (row) => rowActions.render(row.fields) });
  const single = form.fields.filter((field) => typeOf(field) !== "hidden" && field.values.length > 0);
  return (
    <Stack>
      <FormHead form={form} level={level} />
      {single.length > 0 && (
        <Figures items={single.map((field) => ({ label: labelOf(field), value: written(field) }))} />
      )}
      {columns.length > (rowActions === undefined ? 0 : 1) && (
        <DataTable
          caption={form.title ?? texts.caption}
          isCaptionHidden={form.title !== undefined}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.key}
          emptyText={texts.empty}
        />
      )}
    </Stack>
  );
}
