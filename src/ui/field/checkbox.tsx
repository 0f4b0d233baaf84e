import type { ComponentPropsWithRef } from "react";
import { FieldDescription, FieldError, useField, type FieldTexts } from "./field-shell.tsx";
import styles from "./toggle.module.css";

export type CheckboxProps = FieldTexts &
  Omit<ComponentPropsWithRef<"input">, "className" | "style" | "id" | "checked" | "onChange" | "type"> & {
    readonly checked: boolean;
    readonly onChange: (checked: boolean) => void;
    /** Drawn and announced as a switch, for what takes effect at once. */
    readonly asSwitch?: boolean;
  };

export function Checkbox({
  label,
  description,
  error,
  requiredMark,
  checked,
  onChange,
  asSwitch = false,
  ...rest
}: CheckboxProps) {
  const wiring = useField({ label, description, error });
  return (
    <div className={styles["toggle"]} data-wrong={error === undefined ? undefined : ""}>
      <span className={styles["line"]}>
        <input
          {...rest}
          {...wiring}
          type="checkbox"
          role={asSwitch ? "switch" : undefined}
          checked={checked}
          onChange={(event) => onChange(event.currentTarget.checked)}
          className={asSwitch ? styles["switch"] : styles["checkbox"]}
        />
        <label htmlFor={wiring.id} className={styles["label"]}>
          {label}
          {requiredMark !== undefined && <span aria-hidden="true"> {requiredMark}</span>}
        </label>
      </span>
      {description !== undefined && <FieldDescription id={wiring.id} text={description} />}
      <FieldError id={wiring.id} text={error} />
    </div>
  );
}
