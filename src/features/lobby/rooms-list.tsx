import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { RowList } from "#ui/list/row-list.tsx";
import { Row } from "#ui/layout/stack.tsx";
import { EmptyState } from "#ui/panel/empty-state.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Spinner } from "#ui/spinner/spinner.tsx";
import { Text } from "#ui/text/text.tsx";
import type { LobbyState, RoomListing } from "#store/lobby-store.ts";
import { RoomRow } from "./room-row.tsx";

/** So many rows are in the document at first, and so many more with each press. */
const ROWS = 100;

type RoomsListProps = {
  readonly lobby: LobbyState;
  readonly shown: readonly RoomListing[];
  readonly filter: string;
  /** The room whose address stands in the filter. */
  readonly address: string | undefined;
  readonly onJoin: (room: RoomListing) => void;
  readonly onJoinAddress: () => void;
  readonly onWatch: (room: RoomListing) => void;
  readonly onMore: () => void;
  readonly onRetry: () => void;
  readonly onClearFilter: () => void;
  readonly onCreate: () => void;
};

/** The list itself, and what stands in its place while there is none. */
export function RoomsList({ lobby, shown, filter, address, ...on }: RoomsListProps) {
  const { t } = useTranslation();
  const [rows, setRows] = useState(ROWS);
  const hasRooms = lobby.rooms.length > 0;

  function more() {
    setRows(rows + ROWS);
    if (rows + ROWS >= shown.length && lobby.more) on.onMore();
  }

  if (lobby.phase === "failed" && !hasRooms)
    return (
      <Notice
        tone="bad"
        isAnnounced
        actions={
          <Button size="small" icon="refresh" onClick={on.onRetry}>
            {t("common.retry")}
          </Button>
        }
      >
        {t(["errors.connect", "errors.any"], { context: lobby.refusal ?? "", text: lobby.refusal ?? "" })}
      </Notice>
    );
  if (!hasRooms && lobby.phase !== "ready")
    return (
      <Row place="centre">
        <Spinner />
        <Text tone="muted">{t("lobby.loading")}</Text>
      </Row>
    );
  if (!hasRooms)
    return (
      <EmptyState
        level={2}
        title={t("lobby.empty.heading")}
        text={t("lobby.empty.text")}
        actions={
          <Button icon="plus" onClick={on.onCreate}>
            {t("lobby.createRoom")}
          </Button>
        }
      />
    );
  if (shown.length === 0)
    return (
      <EmptyState
        level={2}
        title={t("lobby.noMatch.heading", { filter })}
        text={address === undefined ? t("lobby.noMatch.text") : t("lobby.noMatch.address")}
        actions={
          <>
            {address !== undefined && (
              <Button variant="primary" onClick={() => on.onJoinAddress()}>
                {t("lobby.noMatch.enter", { room: address })}
              </Button>
            )}
            <Button onClick={on.onClearFilter}>{t("lobby.noMatch.clear")}</Button>
          </>
        }
      />
    );
  return (
    <>
      <RowList label={t("lobby.list")}>
        {shown.slice(0, rows).map((room) => (
          <RoomRow key={room.jid} room={room} onJoin={on.onJoin} onWatch={on.onWatch} />
        ))}
      </RowList>
      {(shown.length > rows || lobby.more) && (
        <Row place="centre" gap={4}>
          <Text size="small" tone="muted">
            {t("lobby.updated", {
              shown: Math.min(rows, shown.length),
              total: lobby.total ?? shown.length,
            })}
          </Text>
          <Button isBusy={lobby.phase === "loading"} onClick={more}>
            {t("lobby.more")}
          </Button>
        </Row>
      )}
    </>
  );
}
