import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { LobbyScreen } from "#features/lobby/lobby-screen.tsx";
import { SignInScreen } from "#features/sign-in/sign-in-screen.tsx";
import type { LobbyClient } from "#session/client.ts";
import type { Replay } from "#session/replay/replay.ts";
import type { Composed } from "./compose-client.ts";
import { Notices } from "#ui/notice/notice.tsx";
import { Spinner } from "#ui/spinner/spinner.tsx";
import { Admission } from "./admission.tsx";
import { Frame } from "./frame.tsx";
import { addBattleTexts } from "./i18n/i18n.ts";
import { lazyScreen } from "./lazy-screen.ts";
import { LineTrouble } from "./line-trouble.tsx";
import { NotFound } from "./not-found.tsx";
import { RoomsClient } from "./rooms-client.tsx";
import { roomAddress } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";
import { parseQueryUri, type QueryUri } from "#protocol/query-uri.ts";
import { useArrival } from "./use-arrival.ts";
import { useMatchShown } from "./use-match-shown.ts";
import { useNotices } from "./use-notices.ts";
import { useRoute } from "./use-route.ts";
import { useTitle } from "./use-title.ts";
import { MissingDialog, PartMissing } from "#ui/dialog/lazy-dialog.tsx";
import styles from "./app.module.css";

const RoomPlace = lazyScreen(async () => (await import("./room-place.tsx")).RoomPlace);
const MatchPlace = lazyScreen(async () => (await import("./match-place.tsx")).MatchPlace, addBattleTexts);
const ReplayDoor = lazyScreen(async () => (await import("./replay-door.tsx")).ReplayDoor);
const ReplayPlace = lazyScreen(async () => (await import("./replay-place.tsx")).ReplayPlace);
const Invitations = lazyScreen(
  async () => (await import("#features/invitations/invitations.tsx")).Invitations,
);
const SettingsDialog = lazyScreen(
  async () => (await import("#features/settings/settings-dialog.tsx")).SettingsDialog,
  undefined,
  MissingDialog,
);
const StanzaConsole = lazyScreen(
  async () => (await import("#features/settings/stanza-console.tsx")).StanzaConsole,
  undefined,
  MissingDialog,
);

