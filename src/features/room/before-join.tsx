import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import type { RoomListing } from "#store/lobby-store.ts";
import { joinWarnings } from "./join-warnings.ts";

type BeforeJoinProps = {
  readonly room: RoomListing;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
};

/** What the room will reveal, said before it can. */
export function BeforeJoin({ room, onClose, onConfirm }: BeforeJoinProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t("room.door.before.heading", { room: room.name })}
      closeLabel={t("common.close")}
      size="small"
      role="alertdialog"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" onClick={onConfirm}>
            {t("room.door.before.confirm")}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        {joinWarnings(room).map((warning) => (
          <Notice key={warning} tone="warn">
            {t(`room.door.before.${warning}`)}
          </Notice>
        ))}
      </Stack>
    </Dialog>
  );
}
