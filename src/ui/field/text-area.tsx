import type { ComponentPropsWithRef } from "react";
import { cx } from "#ui/cx.ts";
import { FieldShell, useField, type FieldTexts } from "./field-shell.tsx";
import styles from "./field.module.css";

export type TextAreaProps = FieldTexts &
  Omit<ComponentPropsWithRef<"textarea">, "className" | "style" | "id" | "value" | "onChange"> & {
    readonly value: string;
    readonly onChange: (value: string) => void;
  };

export function TextArea({
  label,
  description,
  error,
  requiredMark,
  value,
  onChange,
  rows = 3,
  ...rest
}: TextAreaProps) {
  const texts = { label, description, error, requiredMark };
  const wiring = useField(texts);
  return (
    <FieldShell {...texts} id={wiring.id}>
      <span className={cx(styles["box"], error !== undefined && styles["wrong"])}>
        <textarea
          {...rest}
          {...wiring}
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          className={styles["input"]}
        />
      </span>
    </FieldShell>
  );
}
