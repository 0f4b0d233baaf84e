import { Checkbox } from "#ui/field/checkbox.tsx";
import { CheckboxGroup } from "#ui/field/checkbox-group.tsx";
import { PasswordField } from "#ui/field/password-field.tsx";
import { SelectField } from "#ui/field/select-field.tsx";
import { TextArea } from "#ui/field/text-area.tsx";
import { TextField } from "#ui/field/text-field.tsx";
import { choicesOf } from "./choices.ts";
import { inputFor } from "./field-input.ts";
import { FieldPicture } from "./field-picture.tsx";
import { filled, type FormTexts } from "./form-texts.ts";
import { isTrue, labelOf, typeOf, type NamedField } from "./form-values.ts";
import { OpenChoice, OpenChoices } from "./open-list.tsx";
import styles from "./data-form.module.css";

export type DataFormFieldProps = {
  readonly field: NamedField;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly error: string | undefined;
  /** Why the field can't be filled in now. */
  readonly obstacle: string | undefined;
  readonly texts: FormTexts;
};

/** A field with the picture that it is about, if any. */
export function DataFormField(props: DataFormFieldProps) {
  const { field, texts } = props;
  if (field.media === undefined) return <Control {...props} />;
  return (
    <div className={styles["pictured"]}>
      <FieldPicture media={field.media} name={labelOf(field)} missing={texts.noPicture} />
      <Control {...props} />
    </div>
  );
}

/** The control that fits a field's type. */
function Control({ field, values, onChange, error, obstacle, texts }: DataFormFieldProps) {
  const type = typeOf(field);
  const isDisabled = obstacle !== undefined;
  const shared = {
    label: labelOf(field),
    description: obstacle ?? field.desc ?? hintOf(field, texts),
    error,
    requiredMark: field.required === true && type !== "boolean" ? texts.required : undefined,
  };
  const input = {
    name: field.var,
    autoComplete: autoCompleteOf(field.var),
    "aria-required": field.required,
    disabled: isDisabled,
  };
  const { type: inputType, ...typing } = inputFor(field);
  switch (type) {
    case "boolean":
      return (
        <Checkbox
          {...shared}
          disabled={isDisabled}
          checked={isTrue(values)}
          onChange={(checked) => onChange([checked ? "1" : "0"])}
        />
      );
    case "list-multi": {
      const list = { ...shared, values, onChange, isDisabled };
      return field.check?.open === true ? (
        <OpenChoices {...list} choices={choicesOf(field, [])} texts={texts} />
      ) : (
        <CheckboxGroup {...list} choices={choicesOf(field, values)} />
      );
    }
    case "list-single": {
      const isOpen = field.check?.open === true;
      const choices = choicesOf(field, isOpen ? [] : values);
      const mayBeEmpty = field.required !== true || values.length === 0;
      const offered =
        mayBeEmpty && choices.every((choice) => choice.value !== "")
          ? [{ value: "", label: texts.noChoice }, ...choices]
          : choices;
      if (isOpen)
        return (
          <OpenChoice
            {...shared}
            isDisabled={isDisabled}
            inputMode={typing.inputMode}
            choices={offered}
            values={values}
            onChange={onChange}
            texts={texts}
          />
        );
      return (
        <SelectField
          {...shared}
          {...input}
          choices={offered}
          value={values[0] ?? ""}
          onChange={(value) => onChange(value === "" ? [] : [value])}
        />
      );
    }
    case "text-multi":
    case "jid-multi":
      return (
        <TextArea
          {...shared}
          {...input}
          inputMode={typing.inputMode}
          spellCheck={type === "text-multi" && field.check?.datatype === undefined}
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
          {...typing}
          type={inputType}
          value={values[0] ?? ""}
          onChange={(text) => onChange([text])}
        />
      );
    case "fixed":
    case "hidden":
      return null;
  }
}

/** What a field without words of its own is told to hold. */
function hintOf(field: NamedField, texts: FormTexts): string | undefined {
  const type = typeOf(field);
  if (type === "jid-multi") return texts.addressPerLine;
  if (type === "text-multi") return texts.onePerLine;
  const { min, max } = field.check?.range ?? {};
  const isNumber = inputFor(field).inputMode !== undefined && min !== undefined && max !== undefined;
  return isNumber && type === "text-single" ? filled(texts.between, { min, max }) : undefined;
}

/** The names that XEP-0077 gives to the fields of a new account. */
function autoCompleteOf(name: string): string | undefined {
  if (name === "username") return "username";
  if (name === "password") return "new-password";
  if (name === "email") return "email";
  return undefined;
}
