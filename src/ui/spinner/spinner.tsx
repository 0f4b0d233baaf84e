import styles from "./spinner.module.css";

/** A turning compass needle. Decorative: say in words what is waited for, or pass a `label`. */
export function Spinner({ label }: { readonly label?: string }) {
  return (
    <span className={styles["spinner"]} role={label === undefined ? undefined : "status"} aria-label={label}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <circle cx="12" cy="12" r="9.5" />
        <path d="M12 4.5 14.2 12 12 19.5 9.8 12Z" />
      </svg>
    </span>
  );
}
