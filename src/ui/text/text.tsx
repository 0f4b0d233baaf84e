import type { ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import styles from "./text.module.css";

export type TextProps = {
  readonly tone?: "plain" | "muted" | "faint" | "good" | "warn" | "bad";
  readonly size?: "small" | "body" | "lead";
  readonly as?: "p" | "span";
  readonly children: ReactNode;
};

/** A paragraph, or a run of text. */
export function Text({ tone = "plain", size = "body", as: Tag = "p", children }: TextProps) {
  return <Tag className={cx(styles["text"], styles[`tone-${tone}`], styles[`size-${size}`])}>{children}</Tag>;
}
