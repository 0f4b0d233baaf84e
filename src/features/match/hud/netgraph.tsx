import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { usePainter } from "#features/match/hud/use-painter.ts";
import { createJitter } from "#features/match/jitter.ts";
import { paced, setText, type Painters } from "#features/match/painters.ts";
import type { Client } from "#session/client.ts";
import styles from "./netgraph.module.css";

const FIGURES_MS = 250;

export type NetgraphProps = { readonly client: Client; readonly painters: Painters };

/** What the line and the picture cost, in milliseconds. */
export function Netgraph({ client, painters }: NetgraphProps) {
  const { t } = useTranslation();
  const latency = useRef<HTMLElement>(null);
  const jitter = useRef<HTMLElement>(null);
  const delay = useRef<HTMLElement>(null);
  const interval = useRef<HTMLElement>(null);
  usePainter(painters, () => {
    const spread = createJitter();
    const ms = (count: number | undefined): string =>
      count === undefined ? "—" : t("common.milliseconds", { count: Math.round(count) });
    return paced(FIGURES_MS, ({ nowMs, intervalMs }) => {
      const { latencyMs } = client.stores.connection.getState();
      spread.note(latencyMs);
      if (latency.current !== null) setText(latency.current, ms(latencyMs));
      if (jitter.current !== null) setText(jitter.current, ms(spread.jitterMs));
      if (delay.current !== null) setText(delay.current, ms(greatestDelayMs(client, nowMs)));
      if (interval.current !== null) setText(interval.current, ms(intervalMs));
    });
  }, [client, t]);
  return (
    <section className={styles["netgraph"]} aria-label={t("battle.hud.network")}>
      <dl>
        <dt>{t("battle.hud.latency")}</dt>
        <dd ref={latency} />
        <dt>{t("battle.hud.jitter")}</dt>
        <dd ref={jitter} />
        <dt>{t("battle.hud.delay")}</dt>
        <dd ref={delay} />
        <dt>{t("battle.hud.frame")}</dt>
        <dd ref={interval} />
      </dl>
    </section>
  );
}

/** The playout of the one whose turns come least evenly. */
function greatestDelayMs({ battle }: Client, nowMs: number): number {
  let greatest = 0;
  for (const { slot } of battle.characters) greatest = Math.max(greatest, battle.delayMs(slot, nowMs));
  return greatest;
}
