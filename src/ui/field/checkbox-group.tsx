import { FieldShell, useField, type FieldTexts } from "./field-shell.tsx";
import type { Choice } from "./select-field.tsx";
import fieldStyles from "./field.module.css";
import styles from "./toggle.module.css";

export type CheckboxGroupProps = FieldTexts & {
  readonly choices: readonly Choice[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly isDisabled?: boolean;
};

/** Any number of choices. The values keep the order of the choices. */
export function CheckboxGroup({
  choices,
  values,
  onChange,
  isDisabled = false,
  ...texts
}: CheckboxGroupProps) {
  const { id, "aria-describedby": describedBy } = useField(texts);
  function toggle(value: string, isOn: boolean) {
    onChange(
      choices.map((choice) => choice.value).filter((each) => (each === value ? isOn : values.includes(each))),
    );
  }
  return (
    <FieldShell {...texts} id={id} isGroup>
      <div
        role="group"
        aria-labelledby={`${id}-label`}
        aria-describedby={describedBy}
        className={fieldStyles["group"]}
      >
        {choices.map((choice, index) => (
          <label key={choice.value} className={styles["line"]}>
            <input
              id={index === 0 ? id : undefined}
              type="checkbox"
              className={styles["checkbox"]}
              disabled={isDisabled}
              checked={values.includes(choice.value)}
              onChange={(event) => toggle(choice.value, event.currentTarget.checked)}
            />
            <span className={styles["label"]}>{choice.label}</span>
          </label>
        ))}
      </div>
    </FieldShell>
  );
}
