import { Checkbox } from "#ui/field/checkbox.tsx";
import { CheckboxGroup } from "#ui/field/checkbox-group.tsx";
import { PasswordField } from "#ui/field/password-field.tsx";
import { SelectField, type Choice } from "#ui/field/select-field.tsx";
import { TextArea } from "#ui/field/text-area.tsx";
import { TextField } from "#ui/field/text-field.tsx";
import { isTrue, labelOf, typeOf, type NamedField } from "./form-values.ts";
import type { FormTexts } from "./form-texts.ts";

export type DataFormFieldProps = {
  readonly field: NamedField;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly error: string | undefined;
  readonly texts: FormTexts;
};

/** The control that fits a field's type. */
export function DataFormField({ field, values, onChange, error, texts }: DataFormFieldProps) {
  const type = typeOf(field);
  const shared = {
    label: labelOf(field),
    description: field.desc,
    error,
    requiredMark: field.required === true && type !== "boolean" ? texts.required : undefined,
  };
  const input = { name: field.var, autoComplete: autoCompleteOf(field.var), "aria-required": field.required };
  switch (type) {
    case "boolean":
      return (
        <Checkbox
          {...shared}
          checked={isTrue(values)}
          onChange={(checked) => onChange([checked ? "1" : "0"])}
        />
      );
    case "list-multi":
      return (
        <CheckboxGroup {...shared} choices={choicesOf(field, values)} values={values} onChange={onChange} />
      );
    case "list-single":
      return (
        <SelectField
          {...shared}
          {...input}
          choices={
            field.required === true && values.length > 0
              ? choicesOf(field, values)
              : [{ value: "", label: texts.noChoice }, ...choicesOf(field, values)]
          }
          value={values[0] ?? ""}
          onChange={(value) => onChange(value === "" ? [] : [value])}
        />
      );
    case "text-multi":
    case "jid-multi":
      return (
        <TextArea
          {...shared}
          {...input}
          description={shared.description ?? (type === "jid-multi" ? texts.addressPerLine : texts.onePerLine)}
          spellCheck={type === "text-multi"}
          value={values.join("\n")}
          onChange={(text) => onChange(text.split("\n"))}
        />
      );
    case "text-private":
      return (
        <PasswordField
          {...shared}
          {...input}
          autoComplete={input.autoComplete ?? "off"}
          revealLabel={texts.reveal}
          value={values[0] ?? ""}
          onChange={(text) => onChange([text])}
        />
      );
    case "jid-single":
    case "text-single":
      return (
        <TextField
          {...shared}
          {...input}
          spellCheck={type === "text-single"}
          value={values[0] ?? ""}
          onChange={(text) => onChange([text])}
        />
      );
    case "fixed":
    case "hidden":
      return null;
  }
}

/** The field's options; what it holds beyond them is offered too, so that nothing is lost by saving. */
function choicesOf(field: NamedField, values: readonly string[]): readonly Choice[] {
  const choices = field.options.map((option) => ({
    value: option.value,
    label: option.label ?? option.value,
  }));
  const extra = [...field.values, ...values].filter((value) => value !== "");
  for (const value of extra)
    if (!choices.some((choice) => choice.value === value)) choices.push({ value, label: value });
  return choices;
}

/** The names that XEP-0077 gives to the fields of a new account. */
function autoCompleteOf(name: string): string | undefined {
  if (name === "username") return "username";
  if (name === "password") return "new-password";
  if (name === "email") return "email";
  return undefined;
}
