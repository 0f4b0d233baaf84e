import { useId, type ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import { Heading } from "#ui/text/heading.tsx";
import styles from "./panel.module.css";

export type PanelProps = {
  /** Its heading, and the name of its region. */
  readonly title?: string;
  readonly level?: 2 | 3;
  /** At the end of the heading's line. */
  readonly actions?: ReactNode;
  /** `framed` has the double border of a map sheet; `plain` a single line; `clear` lets the map through. */
  readonly look?: "framed" | "plain" | "clear";
  readonly children: ReactNode;
};

export function Panel({ title, level = 2, actions, look = "plain", children }: PanelProps) {
  const titleId = useId();
  return (
    <section
      className={cx(styles["panel"], styles[look])}
      aria-labelledby={title === undefined ? undefined : titleId}
    >
      {(title !== undefined || actions !== undefined) && (
        <header className={styles["header"]}>
          {title !== undefined && (
            <Heading level={level} look="3" id={titleId}>
              {title}
            </Heading>
          )}
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
