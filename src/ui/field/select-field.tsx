import type { ComponentPropsWithRef } from "react";
import { cx } from "#ui/cx.ts";
import { Icon } from "#ui/icon/icon.tsx";
import { FieldShell, useField, type FieldTexts } from "./field-shell.tsx";
import styles from "./field.module.css";

export type Choice<Value extends string = string> = { readonly value: Value; readonly label: string };

export type SelectFieldProps<Value extends string> = FieldTexts &
  Omit<
    ComponentPropsWithRef<"select">,
    "className" | "style" | "id" | "value" | "onChange" | "multiple" | "size"
  > & {
    readonly choices: readonly Choice<Value>[];
    readonly value: Value;
    readonly onChange: (value: Value) => void;
  };

/** The browser's own list: it knows every platform's keys, wheels and screen readers. */
export function SelectField<Value extends string>({
  label,
  isLabelHidden,
  description,
  error,
  requiredMark,
  choices,
  value,
  onChange,
  ...rest
}: SelectFieldProps<Value>) {
  const texts = { label, isLabelHidden, description, error, requiredMark };
  const wiring = useField(texts);
  function choose(chosen: string) {
    const known = choices.find((choice) => choice.value === chosen);
    if (known !== undefined) onChange(known.value);
  }
  return (
    <FieldShell {...texts} id={wiring.id}>
      <span className={cx(styles["box"], styles["select"], error !== undefined && styles["wrong"])}>
        <select
          {...rest}
          {...wiring}
          value={value}
          onChange={(event) => choose(event.currentTarget.value)}
          className={styles["input"]}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <Icon name="chevron" />
      </span>
    </FieldShell>
  );
}
