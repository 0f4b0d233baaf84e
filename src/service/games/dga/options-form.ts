import { OPTION_FIELDS, optionValues, readOptions, type OptionName } from "#game/option-fields.ts";
import type { GameOptions as DgaOptions } from "#game/options.ts";
import { formTypeField, type DataForm, type FormField } from "#protocol/data-form.ts";
import { wholeNumberCheck } from "#protocol/form-check.ts";
import type { FieldProblem } from "#protocol/form-layout.ts";
import { FORM_TYPE } from "#protocol/namespaces.ts";

const PREFIX = "mmog/dga#config_";

/** The game options of a room as a form (docs/dga.md, Options; errata E-164). */
export function dgaOptionsForm(options: DgaOptions): DataForm {
  const values = optionValues(options);
  const fields = OPTION_FIELDS.map(({ name, type, label, choices = [], min, max }): FormField => ({
    var: `${PREFIX}${name}`,
    type,
    label,
    ...(min !== undefined && max !== undefined && { check: wholeNumberCheck(min, max) }),
    values: values[name],
    options: choices.map((choice) => ({ label: choice, value: choice })),
  }));
  return {
    type: "form",
    title: "DGA options",
    instructions: [],
    fields: [formTypeField(FORM_TYPE.dgaConfig), ...fields],
    items: [],
  };
}

/** The options that a submitted form asks for; any FORM_TYPE will do, and what it leaves out stays. */
export function readDgaOptions(
  form: DataForm,
  present: DgaOptions,
):
  | { readonly ok: true; readonly options: DgaOptions }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] } {
  const submitted: Partial<Record<OptionName, readonly string[]>> = {};
  for (const { name, type } of OPTION_FIELDS) {
    const field = form.fields.find((each) => each.var === `${PREFIX}${name}`);
    if (field === undefined) continue;
    // A form with line breaks in one value says the same as one with many values (XEP-0004, 3.3).
    submitted[name] =
      type === "text-multi" ? field.values.flatMap((value) => value.split("\n")) : field.values;
  }
  const reading = readOptions(submitted, present);
  if (reading.ok) return reading;
  const problems = reading.problems.map(({ field, detail }) => ({ var: `${PREFIX}${field}`, text: detail }));
  return { ok: false, problems };
}
