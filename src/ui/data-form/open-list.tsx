import { useState } from "react";
import { CheckboxGroup } from "#ui/field/checkbox-group.tsx";
import type { FieldTexts } from "#ui/field/field-shell.tsx";
import { SelectField, type Choice } from "#ui/field/select-field.tsx";
import { TextArea } from "#ui/field/text-area.tsx";
import { TextField, type TextFieldProps } from "#ui/field/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { filled, type FormTexts } from "./form-texts.ts";

type OpenListProps = FieldTexts & {
  readonly choices: readonly Choice[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly texts: FormTexts;
  readonly isDisabled: boolean;
};

export type OpenChoiceProps = OpenListProps & {
  readonly inputMode: TextFieldProps["inputMode"];
};

/** One of the values that a list proposes, or another (XEP-0122 `<open/>`). */
export function OpenChoice({
  choices,
  values,
  onChange,
  texts,
  inputMode,
  isDisabled,
  error,
  ...shared
}: OpenChoiceProps) {
  const [isOther, setOther] = useState(false);
  const other = unlike(choices);
  function choose(chosen: string) {
    setOther(chosen === other);
    onChange(chosen === other || chosen === "" ? [] : [chosen]);
  }
  return (
    <Stack gap={2}>
      <SelectField
        {...shared}
        error={isOther ? undefined : error}
        disabled={isDisabled}
        choices={[...choices, { value: other, label: texts.other }]}
        value={isOther ? other : (values[0] ?? "")}
        onChange={choose}
      />
      {isOther && (
        <TextField
          label={filled(texts.otherOf, { label: shared.label })}
          error={error}
          inputMode={inputMode}
          disabled={isDisabled}
          value={values[0] ?? ""}
          onChange={(text) => onChange([text])}
        />
      )}
    </Stack>
  );
}

/** Some of the values that a list proposes, and others, one on each line (XEP-0122 `<open/>`). */
export function OpenChoices({ choices, values, onChange, texts, isDisabled, ...shared }: OpenListProps) {
  const [chosen, setChosen] = useState(values);
  // A text of its own: half typed, a value may look like one of those that are proposed.
  const [others, setOthers] = useState("");
  function change(boxes: readonly string[], text: string) {
    setChosen(boxes);
    setOthers(text);
    const lines = text.split("\n").map((line) => line.trim());
    onChange([...new Set([...boxes, ...lines.filter((line) => line !== "")])]);
  }
  return (
    <Stack gap={2}>
      <CheckboxGroup
        {...shared}
        isDisabled={isDisabled}
        choices={choices}
        values={chosen}
        onChange={(boxes) => change(boxes, others)}
      />
      <TextArea
        label={filled(texts.othersOf, { label: shared.label })}
        description={texts.onePerLine}
        rows={2}
        disabled={isDisabled}
        value={others}
        onChange={(text) => change(chosen, text)}
      />
    </Stack>
  );
}

/** A value that none of the choices has. */
function unlike(choices: readonly Choice[]): string {
  let value = "other";
  while (choices.some((choice) => choice.value === value)) value += "'";
  return value;
}
