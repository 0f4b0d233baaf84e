import type { ComponentPropsWithRef, ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import styles from "./text.module.css";

export type HeadingProps = Omit<ComponentPropsWithRef<"h2">, "className" | "style"> & {
  /** Its place in the outline of the page; a page has one of level 1. */
  readonly level: 1 | 2 | 3 | 4;
  /** How large it is drawn, when that differs from its place. */
  readonly look?: "display" | "1" | "2" | "3" | "label";
  readonly children: ReactNode;
};

/** A heading in the serif; `label` is the small spaced one of the sans. */
export function Heading({ level, look, children, ...rest }: HeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <Tag {...rest} className={cx(styles["heading"], styles[`look-${look ?? Math.min(level, 3)}`])}>
      {children}
    </Tag>
  );
}