/** The page: which screen is shown, and what stands above all of them. */
export function App({ client, homeDomain }: Pick<Composed, "client" | "homeDomain">) {
  const { t } = useTranslation();
  const [link, setLink] = useState<QueryUri | undefined>();
  const { notices, tell, dismiss } = useNotices();
  const takeLink = useCallback(
    (taken: QueryUri | undefined) => {
      setLink(taken);
      if (taken?.game !== undefined && taken.game !== NS.dga) tell("warn", t("lobby.otherGame"));
    },
    [t, tell],
  );
  const [route, go] = useRoute(takeLink);
  const room = route.kind === "room" ? route.room : undefined;
  const headingRef = useArrival(room ?? route.kind);
  const [isBattle, endBattle] = useMatchShown(client, room, route.kind === "room" && route.isWatching);
  /** The saved battle that was chosen, and what was read in it. */
  const [replayFile, setReplayFile] = useState<File | undefined>();
  const [replay, setReplay] = useState<Replay | undefined>();
  const [hasSettings, setSettings] = useState(false);
  /** Invitations that were accepted: each knocks anew, be it at the door where one stands already. */
  const [accepted, setAccepted] = useState(0);
  const [newRoom, setNewRoom] = useState<{ readonly jid: string; readonly name: string } | undefined>();
  const isInvited = useStore(client.stores.invitations, (state) => state.invitations.length > 0);
  const hasConsole = useStore(client.stores.settings, (settings) => settings.console);
  useTitle(client, route);
  useLeaving(client, room);

  const goToRooms = useCallback(() => go({ kind: "rooms" }), [go]);
  const goToSignIn = useCallback(() => go({ kind: "sign-in" }), [go]);
  const enterRoom = useCallback(
    (jid: string, trouble?: string) => {
      go({ kind: "room", room: jid, isWatching: false });
      if (trouble !== undefined) tell("warn", trouble);
    },
    [go, tell],
  );
  const enterNewRoom = useCallback(
    (jid: string, name: string) => {
      setNewRoom({ jid, name });
      enterRoom(jid);
    },
    [enterRoom],
  );
  const acceptInvitation = useCallback(
    (jid: string) => {
      setAccepted((count) => count + 1);
      enterRoom(jid);
    },
    [enterRoom],
  );
  const watchRoom = useCallback((jid: string) => go({ kind: "room", room: jid, isWatching: true }), [go]);
  const ways = useMemo(
    () => ({
      onPart: goToRooms,
      /** A room's address, or its name at the service here. */
      onJoin(text: string) {
        const { service } = client.stores.connection.getState();
        const jid = readAddress(text) ?? readAddress(`${text}@${service}`);
        takeLink(parseQueryUri(text));
        if (jid === undefined) tell("warn", t(["errors.join"], { context: "jid-malformed" }));
        else enterRoom(jid);
      },
    }),
    [client, enterRoom, goToRooms, t, takeLink, tell],
  );
  const openReplay = useCallback(
    (file: File) => {
      setReplayFile(file);
      setReplay(undefined);
      go({ kind: "replay" });
    },
    [go],
  );
  const closeReplay = useCallback(() => {
    setReplayFile(undefined);
    setReplay(undefined);
    goToRooms();
  }, [goToRooms]);
  const sayMissing = useCallback(() => tell("warn", t(["errors.any"], { context: "not-loaded" })), [t, tell]);
  const openSettings = useCallback(() => setSettings(true), []);

  function screen() {
    switch (route.kind) {
      case "sign-in":
        return (
          <SignInScreen
            client={client}
            homeDomain={homeDomain}
            onRooms={goToRooms}
            onRoom={enterRoom}
            headingRef={headingRef}
          />
        );
      case "rooms":
        return (
          <Admission
            client={client}
            to={undefined}
            isWatching={false}
            onAccount={goToSignIn}
            headingRef={headingRef}
          >
            <LobbyScreen
              client={client}
              onJoin={enterRoom}
              onAddress={(text) => ways.onJoin(text)}
              onWatch={watchRoom}
              onReplay={openReplay}
              onCreated={enterNewRoom}
              readAddress={readAddress}
              headingRef={headingRef}
            />
          </Admission>
        );
      case "room":
        return (
          <Admission
            client={client}
            to={route.room.split("@")[0]}
            isWatching={route.isWatching}
            onAccount={goToSignIn}
            headingRef={headingRef}
          >
            <RoomsClient client={client} waiting={<Waiting />}>
              {(rooms) =>
                isBattle ? (
                  <MatchPlace
                    client={rooms}
                    isCovered={hasSettings}
                    onSettings={openSettings}
                    onRoom={endBattle}
                    onLeave={goToRooms}
                    tell={tell}
                    ways={ways}
                  />
                ) : (
                  <RoomPlace
                    key={`${accepted} ${route.room}`}
                    client={rooms}
                    room={route.room}
                    isWatching={route.isWatching}
                    onInvited={() => setLink(undefined)}
                    link={link?.room === route.room ? link : undefined}
                    name={newRoom?.jid === route.room ? newRoom.name : undefined}
                    go={go}
                    tell={tell}
                    headingRef={headingRef}
                    ways={ways}
                  />
                )
              }
            </RoomsClient>
          </Admission>
        );
      case "replay":
        return replay === undefined ? (
          <ReplayDoor
            file={replayFile}
            onFile={openReplay}
            onReplay={setReplay}
            onClose={closeReplay}
            headingRef={headingRef}
          />
        ) : (
          <ReplayPlace
            client={client}
            replay={replay}
            isCovered={hasSettings}
            onSettings={openSettings}
            onClose={closeReplay}
          />
        );
      case "unknown":
        return <NotFound onRooms={goToRooms} headingRef={headingRef} />;
    }
  }

  const place = route.kind === "sign-in" ? "sign-in" : "place";
  const isFull = isBattle || (route.kind === "replay" && replay !== undefined);
  return (
    <PartMissing value={sayMissing}>
      <Frame client={client} kind={isFull ? "battle" : place} onSettings={openSettings}>
        <Suspense fallback={<Waiting />}>{screen()}</Suspense>
      </Frame>
      <LineTrouble client={client} onSignIn={goToSignIn} />
      <Suspense>
        {isInvited && (
          <div className={styles["invitations"]}>
            <Invitations client={client} onJoin={acceptInvitation} />
          </div>
        )}
        {hasConsole && (
          <StanzaConsole
            client={client}
            onClose={() => client.stores.settings.setState({ console: false })}
          />
        )}
        {hasSettings && <SettingsDialog client={client} onClose={() => setSettings(false)} />}
      </Suspense>
      <Notices
        label={t("common.notices")}
        dismissLabel={t("common.dismiss")}
        notices={notices}
        onDismiss={dismiss}
      />
    </PartMissing>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles["centre"]}>
      <Spinner label={t("common.loading")} />
    </div>
  );
}

/** Who goes from a room to anywhere but another room has left it, by whatever link or key. */
function useLeaving(client: LobbyClient, room: string | undefined): void {
  const before = useRef(room);
  useEffect(() => {
    if (before.current !== undefined && room === undefined) void client.leaveRoom();
    before.current = room;
  }, [client, room]);
}

/** The room that a text means, typed or pasted. */
function readAddress(text: string): string | undefined {
  return parseQueryUri(text)?.room ?? roomAddress(text);
}
