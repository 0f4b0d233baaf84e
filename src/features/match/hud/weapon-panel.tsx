import { useCallback, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Model } from "#game/catalogue/model.ts";
import { findAmmunition } from "#game/catalogue/weapons.ts";
import { usePainter, useWatched } from "#features/match/hud/use-painter.ts";
import { paced, setText, type Painters } from "#features/match/painters.ts";
import type { Client } from "#session/client.ts";
import styles from "./weapon-panel.module.css";

const FIGURES_MS = 100;
const KMH = 3.6;

export type WeaponPanelProps = {
  readonly client: Client;
  readonly painters: Painters;
  readonly model: Model;
};

/** The gun's reload, what is loaded, how fast one drives and how far away the aim lies. */
export function WeaponPanel({ client, painters, model }: WeaponPanelProps) {
  const { t } = useTranslation();
  const fill = useRef<HTMLSpanElement>(null);
  const state = useRef<HTMLSpanElement>(null);
  const speed = useRef<HTMLElement>(null);
  const range = useRef<HTMLElement>(null);
  const loaded = useWatched(
    painters,
    FIGURES_MS,
    useCallback(() => client.vehicle()?.ammunition ?? "", [client]),
  );
  usePainter(
    painters,
    () => () => {
      const share = client.vehicle()?.reloadShare ?? 0;
      if (fill.current !== null) fill.current.style.transform = `scaleX(${share.toFixed(3)})`;
    },
    [client],
  );
  usePainter(
    painters,
    () =>
      paced(FIGURES_MS, (frame) => {
        const own = client.vehicle();
        if (own === undefined || state.current === null || speed.current === null || range.current === null)
          return;
        const { battle } = client;
        const isSilent =
          model.gunNode >= 0 &&
          !(battle.power[battle.localSlot * battle.nodesPerCharacter + model.gunNode]! > 0);
        const isLoaded = own.reloadShare >= 1;
        setText(
          state.current,
          t(isSilent ? "battle.hud.jammed" : isLoaded ? "battle.hud.loaded" : "battle.hud.reloading"),
        );
        state.current.dataset["state"] = isSilent ? "silent" : isLoaded ? "loaded" : "loading";
        setText(
          speed.current,
          t("common.kilometresPerHour", { count: Math.round(Math.abs(own.speedMps) * KMH) }),
        );
        setText(
          range.current,
          frame.blockedM > 0
            ? t("battle.hud.blocked", { count: Math.round(frame.blockedM) })
            : frame.rangeM > 0 && frame.rangeM < 1300
              ? t("common.metres", { count: Math.round(frame.rangeM) })
              : "—",
        );
      }),
    [client, model, t],
  );

  return (
    <div className={styles["panel"]}>
      <div className={styles["reload"]}>
        <span className={styles["line"]}>
          <span ref={state} className={styles["state"]} />
          <span className={styles["figures"]}>
            <span>
              <span className={styles["name"]}>{t("battle.hud.range")}</span> <b ref={range} />
            </span>
            <span>
              <span className={styles["name"]}>{t("battle.hud.speed")}</span> <b ref={speed} />
            </span>
          </span>
        </span>
        <span className={styles["bar"]} aria-hidden="true">
          <span ref={fill} />
        </span>
      </div>
      {model.ammunition.length > 0 && (
        <div role="group" aria-label={t("battle.hud.ammunition")} className={styles["ammunition"]}>
          {model.ammunition.map((id, index) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === loaded}
              className={styles["shell"]}
              onClick={() => client.load(index)}
            >
              <kbd aria-hidden="true">{index + 1}</kbd>
              {findAmmunition(id)?.title ?? id}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
