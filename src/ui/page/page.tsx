import type { ReactNode } from "react";
import { cx } from "#ui/cx.ts";
import styles from "./page.module.css";

export type PageProps = {
  /** The first link of the page, seen when it has the focus. */
  readonly skipLabel: string;
  /** At the start of the bar: the name of the game. Without it the page has no bar. */
  readonly brand?: ReactNode;
  /** At the end of the bar: where one is, the connection, settings. */
  readonly bar?: ReactNode;
  /** Behind everything, decorative. */
  readonly background?: ReactNode;
  /** `centre` for one panel, `wide` for lists and columns, `full` for the battle. */
  readonly layout?: "centre" | "wide" | "full";
  readonly children: ReactNode;
};

/** The frame of every screen: skip link, bar, content. */
export function Page({ skipLabel, brand, bar, background, layout = "wide", children }: PageProps) {
  return (
    <div className={cx(styles["page"], styles[layout])}>
      <a href="#content" className={styles["skip"]} onClick={goToContent}>
        {skipLabel}
      </a>
      {background !== undefined && (
        <div className={styles["background"]} aria-hidden="true">
          {background}
        </div>
      )}
      {brand !== undefined && (
        <header className={styles["bar"]}>
          <div className={styles["brand"]}>{brand}</div>
          <div className={styles["bar-end"]}>{bar}</div>
        </header>
      )}
      <main id="content" tabIndex={-1} className={styles["content"]}>
        {children}
      </main>
    </div>
  );
}

/** Moves the focus without touching the address: the page's routes live there. */
function goToContent(event: { preventDefault(): void }) {
  event.preventDefault();
  document.getElementById("content")?.focus();
}
