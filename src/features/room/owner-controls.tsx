import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { MenuButton } from "#ui/menu/menu-button.tsx";
import type { Client } from "#session/client.ts";
import { isAllowedNow } from "#store/owner-rights.ts";
import { selfOf } from "#store/room-store.ts";

export type OwnerDialog = "configure" | "save" | "destroy";

type OwnerControlsProps = {
  readonly client: Client;
  readonly onOpen: (dialog: OwnerDialog) => void;
};

/** What only an owner sees: to set the room, to put it away, to end it (MMOG Tables 6 and 7). */
export function OwnerControls({ client, onOpen }: OwnerControlsProps) {
  const { t } = useTranslation();
  const isOwner = useStore(client.stores.room, (room) => selfOf(room)?.affiliation === "owner");
  const isModerated = useStore(client.stores.room, (room) => room.moderated);
  const phase = useStore(client.stores.match, (match) => match.phase);
  if (!isOwner) return null;
  const whyNotSaved = phase === "created" ? t("keeping.save.locked") : t("keeping.save.battleOn");
  return (
    <>
      <Button
        icon="gear"
        onClick={() => onOpen("configure")}
        blockedBecause={
          isAllowedNow("configure", phase, isModerated) ? undefined : t("room.configuration.running")
        }
      >
        {t("room.configure")}
      </Button>
      <Button
        icon="save"
        onClick={() => onOpen("save")}
        blockedBecause={isAllowedNow("save", phase, isModerated) ? undefined : whyNotSaved}
      >
        {t("keeping.save.button")}
      </Button>
      <MenuButton
        label={t("keeping.more")}
        groups={[
          [
            {
              id: "destroy",
              icon: "trash",
              label: t("keeping.destroy.button"),
              isGrave: true,
              onSelect: () => onOpen("destroy"),
            },
          ],
        ]}
      />
    </>
  );
}
