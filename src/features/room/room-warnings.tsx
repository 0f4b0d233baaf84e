import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { IconButton } from "#ui/button/button.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import type { Client } from "#session/client.ts";

const NICK_ASSIGNED = 210;

/** The nickname that the room gave instead of the one that was asked for. */
export function RoomWarnings({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const isGiven = useStore(client.stores.room, (room) => room.warnings.includes(NICK_ASSIGNED));
  const nick = useStore(client.stores.room, (room) => room.nick);
  const [isDismissed, setDismissed] = useState(false);
  if (!isGiven || isDismissed) return null;
  return (
    <Notice
      tone="info"
      isAnnounced
      actions={
        <IconButton
          icon="close"
          size="small"
          label={t("common.dismiss")}
          onClick={() => setDismissed(true)}
        />
      }
    >
      {t(`room.warnings.${NICK_ASSIGNED}`, { nick })}
    </Notice>
  );
}
