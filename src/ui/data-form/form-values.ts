import { datatypeOf } from "./datatypes.ts";
import type { DataForm, FieldType, FormDraft, FormField, SubmittedField } from "./model.ts";

/** A field that the user can fill in: it has a name to be sent under. */
export type NamedField = FormField & { readonly var: string };

export function typeOf(field: FormField): FieldType {
  return field.type ?? "text-single";
}

/** The name a field is shown under. */
export function labelOf(field: FormField): string {
  return field.label ?? field.var ?? "";
}

/** The fields that are sent back: named, not fixed, and of several with one name the first. */
export function answerableFields(form: DataForm): readonly NamedField[] {
  const seen = new Set<string>();
  return form.fields.filter((field): field is NamedField => {
    if (field.var === undefined || typeOf(field) === "fixed" || seen.has(field.var)) return false;
    seen.add(field.var);
    return true;
  });
}

/** What a field holds now: what was typed, else what the form came with. */
export function draftValues(field: NamedField, draft: FormDraft): readonly string[] {
  return Object.hasOwn(draft, field.var) ? (draft[field.var] ?? []) : field.values;
}

/** XEP-0004, 3.3: true is "1" or "true". */
export function isTrue(values: readonly string[]): boolean {
  return values[0] === "1" || values[0] === "true";
}

/**
 * The answer to a form: hidden fields as they came, the others as they were filled in, nothing that the
 * form did not hold. A field that was empty and stayed so is left out; one that was emptied goes back empty.
 */
export function submittedFields(form: DataForm, draft: FormDraft): readonly SubmittedField[] {
  const answer: SubmittedField[] = [];
  for (const field of answerableFields(form)) {
    const type = typeOf(field);
    if (type === "hidden") answer.push({ var: field.var, values: field.values });
    else if (type === "boolean")
      answer.push({ var: field.var, values: [isTrue(draftValues(field, draft)) ? "1" : "0"] });
    else {
      const values = cleaned(field, draftValues(field, draft));
      if (values.length > 0) answer.push({ var: field.var, values });
      else if (cleaned(field, field.values).length > 0)
        answer.push({ var: field.var, values: emptied(type) });
    }
  }
  return answer;
}

/** Text of one line is emptied by an empty value, everything else by having none. */
function emptied(type: FieldType): readonly string[] {
  return type === "text-single" || type === "text-private" ? [""] : [];
}

/** What a field's values are once the slips of typing are out: blanks around addresses and numbers, last empty lines. */
export function cleaned(field: FormField, values: readonly string[]): readonly string[] {
  const trimmed =
    datatypeOf(field.check?.datatype) === undefined ? values : values.map((value) => value.trim());
  const type = typeOf(field);
  switch (type) {
    case "jid-single":
    case "jid-multi":
      return values.map((value) => value.trim()).filter((value) => value !== "");
    case "text-multi":
      return trimmed.slice(0, trimmed.findLastIndex((line) => line.trim() !== "") + 1);
    case "list-single":
    case "text-single":
    case "text-private":
      return trimmed.slice(0, 1).filter((value) => value !== "");
    case "list-multi":
    case "boolean":
    case "fixed":
    case "hidden":
      return values;
  }
}
