import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";

type SaveRoomProps = { readonly client: Client; readonly onClose: () => void };

/** Asks before everybody is sent out (MMOG 10.9). That it is done the room's screen tells. */
export function SaveRoom({ client, onClose }: SaveRoomProps) {
  const { t } = useTranslation();
  const isBattle = useStore(client.stores.match, ({ phase }) => phase === "active" || phase === "paused");
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();

  async function save() {
    if (isBusy) return;
    setBusy(true);
    setRefusal(undefined);
    const outcome = await client.saveRoom();
    setBusy(false);
    if (outcome.ok) onClose();
    else setRefusal(outcome.refusal);
  }

  return (
    <Dialog
      title={t("keeping.save.heading")}
      closeLabel={t("common.close")}
      size="small"
      role="alertdialog"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" icon="save" isBusy={isBusy} onClick={() => void save()}>
            {t("keeping.save.button")}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        <Text>{t("keeping.save.text")}</Text>
        {isBattle && <Notice tone="info">{t("keeping.save.battle")}</Notice>}
        {refusal !== undefined && (
          <Notice tone="bad" isAnnounced>
            {t(["errors.save", "errors.any"], {
              context: refusal.code,
              text: refusal.text ?? refusal.code,
            })}
          </Notice>
        )}
      </Stack>
    </Dialog>
  );
}
