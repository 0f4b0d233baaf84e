import styles from "./wordmark.module.css";

export type WordmarkProps = {
  readonly name: string;
  readonly size?: "bar" | "display";
};

/** The name of the game with its emblem: York's diamond on Lancaster's disc. */
export function Wordmark({ name, size = "bar" }: WordmarkProps) {
  return (
    <span className={size === "bar" ? styles["bar"] : styles["display"]}>
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" className={styles["emblem"]}>
        <circle cx="16" cy="16" r="14.5" className={styles["disc"]} />
        <circle cx="16" cy="16" r="12.2" className={styles["rim"]} />
        <path d="M16 5.5 26.5 16 16 26.5 5.5 16Z" className={styles["diamond"]} />
        <path d="M16 10.5 21.5 16 16 21.5 10.5 16Z" className={styles["heart"]} />
      </svg>
      {name}
    </span>
  );
}
