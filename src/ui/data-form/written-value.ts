import { isTrue, typeOf } from "./form-values.ts";
import type { FormField } from "./model.ts";

/** What a field holds, in words: the names of its options, yes or no. */
export function writtenValue(field: FormField, texts: { readonly yes: string; readonly no: string }): string {
  if (typeOf(field) === "boolean") return isTrue(field.values) ? texts.yes : texts.no;
  return field.values
    .map((value) => field.options.find((option) => option.value === value)?.label ?? value)
    .join(", ");
}
