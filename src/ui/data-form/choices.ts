import type { Choice } from "#ui/field/select-field.tsx";
import type { FormField } from "./model.ts";

/**
 * A field's options as choices of different names and values; `held` beyond them is offered too, so that
 * nothing is lost by saving. Options of one name are told apart by their values (errata E-026).
 */
export function choicesOf(field: FormField, held: readonly string[]): readonly Choice[] {
  const labels = new Map<string, string>();
  for (const { value, label } of field.options) if (!labels.has(value)) labels.set(value, label ?? value);
  for (const value of [...field.values, ...held])
    if (value !== "" && !labels.has(value)) labels.set(value, value);
  const times = new Map<string, number>();
  for (const label of labels.values()) times.set(label, (times.get(label) ?? 0) + 1);
  return [...labels].map(([value, label]) => ({
    value,
    label: (times.get(label) ?? 0) > 1 && label !== value ? `${label} (${value})` : label,
  }));
}
