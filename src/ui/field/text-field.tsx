import type { ComponentPropsWithRef, ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import { FieldShell, useField, type FieldTexts } from "./field-shell.tsx";
import styles from "./field.module.css";

export type TextFieldProps = FieldTexts &
  Omit<
    ComponentPropsWithRef<"input">,
    "className" | "style" | "id" | "value" | "onChange" | "type" | "size"
  > & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly type?: "text" | "password" | "search" | "url" | "number" | "date";
    readonly look?: "medium" | "large";
    /** A button inside the field, at its end. */
    readonly action?: ReactNode;
  };

export function TextField({
  label,
  description,
  error,
  requiredMark,
  value,
  onChange,
  type = "text",
  look = "medium",
  action,
  ...rest
}: TextFieldProps) {
  const texts = { label, description, error, requiredMark };
  const wiring = useField(texts);
  return (
    <FieldShell {...texts} id={wiring.id}>
      <span className={cx(styles["box"], styles[look], error !== undefined && styles["wrong"])}>
        <input
          {...rest}
          {...wiring}
          type={type}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          className={styles["input"]}
        />
        {action}
      </span>
    </FieldShell>
  );
}
