import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { ListRow, RowList } from "#ui/list/row-list.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { EmptyState } from "#ui/panel/empty-state.tsx";
import { Spinner } from "#ui/spinner/spinner.tsx";
import { Text } from "#ui/text/text.tsx";
import type { LobbyClient } from "#session/client.ts";
import type { ClientRefusal, Outcome } from "#session/outcome.ts";
import type { SavedRoom } from "#store/lobby-store.ts";

type SavedRoomsProps = {
  readonly client: LobbyClient;
  readonly onClose: () => void;
  readonly onLoaded: (room: string) => void;
};

/** Saved rooms (MMOG 10.10): their owners load them and go in, others see that they wait. */
export function SavedRooms({ client, onClose, onLoaded }: SavedRoomsProps) {
  const { t } = useTranslation();
  const [found, setFound] = useState<Outcome<readonly SavedRoom[]> | undefined>();
  const [busy, setBusy] = useState<string | undefined>();
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();

  useEffect(() => {
    let isGone = false;
    void client.savedRooms().then((outcome) => {
      if (!isGone) setFound(outcome);
    });
    return () => void (isGone = true);
  }, [client]);

  async function load(room: string) {
    if (busy !== undefined) return;
    setBusy(room);
    setRefusal(undefined);
    const outcome = await client.loadRoom(room);
    setBusy(undefined);
    // Another owner may have been quicker: then it is open, which is all that is wanted.
    if (outcome.ok || outcome.refusal.code === "unexpected-request") onLoaded(room);
    else setRefusal(outcome.refusal);
  }

  return (
    <Dialog title={t("lobby.saved.heading")} closeLabel={t("common.close")} onClose={onClose}>
      <Stack>
        {found === undefined && (
          <Row>
            <Spinner />
            <Text tone="muted">{t("common.loading")}</Text>
          </Row>
        )}
        {found?.ok === false && (
          <Notice tone="bad" isAnnounced>
            {t(["errors.search", "errors.any"], {
              context: found.refusal.code,
              text: found.refusal.text ?? found.refusal.code,
            })}
          </Notice>
        )}
        {refusal !== undefined && (
          <Notice tone="bad" isAnnounced>
            {t(["errors.load", "errors.any"], { context: refusal.code, text: refusal.text ?? refusal.code })}
          </Notice>
        )}
        {found?.ok === true &&
          (found.value.length === 0 ? (
            <EmptyState title={t("lobby.saved.none")} text={t("lobby.saved.noneText")} />
          ) : (
            <RowList label={t("lobby.saved.heading")}>
              {found.value.map((room) => (
                <ListRow
                  key={room.jid}
                  title={<bdi>{room.name}</bdi>}
                  text={<bdi>{room.description ?? room.jid}</bdi>}
                  actions={
                    room.isOwn === false ? (
                      <Text as="span" size="small" tone="muted">
                        {t("lobby.saved.others")}
                      </Text>
                    ) : (
                      <Button
                        size="small"
                        icon="play"
                        aria-label={t("lobby.saved.loadRoom", { room: room.name })}
                        isBusy={busy === room.jid}
                        onClick={() => void load(room.jid)}
                      >
                        {t("lobby.saved.load")}
                      </Button>
                    )
                  }
                />
              ))}
            </RowList>
          ))}
      </Stack>
    </Dialog>
  );
}
