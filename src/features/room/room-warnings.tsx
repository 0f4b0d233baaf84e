import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { IconButton } from "#ui/button/button.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import type { Client } from "#session/client.ts";

const SAID = [100, 170, 210] as const;

/** What the room made known at the entry: who sees addresses, what is logged, a nickname that it gave. */
export function RoomWarnings({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const warnings = useStore(client.stores.room, (room) => room.warnings);
  const nick = useStore(client.stores.room, (room) => room.nick);
  const [dismissed, setDismissed] = useState<readonly number[]>([]);
  const shown = SAID.filter((code) => warnings.includes(code) && !dismissed.includes(code));
  if (shown.length === 0) return null;
  return (
    <Stack gap={2}>
      {shown.map((code) => (
        <Notice
          key={code}
          tone={code === 210 ? "info" : "warn"}
          isAnnounced
          actions={
            <IconButton
              icon="close"
              size="small"
              label={t("common.dismiss")}
              onClick={() => setDismissed([...dismissed, code])}
            />
          }
        >
          {t(`room.warnings.${code}`, { nick })}
        </Notice>
      ))}
    </Stack>
  );
}
