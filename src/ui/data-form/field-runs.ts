import { answerableFields, typeOf, type NamedField } from "./form-values.ts";
import type { DataForm, FormField } from "./model.ts";

/** Neighbours that are laid out alike: check boxes, short fields, fields of full width; or what is only read. */
export type FieldRun =
  | { readonly look: "toggles" | "short" | "wide"; readonly fields: readonly NamedField[] }
  | { readonly look: "fixed"; readonly lines: readonly string[] }
  /** Fields without a name to be sent under: shown, and never sent. */
  | { readonly look: "told"; readonly fields: readonly FormField[] };

/** What is shown of a form, in its order. Hidden fields drop out, and of several with one name all but the first. */
export function fieldRuns(form: DataForm): readonly FieldRun[] {
  const answerable = new Set<FormField>(answerableFields(form));
  const runs: FieldRun[] = [];
  for (const field of form.fields) {
    const next = runOf(field, answerable);
    const last = runs.at(-1);
    const joined = next && last && join(last, next);
    if (joined !== undefined) runs.splice(-1, 1, joined);
    else if (next !== undefined) runs.push(next);
  }
  return runs;
}

/** The hidden fields, as often as they came. */
export function hiddenFields(form: DataForm): readonly FormField[] {
  return form.fields.filter((field) => typeOf(field) === "hidden");
}

function runOf(field: FormField, answerable: ReadonlySet<FormField>): FieldRun | undefined {
  const type = typeOf(field);
  if (type === "hidden") return undefined;
  if (type === "fixed")
    return { look: "fixed", lines: [...(field.label === undefined ? [] : [field.label]), ...field.values] };
  if (isNamed(field)) return answerable.has(field) ? { look: lookOf(field), fields: [field] } : undefined;
  return { look: "told", fields: [field] };
}

function join(last: FieldRun, next: FieldRun): FieldRun | undefined {
  if (last.look === "fixed")
    return next.look === "fixed" ? { ...last, lines: [...last.lines, ...next.lines] } : undefined;
  if (last.look === "told")
    return next.look === "told" ? { ...last, fields: [...last.fields, ...next.fields] } : undefined;
  if (next.look === "fixed" || next.look === "told" || next.look !== last.look) return undefined;
  return { ...last, fields: [...last.fields, ...next.fields] };
}

function isNamed(field: FormField): field is NamedField {
  return field.var !== undefined;
}

function lookOf(field: FormField): "toggles" | "short" | "wide" {
  const type = typeOf(field);
  if (type === "boolean") return "toggles";
  if (type === "list-multi" || type === "text-multi" || type === "jid-multi") return "wide";
  return field.media === undefined ? "short" : "wide";
}
