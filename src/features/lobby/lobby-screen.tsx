import { Suspense, useCallback, useDeferredValue, useMemo, useState, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { lazyDialog } from "#ui/dialog/lazy-dialog.tsx";
import { Button, IconButton } from "#ui/button/button.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Panel } from "#ui/panel/panel.tsx";
import { Heading } from "#ui/text/heading.tsx";
import { Text } from "#ui/text/text.tsx";
import { TextField } from "#ui/field/text-field.tsx";
import type { LobbyClient } from "#session/client.ts";
import type { RoomListing } from "#store/lobby-store.ts";
import { filterRooms } from "./filter-rooms.ts";
import { OpenReplay } from "./open-replay.tsx";
import { RoomsList } from "./rooms-list.tsx";
import { useSteadyRooms } from "./use-steady-rooms.ts";
import styles from "./lobby.module.css";

const CreateRoom = lazyDialog(async () => (await import("./create-room.tsx")).CreateRoom);
const SearchRooms = lazyDialog(async () => (await import("./search-rooms.tsx")).SearchRooms);
const SavedRooms = lazyDialog(async () => (await import("./saved-rooms.tsx")).SavedRooms);

export type LobbyScreenProps = {
  readonly client: LobbyClient;
  readonly onJoin: (room: string) => void;
  /** Goes where a pasted address leads, with all that it says. */
  readonly onAddress: (text: string) => void;
  readonly onWatch: (room: string) => void;
  /** A file of a battle that was saved. */
  readonly onReplay: (file: File) => void;
  /** We are inside a room that was just made; `name` is as it was typed. */
  readonly onCreated: (room: string, name: string) => void;
  /** The room that a pasted text means: an `xmpp:` address or a room's own. */
  readonly readAddress: (text: string) => string | undefined;
  readonly headingRef: Ref<HTMLHeadingElement>;
};

/** The rooms of the service: joined, watched, searched for, made. */
export function LobbyScreen({
  client,
  onJoin,
  onAddress,
  onWatch,
  onReplay,
  onCreated,
  readAddress,
  headingRef,
}: LobbyScreenProps) {
  const { t } = useTranslation();
  const lobby = useSteadyRooms(client);
  const [filter, setFilter] = useState("");
  const [dialog, setDialog] = useState<"create" | "search" | "saved" | undefined>();
  const words = useDeferredValue(filter);
  const shown = useMemo(() => filterRooms(lobby.rooms, words), [lobby.rooms, words]);

  const join = useCallback((room: RoomListing) => onJoin(room.jid), [onJoin]);
  const watch = useCallback((room: RoomListing) => onWatch(room.jid), [onWatch]);

  return (
    <Stack gap={5}>
      <div className={styles["head"]}>
        <Stack gap={1}>
          <Heading level={1} tabIndex={-1} ref={headingRef}>
            {t("lobby.heading")}
          </Heading>
          <Text tone="muted">{t("lobby.intro")}</Text>
        </Stack>
        <Row>
          <OpenReplay onFile={onReplay} />
          <Button icon="save" onClick={() => setDialog("saved")}>
            {t("lobby.saved.heading")}
          </Button>
          <Button icon="search" onClick={() => setDialog("search")}>
            {t("lobby.search")}
          </Button>
          <Button icon="plus" variant="primary" onClick={() => setDialog("create")}>
            {t("lobby.createRoom")}
          </Button>
        </Row>
      </div>
      <Panel>
        <div className={styles["filter"]}>
          <TextField
            label={t("lobby.filter")}
            type="search"
            placeholder={t("lobby.filterHint")}
            value={filter}
            onChange={setFilter}
          />
          <IconButton
            icon="refresh"
            label={t("lobby.refresh")}
            aria-busy={lobby.phase === "loading"}
            onClick={() => void client.refreshRooms()}
          />
          <p className={styles["count"]} role="status">
            {lobby.rooms.length > 0 && t("lobby.count", { count: shown.length })}
          </p>
        </div>
        <RoomsList
          lobby={lobby}
          shown={shown}
          filter={words}
          address={readAddress(words)}
          onJoin={join}
          onJoinAddress={() => onAddress(words)}
          onWatch={watch}
          onMore={() => void client.moreRooms()}
          onRetry={() => void client.refreshRooms()}
          onClearFilter={() => setFilter("")}
          onCreate={() => setDialog("create")}
        />
      </Panel>
      <Suspense>
        {dialog === "create" && (
          <CreateRoom client={client} onClose={() => setDialog(undefined)} onCreated={onCreated} />
        )}
        {dialog === "search" && (
          <SearchRooms client={client} onClose={() => setDialog(undefined)} onGo={onJoin} />
        )}
        {dialog === "saved" && (
          <SavedRooms client={client} onClose={() => setDialog(undefined)} onLoaded={onJoin} />
        )}
      </Suspense>
    </Stack>
  );
}
