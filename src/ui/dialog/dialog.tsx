import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import { IconButton } from "#ui/button/button.tsx";
import { Heading } from "#ui/text/heading.tsx";
import styles from "./dialog.module.css";

export type DialogProps = {
  readonly title: string;
  readonly closeLabel?: string;
  /**
   * The user wants it gone: Escape, or the button in its corner. Unmount it, or keep it. Without this and a label
   * there is no way out but the buttons in the footer.
   */
  readonly onClose?: () => void;
  readonly size?: "small" | "medium" | "large";
  /** `alertdialog` for a question that must be answered before anything else. */
  readonly role?: "dialog" | "alertdialog";
  /** Buttons below the content; they stay in view while the content scrolls. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
};

/**
 * A modal dialog, open for as long as it is mounted. The browser's own element keeps the focus inside,
 * makes the rest of the page inert and stands above everything, a page in full screen too.
 * The element marked `data-autofocus` has the focus first, else the title.
 */
export function Dialog({
  title,
  closeLabel,
  onClose,
  size = "medium",
  role = "dialog",
  footer,
  children,
}: DialogProps) {
  const titleId = useId();
  const contentId = useId();
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    dialog.showModal();
    (dialog.querySelector<HTMLElement>("[data-autofocus]") ?? heading.current)?.focus();
    // Closing before the element goes gives the focus back to where it was.
    return () => dialog.close();
  }, []);

  return (
    <dialog
      ref={ref}
      role={role === "dialog" ? undefined : role}
      aria-labelledby={titleId}
      aria-describedby={role === "alertdialog" ? contentId : undefined}
      className={cx(styles["dialog"], styles[size])}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose?.();
      }}
      onClose={(event) => {
        // A browser lets the second Escape in a row close any dialog: one that must be answered stands up again.
        if (event.target === event.currentTarget && !event.currentTarget.open && onClose === undefined)
          event.currentTarget.showModal();
      }}
    >
      <div className={styles["frame"]}>
        <header className={styles["header"]}>
          <Heading level={2} id={titleId} tabIndex={-1} ref={heading}>
            {title}
          </Heading>
          {closeLabel !== undefined && <IconButton icon="close" label={closeLabel} onClick={onClose} />}
        </header>
        <div id={contentId} className={styles["content"]}>
          {children}
        </div>
        {footer !== undefined && <footer className={styles["footer"]}>{footer}</footer>}
      </div>
    </dialog>
  );
}
