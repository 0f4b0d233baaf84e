import { cx } from "#ui/cx.ts";
import styles from "./notice.module.css";

export type StatusProps = {
  /** The region's accessible name, for example "Connection". */
  readonly label: string;
  readonly tone: "good" | "warn" | "bad" | "quiet";
  readonly text: string;
};

/** One line that always says how something is; a screen reader hears its changes. */
export function Status({ label, tone, text }: StatusProps) {
  return (
    <div role="status" aria-label={label} className={cx(styles["status"], styles[`status-${tone}`])}>
      <span className={styles["lamp"]} aria-hidden="true" />
      <span className={styles["status-text"]}>{text}</span>
    </div>
  );
}
