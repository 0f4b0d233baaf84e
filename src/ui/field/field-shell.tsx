import { useId, type ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import { Icon } from "#ui/icon/icon.tsx";
import styles from "./field.module.css";

/** What every field has: its name, what it is for, and what is wrong with it, said beside it. */
export type FieldTexts = {
  readonly label: string;
  /** Leaves the label to screen readers, where the place of the field says what it is. */
  readonly isLabelHidden?: boolean | undefined;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  /** Stands behind the label of a field that must not stay empty, for example "required". */
  readonly requiredMark?: string | undefined;
};

/** The ids and attributes that tie a control to its texts. */
export type FieldWiring = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

export function useField(texts: FieldTexts): FieldWiring {
  const id = useId();
  const described = [
    texts.description === undefined ? undefined : `${id}-description`,
    texts.error === undefined ? undefined : `${id}-error`,
  ].filter((part) => part !== undefined);
  return {
    id,
    "aria-describedby": described.length === 0 ? undefined : described.join(" "),
    "aria-invalid": texts.error === undefined ? undefined : true,
  };
}

export type FieldShellProps = FieldTexts & {
  readonly id: string;
  /** Wraps a group of controls: its name is then no `label` element. */
  readonly isGroup?: boolean;
  readonly children: ReactNode;
};

export function FieldShell({
  id,
  label,
  isLabelHidden = false,
  description,
  error,
  requiredMark,
  isGroup,
  children,
}: FieldShellProps) {
  const name = (
    <>
      {label}
      {requiredMark !== undefined && (
        <span className={styles["required"]} aria-hidden="true">
          {requiredMark}
        </span>
      )}
    </>
  );
  return (
    <div className={styles["field"]} data-wrong={error === undefined ? undefined : ""}>
      {isGroup === true ? (
        <span id={`${id}-label`} className={styles["label"]}>
          {name}
        </span>
      ) : (
        <label htmlFor={id} className={cx(styles["label"], isLabelHidden && styles["unseen"])}>
          {name}
        </label>
      )}
      {description !== undefined && <FieldDescription id={id} text={description} />}
      {children}
      <FieldError id={id} text={error} />
    </div>
  );
}

export function FieldDescription({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <span id={`${id}-description`} className={styles["description"]}>
      {text}
    </span>
  );
}

/** Always there, so that a screen reader hears the words when they come. */
export function FieldError({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return (
    <span aria-live="polite" className={cx(styles["error"], text === undefined && styles["error-none"])}>
      {text !== undefined && (
        <>
          <Icon name="alert" />
          <span id={`${id}-error`}>{text}</span>
        </>
      )}
    </span>
  );
}
