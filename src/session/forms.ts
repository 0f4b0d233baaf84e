import { formTypeField, formTypeOf, type DataForm } from "#protocol/data-form.ts";
import type { FieldValues } from "#session/client.ts";

/**
 * What a person filled in, as a form to submit: var and values only (XEP-0004, 3.2; errata E-034). The
 * FORM_TYPE of the form that was asked for goes back as it came (E-162).
 */
export function fillIn(values: FieldValues, formType: string | undefined): DataForm {
  const fields = values
    .filter((field) => field.var !== "FORM_TYPE")
    .map((field) => ({ var: field.var, values: field.values, options: [] }));
  const typed = formType ?? values.find((field) => field.var === "FORM_TYPE")?.values[0];
  return {
    type: "submit",
    instructions: [],
    fields: typed === undefined ? fields : [formTypeField(typed), ...fields],
    items: [],
  };
}

/** An empty submitted form: take the defaults (MMOG 10.1.2), or a cancelled one (10.1.3). */
export function emptyForm(type: "submit" | "cancel"): DataForm {
  return { type, instructions: [], fields: [], items: [] };
}

/** The FORM_TYPE of a form that may not be there. */
export function typeOf(form: DataForm | undefined): string | undefined {
  return form === undefined ? undefined : formTypeOf(form);
}
