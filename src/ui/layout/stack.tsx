import type { ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import styles from "./layout.module.css";

type Gap = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Things below each other. */
export function Stack({ gap = 4, children }: { readonly gap?: Gap; readonly children: ReactNode }) {
  return <div className={cx(styles["stack"], styles[`gap-${gap}`])}>{children}</div>;
}

export type RowProps = {
  readonly gap?: Gap;
  /** `ends` pushes the first and the last apart; `fill` lets each take an equal share. */
  readonly place?: "start" | "centre" | "end" | "ends" | "fill";
  readonly children: ReactNode;
};

/** Things beside each other, on further lines where there is no room. */
export function Row({ gap = 2, place = "start", children }: RowProps) {
  return <div className={cx(styles["row"], styles[`gap-${gap}`], styles[place])}>{children}</div>;
}
