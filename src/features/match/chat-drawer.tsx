import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "#ui/button/button.tsx";
import { Heading } from "#ui/text/heading.tsx";
import styles from "./match-screen.module.css";

type ChatDrawerProps = {
  /** How many people wait for a decision; when the last one has got it, the focus goes back to the chat. */
  readonly asking: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The room's talk over the battle. It is opened to be typed in. */
export function ChatDrawer({ asking, onClose, children }: ChatDrawerProps) {
  const { t } = useTranslation();
  const drawer = useRef<HTMLElement>(null);
  const isAsked = asking > 0;
  useEffect(() => focusField(drawer.current), []);
  // Who is typing isn't interrupted by a request; the buttons that were used are gone with the last one.
  useEffect(() => {
    if (!isAsked) focusField(drawer.current);
  }, [isAsked]);
  return (
    <section
      className={styles["drawer"]}
      aria-label={t("battle.chat")}
      ref={drawer}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <header className={styles["drawerHead"]}>
        <Heading level={2} look="3" tabIndex={-1}>
          {t("battle.chat")}
        </Heading>
        <IconButton icon="close" label={t("common.close")} size="small" onClick={onClose} />
      </header>
      {children}
    </section>
  );
}

/** While the chat is still being fetched its heading has the focus: what is typed shall not drive the tank. */
function focusField(drawer: HTMLElement | null): void {
  const field = drawer?.querySelector<HTMLElement>("input, textarea, [contenteditable]");
  (field ?? drawer?.querySelector<HTMLElement>("h2"))?.focus();
}
