import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button, IconButton } from "#ui/button/button.tsx";
import { cx } from "#ui/cx.ts";
import { Tag, type Tone } from "#ui/tag/tag.tsx";
import { Heading } from "#ui/text/heading.tsx";
import type { LobbyClient } from "#session/client.ts";
import type { ConsoleLine } from "#store/console-store.ts";
import styles from "./settings.module.css";

const TONES: { readonly [Direction in ConsoleLine["direction"]]: Tone } = {
  in: "info",
  out: "good",
  refused: "bad",
};

export type StanzaConsoleProps = { readonly client: LobbyClient; readonly onClose: () => void };

/** What goes over the line, as it goes; for who builds on this or looks for a fault. */
export function StanzaConsole({ client, onClose }: StanzaConsoleProps) {
  const { t } = useTranslation();
  const store = client.stores.console;
  const lines = useStore(store, (state) => state.lines);
  const refusals = useStore(store, (state) => state.refusals);
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    store.setState({ recording: true });
    return () => store.setState({ recording: false });
  }, [store]);
  useLayoutEffect(() => {
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, [lines]);

  return (
    <section className={styles["console"]} aria-label={t("settings.developer.console")}>
      <header className={styles["console-head"]}>
        <Heading level={2} look="label">
          {t("settings.developer.console")}
        </Heading>
        {refusals > 0 && <Tag tone="bad" label={t("settings.developer.refusals", { count: refusals })} />}
        <Button size="small" onClick={() => store.setState({ lines: [], refusals: 0 })}>
          {t("settings.developer.clear")}
        </Button>
        <IconButton icon="close" size="small" label={t("common.close")} onClick={onClose} />
      </header>
      <ol
        ref={list}
        role="list"
        tabIndex={0}
        aria-label={t("settings.developer.lines")}
        className={styles["lines"]}
      >
        {lines.map((line) => (
          <li key={line.key} className={cx(styles["line"], styles[line.direction])}>
            <Tag tone={TONES[line.direction]} label={t(`settings.developer.direction.${line.direction}`)} />
            <span className={styles["stanza"]}>
              {line.reason !== undefined && <strong>{line.reason} </strong>}
              {line.text}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
