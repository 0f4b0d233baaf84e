import { useEffect, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { findModel } from "#game/catalogue/find-model.ts";
import type { BattleAction, BattlefieldHandle, BattlefieldSlot } from "#features/match/battlefield-slot.ts";
import { Hud } from "#features/match/hud/hud.tsx";
import { ChatDrawer } from "#features/match/chat-drawer.tsx";
import { LateEntry } from "#features/match/late-entry.tsx";
import { MenuDialog } from "#features/match/menu-dialog.tsx";
import { MuteButton } from "#features/match/mute-button.tsx";
import { createPainters } from "#features/match/painters.ts";
import { Paused } from "#features/match/paused.tsx";
import { ReplayButtons } from "#features/match/replay-buttons.tsx";
import { ResultsDialog } from "#features/match/results-dialog.tsx";
import { Scoreboard } from "#features/match/scoreboard.tsx";
import { Situation } from "#features/match/situation.tsx";
import { useAnnouncements } from "#features/match/use-announcements.ts";
import { useCamera } from "#features/match/use-camera.ts";
import { useRepair } from "#features/match/use-repair.ts";
import type { Client } from "#session/client.ts";
import type { Replay } from "#session/replay/replay.ts";
import { selfOf } from "#store/room-store.ts";
import { Button, IconButton } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { LiveRegion } from "#ui/notice/live-region.tsx";
import { Heading } from "#ui/text/heading.tsx";
import { Tag } from "#ui/tag/tag.tsx";
import { VisuallyHidden } from "#ui/text/visually-hidden.tsx";
import styles from "./match-screen.module.css";

export type MatchScreenProps = {
  readonly client: Client;
  /** Draws the battlefield: `(slot) => <BattlefieldView client={client} {...slot} />` of app/battlefield. */
  readonly battlefield: (slot: BattlefieldSlot) => ReactNode;
  /** The room's chat: history and a box to type in. Shown in a drawer over the battle; mounted while open. */
  readonly chat?: ReactNode;
  /** What people ask an admin or moderator for; it stands over the chat. */
  readonly approvals?: ReactNode;
  /** The status region "Connection", small; it stands beside the menu. */
  readonly connection?: ReactNode;
  /** Opens the settings, a dialog of the caller's; without it the menu doesn't offer them. */
  readonly onSettings?: (() => void) | undefined;
  /** While a dialog of the caller's lies over the battle: the controls rest. */
  readonly isCovered?: boolean;
  /** After the battle: back to the room's own screen. The results are not shown again. */
  readonly onRoom: () => void;
  /** Leave room: the caller leaves it (client.leaveRoom) and goes to the lobby. */
  readonly onLeave: () => void;
  /** Shows the battle again, or keeps it as a file; without them the results don't offer it. */
  readonly onReplay?: (replay: Replay) => void;
  readonly onSaveReplay?: (replay: Replay) => void;
};

type Overlay = "none" | "menu" | "scoreboard" | "chat";

/** The battle: render it while the match is active or paused, and as long as results are to be shown. */
export function MatchScreen({
  client,
  battlefield,
  chat,
  approvals,
  connection,
  onSettings,
  isCovered = false,
  onRoom,
  onLeave,
  onReplay,
  onSaveReplay,
}: MatchScreenProps) {
  const { t } = useTranslation();
  const { stores } = client;
  const phase = useStore(stores.match, (match) => match.phase);
  const type = useStore(stores.match, (match) => match.type);
  const results = useStore(stores.match, (match) => match.results);
  const own = useStore(stores.match, (match) => match.combatants.find((row) => row.chid === match.ownChid));
  const nick = useStore(stores.room, (room) => room.nick);
  const resigned = useStore(stores.match, (match) =>
    match.combatants.find((row) => row.kind === "pc" && row.nick !== "" && row.nick === nick),
  );
  const behindS = useStore(stores.match, (match) => match.spectatorDelayS);
  const hasSituation = useStore(stores.settings, (settings) => settings.situation);
  const roomName = useStore(stores.room, (room) => (room.name === "" ? room.jid : room.name));
  const isWatching = useStore(stores.room, (room) => room.watching);
  const ownTeam = useStore(stores.room, (room) => selfOf(room)?.team ?? "");
  const teamPlaces = useStore(stores.room, (room) => room.teams);
  const teams = useMemo(() => teamPlaces.map((team) => team.name), [teamPlaces]);
  const asking = useStore(stores.room, (room) => room.approvals.length);
  const [painters] = useState(createPainters);
  const [overlay, setOverlay] = useState<Overlay>("none");
  const [isScoreHeld, setScoreHeld] = useState(false);
  const [handle, setHandle] = useState<BattlefieldHandle>();

  const isPlayer = own !== undefined && !isWatching;
  const isDriving = isPlayer && own.alive && phase === "active";
  const model = own === undefined ? undefined : findModel(own.model);
  const { camera, act, pick } = useCamera(client, painters, isDriving);
  const { repair, message } = useRepair(client, model);
  // Whoever has resigned has no team and no tank any more, and has fought for one all the same.
  const fighter = own ?? resigned;
  const foughtFor = {
    team: ownTeam === "" ? (fighter?.team ?? "") : ownTeam,
    name: fighter?.visiname,
  };
  const { news, urgent } = useAnnouncements(client, painters, foughtFor);
  const mayEnter = !isWatching && own === undefined && phase === "active" && type !== "Single Battle";
  const isPaused = phase === "paused";
  const isOver = results !== undefined && phase !== "active" && phase !== "paused";

  function open(next: Overlay): void {
    handle?.releasePointer();
    setScoreHeld(false);
    setOverlay(next);
  }

  function onAction(action: BattleAction): void {
    if (action === "menu") open("menu");
    else if (action === "chat") open(chat === undefined ? "none" : "chat");
    else if (action === "scoreboard") setScoreHeld(true);
    else if (action === "scoreboard-end") setScoreHeld(false);
    else if (action === "repair") repair();
    else if (action === "ammo1") client.load(0);
    else if (action === "ammo2") client.load(1);
    else if (action === "ammo3") client.load(2);
    else if (action === "mute") stores.settings.setState((settings) => ({ muted: !settings.muted }));
    else act(action);
  }

  // Whatever lay over the battle, the keys are the battle's again.
  const isBare = overlay === "none" && !isCovered && !isOver;
  useEffect(() => {
    if (isBare && !isPaused) handle?.focus();
  }, [isBare, isPaused, handle]);

  return (
    <div className={styles["match"]} data-scheme="dark">
      <VisuallyHidden>
        <Heading level={1}>{t("battle.heading", { room: roomName })}</Heading>
      </VisuallyHidden>
      {battlefield({
        label: t("battle.region"),
        camera,
        isControlled: (overlay === "none" || overlay === "chat") && !isCovered && !isOver,
        isDriving,
        onAction,
        onPick: pick,
        onFrame: (frame) => painters.paint(frame),
        onHandle: setHandle,
      })}
      <Hud
        client={client}
        painters={painters}
        teams={teams}
        model={isDriving ? model : undefined}
        camera={camera}
        message={message}
        handle={handle}
        onAction={onAction}
        seat={
          <>
            {ownTeam === "" && behindS > 0 && (
              <Tag icon="eye" label={t("battle.watch.behind", { count: behindS })} tone="warn" />
            )}
            {mayEnter && <LateEntry client={client} />}
          </>
        }
        tools={
          <>
            {connection}
            {asking > 0 && (
              <Button size="small" variant="primary" onClick={() => open("chat")}>
                {t("battle.asking", { count: asking })}
              </Button>
            )}
            <MuteButton client={client} />
            {chat !== undefined && (
              <IconButton icon="chat" label={t("battle.chat")} size="small" onClick={() => open("chat")} />
            )}
            <Button icon="menu" size="small" onClick={() => open("menu")}>
              {t("battle.menu")}
            </Button>
          </>
        }
        situation={hasSituation ? <Situation client={client} painters={painters} teams={teams} /> : undefined}
      />
      {isPaused && overlay === "none" && (
        <div className={styles["middle"]}>
          <Paused client={client} isPlayer={isPlayer} />
        </div>
      )}
      {isScoreHeld && (
        <section className={styles["held"]} aria-label={t("battle.scoreboard")}>
          <Heading level={2}>{t("battle.scoreboard")}</Heading>
          <Scoreboard client={client} teams={teams} />
        </section>
      )}
      {overlay === "chat" && (
        <ChatDrawer asking={asking} onClose={() => open("none")}>
          {approvals}
          {chat}
        </ChatDrawer>
      )}
      {overlay === "menu" && !isCovered && (
        <MenuDialog
          client={client}
          mayResign={isPlayer && phase === "active"}
          onClose={() => open("none")}
          onScoreboard={() => open("scoreboard")}
          onChat={chat === undefined ? undefined : () => open("chat")}
          onSettings={onSettings}
          onLeave={onLeave}
        />
      )}
      {overlay === "scoreboard" && (
        <Dialog
          title={t("battle.scoreboard")}
          closeLabel={t("battle.resume")}
          size="large"
          onClose={() => open("none")}
        >
          <Scoreboard client={client} teams={teams} />
        </Dialog>
      )}
      {isOver && overlay === "none" && !isCovered && (
        <ResultsDialog
          client={client}
          results={results}
          teams={teams}
          own={foughtFor}
          onRoom={onRoom}
          replay={<ReplayButtons client={client} onReplay={onReplay} onSave={onSaveReplay} />}
        />
      )}
      <LiveRegion text={news} />
      <LiveRegion text={urgent} politeness="assertive" />
    </div>
  );
}
