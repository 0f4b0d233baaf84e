import { answerableFields, typeOf, type NamedField } from "./form-values.ts";
import type { DataForm, FormField } from "./model.ts";

/** Neighbours that are laid out alike: check boxes, short fields, fields of full width; or words between. */
export type FieldRun =
  | { readonly look: "toggles" | "short" | "wide"; readonly fields: readonly NamedField[] }
  | { readonly look: "fixed"; readonly lines: readonly string[] };

/** What is shown of a form, in its order. Hidden fields and those that can't be answered drop out. */
export function fieldRuns(form: DataForm): readonly FieldRun[] {
  const answerable = answerableFields(form);
  const runs: (
    | { look: "toggles" | "short" | "wide"; fields: NamedField[] }
    | { look: "fixed"; lines: string[] }
  )[] = [];
  for (const field of form.fields) {
    const last = runs.at(-1);
    if (typeOf(field) === "fixed") {
      if (last?.look === "fixed") last.lines.push(...field.values);
      else runs.push({ look: "fixed", lines: [...field.values] });
      continue;
    }
    const named = answerable.find((each) => each === field);
    if (named === undefined || typeOf(named) === "hidden") continue;
    const look = lookOf(named);
    if (last?.look === look) last.fields.push(named);
    else runs.push({ look, fields: [named] });
  }
  return runs;
}

function lookOf(field: FormField): "toggles" | "short" | "wide" {
  const type = typeOf(field);
  if (type === "boolean") return "toggles";
  return type === "list-multi" || type === "text-multi" || type === "jid-multi" ? "wide" : "short";
}
