import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import type { Client } from "#session/client.ts";
import { isAllowedNow } from "#store/owner-rights.ts";
import { selfOf } from "#store/room-store.ts";

type ConfigureButtonProps = { readonly client: Client; readonly onOpen: () => void };

/** Leads an owner to the room's settings (MMOG Table 7). */
export function ConfigureButton({ client, onOpen }: ConfigureButtonProps) {
  const { t } = useTranslation();
  const isOwner = useStore(client.stores.room, (room) => selfOf(room)?.affiliation === "owner");
  const isModerated = useStore(client.stores.room, (room) => room.moderated);
  const phase = useStore(client.stores.match, (match) => match.phase);
  if (!isOwner) return null;
  const isAllowed = isAllowedNow("configure", phase, isModerated);
  return (
    <Button
      icon="gear"
      onClick={onOpen}
      blockedBecause={isAllowed ? undefined : t("room.configuration.running")}
    >
      {t("room.configure")}
    </Button>
  );
}
