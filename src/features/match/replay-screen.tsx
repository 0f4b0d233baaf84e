import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { BattleAction, BattlefieldHandle, BattlefieldSlot } from "#features/match/battlefield-slot.ts";
import { Hud } from "#features/match/hud/hud.tsx";
import { MenuDialog } from "#features/match/menu-dialog.tsx";
import type { Own } from "#features/match/outcome-of.ts";
import { createPainters } from "#features/match/painters.ts";
import { PlaybackBar } from "#features/match/playback-bar.tsx";
import { ResultsView } from "#features/match/results-view.tsx";
import { Scoreboard } from "#features/match/scoreboard.tsx";
import { Situation } from "#features/match/situation.tsx";
import { useAnnouncements } from "#features/match/use-announcements.ts";
import { useCamera } from "#features/match/use-camera.ts";
import type { ReplayPlayer } from "#session/replay/player.ts";
import { Button, IconButton } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { LiveRegion } from "#ui/notice/live-region.tsx";
import { Heading } from "#ui/text/heading.tsx";
import { VisuallyHidden } from "#ui/text/visually-hidden.tsx";
import resultStyles from "./results-dialog.module.css";
import styles from "./match-screen.module.css";

export type ReplayScreenProps = {
  readonly player: ReplayPlayer;
  /** Draws the battlefield by the player's clock. */
  readonly battlefield: (slot: BattlefieldSlot) => ReactNode;
  readonly onSettings: () => void;
  /** While a dialog of the caller's lies over the battle: the controls rest. */
  readonly isCovered: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
};

type Overlay = "none" | "menu" | "scoreboard";

const SPECTATOR: Own = { team: "", name: undefined };

/** A battle seen again, as a spectator sees it: any tank, free flight, the map, and any moment. */
export function ReplayScreen({
  player,
  battlefield,
  onSettings,
  isCovered,
  onSave,
  onClose,
}: ReplayScreenProps) {
  const { t } = useTranslation();
  const { client, replay, playback } = player;
  const { room, dateMs, isCut } = replay.header;
  const { stores } = client;
  const hasSituation = useStore(stores.settings, (settings) => settings.situation);
  const teamPlaces = useStore(stores.room, (state) => state.teams);
  const teams = useMemo(() => teamPlaces.map((team) => team.name), [teamPlaces]);
  const results = useStore(stores.match, (match) => (match.phase === "active" ? undefined : match.results));
  const isAtEnd = useStore(playback, (state) => state.isPaused && state.positionMs >= state.durationMs);
  const [painters] = useState(createPainters);
  const [overlay, setOverlay] = useState<Overlay>("none");
  const [isScoreHeld, setScoreHeld] = useState(false);
  const [handle, setHandle] = useState<BattlefieldHandle>();
  /** The results that were closed to look round. */
  const [seen, setSeen] = useState<typeof results>();
  const { camera, act, pick } = useCamera(client, painters, false);
  const { news, urgent } = useAnnouncements(client, painters, SPECTATOR);
  const hasResults = results !== undefined && results !== seen && overlay === "none" && !isCovered;
  const isBare = overlay === "none" && !isCovered && !hasResults;

  useEffect(() => {
    if (isBare) handle?.focus();
  }, [isBare, handle]);
  usePauseKey(() => {
    if (isBare) player.setPaused(!playback.getState().isPaused);
  });

  function onAction(action: BattleAction): void {
    if (action === "menu") setOverlay("menu");
    else if (action === "scoreboard") setScoreHeld(true);
    else if (action === "scoreboard-end") setScoreHeld(false);
    else act(action);
  }

  return (
    <div className={styles["match"]} data-scheme="dark">
      <VisuallyHidden>
        <Heading level={1}>{t("replay.heading", { room })}</Heading>
      </VisuallyHidden>
      {battlefield({
        label: t("battle.region"),
        camera,
        isControlled: isBare,
        isDriving: false,
        onAction,
        onPick: pick,
        onFrame: (frame) => painters.paint(frame),
        onHandle: setHandle,
      })}
      <Hud
        client={client}
        painters={painters}
        teams={teams}
        model={undefined}
        camera={camera}
        message={isAtEnd && isCut ? t("replay.cut") : ""}
        handle={handle}
        onAction={onAction}
        seat={<PlaybackBar player={player} />}
        tools={
          <>
            <span className={styles["replayed"]} title={t("replay.heading", { room })}>
              <strong>{t("replay.label")}</strong> <span>{t("replay.when", { date: new Date(dateMs) })}</span>
            </span>
            <IconButton icon="save" label={t("replay.save")} size="small" onClick={onSave} />
            <Button icon="menu" size="small" onClick={() => setOverlay("menu")}>
              {t("battle.menu")}
            </Button>
            <IconButton icon="close" label={t("replay.close")} size="small" onClick={onClose} />
          </>
        }
        situation={hasSituation ? <Situation client={client} painters={painters} teams={teams} /> : undefined}
      />
      {isScoreHeld && (
        <section className={styles["held"]} aria-label={t("battle.scoreboard")}>
          <Heading level={2}>{t("battle.scoreboard")}</Heading>
          <Scoreboard client={client} teams={teams} />
        </section>
      )}
      {overlay === "menu" && !isCovered && (
        <MenuDialog
          client={client}
          mayResign={false}
          onClose={() => setOverlay("none")}
          onScoreboard={() => setOverlay("scoreboard")}
          onChat={undefined}
          onSettings={onSettings}
          onLeave={onClose}
          leaveLabel={t("replay.close")}
        />
      )}
      {overlay === "scoreboard" && (
        <Dialog
          title={t("battle.scoreboard")}
          closeLabel={t("battle.resume")}
          size="large"
          onClose={() => setOverlay("none")}
        >
          <Scoreboard client={client} teams={teams} />
        </Dialog>
      )}
      {hasResults && (
        <Dialog
          title={t("results.heading")}
          closeLabel={t("battle.resume")}
          size="large"
          onClose={() => setSeen(results)}
          footer={
            <>
              <Button variant="quiet" icon="save" onClick={onSave}>
                {t("replay.save")}
              </Button>
              <Button onClick={onClose}>{t("replay.close")}</Button>
              <Button variant="primary" icon="refresh" onClick={() => player.setPaused(false)}>
                {t("replay.again")}
              </Button>
            </>
          }
        >
          <div className={resultStyles["results"]}>
            <ResultsView results={results} teams={teams} own={SPECTATOR} />
          </div>
        </Dialog>
      )}
      <LiveRegion text={news} />
      <LiveRegion text={urgent} politeness="assertive" />
    </div>
  );
}

/** Space and K play and pause wherever they mean nothing else. */
function usePauseKey(press: () => void): void {
  const act = useEffectEvent(press);
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const { target, code, repeat, altKey, ctrlKey, metaKey } = event;
      if ((code !== "Space" && code !== "KeyK") || repeat || altKey || ctrlKey || metaKey) return;
      if (target instanceof Element && target.closest("button, input, select, textarea, dialog") !== null)
        return;
      event.preventDefault();
      act();
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
