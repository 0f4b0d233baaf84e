import type { ReactNode } from "react";
import styles from "./list.module.css";

export type RowListProps = {
  /** The list's accessible name. */
  readonly label: string;
  readonly children: ReactNode;
};

/**
 * A list of rows. Rows out of view cost neither layout nor paint, so it stays smooth with thousands,
 * and a screen reader or the browser's own search still finds them all.
 */
export function RowList({ label, children }: RowListProps) {
  return (
    // Safari drops the semantics of a list without bullets unless the role is said.
    <ul role="list" aria-label={label} className={styles["list"]}>
      {children}
    </ul>
  );
}

export type ListRowProps = {
  readonly title: ReactNode;
  /** One line below the title. */
  readonly text?: ReactNode;
  /** Tags and figures. */
  readonly facts?: ReactNode;
  /** Buttons, at the end of the row. */
  readonly actions?: ReactNode;
};

export function ListRow({ title, text, facts, actions }: ListRowProps) {
  return (
    <li className={styles["row"]}>
      <div className={styles["words"]}>
        <div className={styles["title"]}>{title}</div>
        {text !== undefined && <div className={styles["text"]}>{text}</div>}
      </div>
      {facts !== undefined && <div className={styles["facts"]}>{facts}</div>}
      {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
    </li>
  );
}
