import type { DataForm, FormField } from "./model.ts";

/** The page's own words for fields that it knows, by their var. */
export type KnownFields = { readonly [name: string]: KnownField };
export type KnownField = {
  readonly label?: string;
  readonly desc?: string;
  /** Names of the options, by their value. */
  readonly options?: { readonly [value: string]: string };
};

/** A form in the page's language (MMOG 13); what the page has no words for keeps the service's. */
export function localised(form: DataForm, known: KnownFields): DataForm {
  const inOwnWords = (field: FormField): FormField => {
    const words = own(known, field.var);
    if (words === undefined) return field;
    const { label = field.label, desc = field.desc, options = {} } = words;
    return {
      ...field,
      ...(label !== undefined && { label }),
      ...(desc !== undefined && { desc }),
      options: field.options.map((option) => {
        const name = own(options, option.value) ?? option.label;
        return name === undefined ? option : { ...option, label: name };
      }),
    };
  };
  // A column's values are only read: the page's names of them serve where the service gives none.
  const withOptions = (column: FormField): FormField => {
    const names = column.options.length > 0 ? undefined : own(known, column.var)?.options;
    if (names === undefined) return column;
    return { ...column, options: Object.entries(names).map(([value, label]) => ({ value, label })) };
  };
  return {
    ...form,
    fields: form.fields.map(inOwnWords),
    ...(form.reported !== undefined && { reported: form.reported.map(inOwnWords).map(withOptions) }),
  };
}

/** The names come from the wire: `constructor` is no field of ours. */
function own<T>(record: { readonly [name: string]: T }, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
