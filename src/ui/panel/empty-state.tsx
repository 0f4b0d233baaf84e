import type { ReactNode } from "react";
import { Heading } from "#ui/text/heading.tsx";
import { Text } from "#ui/text/text.tsx";
import styles from "./empty-state.module.css";

export type EmptyStateProps = {
  readonly title: string;
  readonly level?: 2 | 3;
  /** What to do about it. */
  readonly text: string;
  readonly actions?: ReactNode;
};

/** Nothing here: says so, and what to do about it. */
export function EmptyState({ title, level = 3, text, actions }: EmptyStateProps) {
  return (
    <div className={styles["empty"]}>
      <svg viewBox="0 0 120 64" aria-hidden="true" focusable="false" className={styles["drawing"]}>
        <path d="M4 46c18-4 20-26 40-28s26 16 44 14 18-14 28-16" />
        <path d="M6 56c22-4 26-24 42-25s24 15 42 13 18-10 26-12" />
        <path d="M20 28c8-8 14-16 28-17s24 11 38 9" />
        <path className={styles["route"]} d="M14 58 46 40l22 8 34-30" />
        <path className={styles["cross"]} d="m98 14 8 8m0-8-8 8" />
      </svg>
      <Heading level={level} look="3">
        {title}
      </Heading>
      <Text tone="muted">{text}</Text>
      {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
    </div>
  );
}
