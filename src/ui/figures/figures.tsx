import styles from "./figures.module.css";

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
                className={styles["fill"]}
                style={{ transform: `scaleX(${Math.min(1, Math.max(0, item.share))})` }}
              />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
