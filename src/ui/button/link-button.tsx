import type { ComponentPropsWithRef, ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import { Icon, type IconName } from "#ui/icon/icon.tsx";
import type { ButtonSize, ButtonVariant } from "./button.tsx";
import styles from "./button.module.css";

export type LinkButtonProps = Omit<ComponentPropsWithRef<"a">, "className" | "style"> & {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: IconName;
  readonly children: ReactNode;
};

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function LinkButton({
  variant = "secondary",
  size = "medium",
  icon,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <a {...rest} className={cx(styles["button"], styles[variant], styles[size])}>
      {icon !== undefined && <Icon name={icon} />}
      <span className={styles["label"]}>{children}</span>
    </a>
  );
}
