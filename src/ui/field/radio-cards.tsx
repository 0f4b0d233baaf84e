import { useId, type ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import { FieldShell, useField, type FieldTexts } from "./field-shell.tsx";
import styles from "./radio-cards.module.css";

export type RadioCard<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly description?: string;
  /** Drawn beside the label: a picture, a badge. */
  readonly picture?: ReactNode;
  /** Shown below: figures, tags. */
  readonly details?: ReactNode;
  readonly isDisabled?: boolean;
};

export type RadioCardsProps<Value extends string> = FieldTexts & {
  readonly cards: readonly RadioCard<Value>[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  /** `column` puts one below the other, `grid` as many beside each other as fit. */
  readonly arrange?: "column" | "grid";
};

/** One choice out of a few, each with room to say what it is. */
export function RadioCards<Value extends string>({
  cards,
  value,
  onChange,
  arrange = "grid",
  ...texts
}: RadioCardsProps<Value>) {
  const { id, "aria-describedby": describedBy } = useField(texts);
  const name = useId();
  return (
    <FieldShell {...texts} id={id} isGroup>
      <div
        role="radiogroup"
        aria-labelledby={`${id}-label`}
        aria-describedby={describedBy}
        className={cx(styles["cards"], styles[arrange])}
      >
        {cards.map((card) => (
          <div key={card.value} className={styles["card"]}>
            <label className={styles["head"]}>
              <input
                type="radio"
                name={name}
                className={styles["radio"]}
                checked={card.value === value}
                disabled={card.isDisabled}
                aria-describedby={card.description === undefined ? undefined : `${id}-${card.value}`}
                onChange={() => onChange(card.value)}
              />
              {card.picture}
              <span className={styles["label"]}>{card.label}</span>
            </label>
            {card.description !== undefined && (
              <span id={`${id}-${card.value}`} className={styles["description"]}>
                {card.description}
              </span>
            )}
            {card.details}
          </div>
        ))}
      </div>
    </FieldShell>
  );
}
