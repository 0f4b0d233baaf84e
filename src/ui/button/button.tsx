import { useId, type ComponentPropsWithRef, type MouseEvent, type ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import { Icon, type IconName } from "#ui/icon/icon.tsx";
import { Spinner } from "#ui/spinner/spinner.tsx";
import styles from "./button.module.css";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "medium" | "large";

export type ButtonProps = Omit<ComponentPropsWithRef<"button">, "className" | "style" | "disabled"> & {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: IconName;
  /** Takes the whole width of its box. */
  readonly wide?: boolean;
  /** Its action is under way: it stays focused and does not act again. */
  readonly isBusy?: boolean;
  /** Why it can't be pressed now. It stays focusable, so that the reason can be read. */
  readonly blockedBecause?: string | undefined;
  readonly children: ReactNode;
};

export function Button({
  variant = "secondary",
  size = "medium",
  icon,
  wide = false,
  isBusy = false,
  blockedBecause,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const isOff = isBusy || blockedBecause !== undefined;
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (isOff) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <>
      <button
        {...rest}
        type={type}
        onClick={press}
        className={cx(styles["button"], styles[variant], styles[size], wide && styles["wide"])}
        aria-disabled={isOff || undefined}
        aria-busy={isBusy || undefined}
        aria-describedby={blockedBecause === undefined ? rest["aria-describedby"] : reasonId}
        title={blockedBecause ?? rest.title}
      >
        {isBusy ? <Spinner /> : icon !== undefined && <Icon name={icon} />}
        <span className={styles["label"]}>{children}</span>
      </button>
      {blockedBecause !== undefined && (
        <span id={reasonId} hidden>
          {blockedBecause}
        </span>
      )}
    </>
  );
}

export type IconButtonProps = Omit<ComponentPropsWithRef<"button">, "className" | "style" | "children"> & {
  readonly icon: IconName;
  /** The accessible name; also shown when the pointer rests on it. */
  readonly label: string;
  readonly size?: "small" | "medium";
};

/** A square button with a drawing for a face. */
export function IconButton({ icon, label, size = "medium", type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={cx(styles["button"], styles["quiet"], styles["square"], styles[size])}
    >
      <Icon name={icon} />
    </button>
  );
}
