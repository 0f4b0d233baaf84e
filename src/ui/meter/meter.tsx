import { cx } from "#ui/cx.ts";
import styles from "./meter.module.css";

export type MeterProps = {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The value in words, for people and for screen readers ("320 of 400"). */
  readonly valueText: string;
  /** Hides the words; a screen reader still hears them. */
  readonly isBare?: boolean;
};

/** How much is left of something: power, ammunition, places. Its colour follows the share. */
export function Meter({ label, value, max, valueText, isBare = false }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const state = share > 0.6 ? "full" : share > 0.25 ? "half" : "low";
  return (
    <div className={styles["meter"]}>
      {!isBare && (
        <span className={styles["texts"]} aria-hidden="true">
          <span>{label}</span>
          <span className={styles["value"]}>{valueText}</span>
        </span>
      )}
      <span
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(Math.max(value, 0), max)}
        aria-valuetext={valueText}
        className={styles["track"]}
      >
        <span className={cx(styles["fill"], styles[state])} style={{ transform: `scaleX(${share})` }} />
      </span>
    </div>
  );
}

export type FiguresProps = {
  /** `share` (0 to 1) draws a bar that compares the figure with the others of its kind. */
  readonly items: readonly { readonly label: string; readonly value: string; readonly share?: number }[];
};

/** Figures with their names: what a model can do, how a match went. */
export function Figures({ items }: FiguresProps) {
  return (
    <dl className={styles["figures"]}>
      {items.map((item) => (
        <div key={item.label} className={styles["figure"]}>
          <dt>{item.label}</dt>
          <dd className={styles["value"]}>{item.value}</dd>
          {item.share !== undefined && (
            <dd className={styles["track"]} aria-hidden="true">
              <span
                className={cx(styles["fill"], styles["plain"])}
                style={{ transform: `scaleX(${Math.min(1, Math.max(0, item.share))})` }}
              />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
