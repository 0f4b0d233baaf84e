import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { MenuButton } from "#ui/menu/menu-button.tsx";
import type { MenuItem } from "#ui/menu/menu-popup.tsx";
import type { Client } from "#session/client.ts";
import { isAllowedNow } from "#store/owner-rights.ts";
import { selfOf } from "#store/room-store.ts";

type RoomMenuProps = {
  readonly client: Client;
  readonly onCopyLink: () => void;
  readonly onSave: () => void;
  readonly onDestroy: () => void;
};

/** What is seldom done with a room: for everybody its link, for an owner to put it away and to end it. */
export function RoomMenu({ client, onCopyLink, onSave, onDestroy }: RoomMenuProps) {
  const { t } = useTranslation();
  const isOwner = useStore(client.stores.room, (room) => selfOf(room)?.affiliation === "owner");
  const isModerated = useStore(client.stores.room, (room) => room.moderated);
  const phase = useStore(client.stores.match, (match) => match.phase);
  const whyNotSaved = phase === "created" ? t("keeping.save.locked") : t("keeping.save.battleOn");
  const copy: MenuItem = { id: "copy", icon: "copy", label: t("room.copyLink"), onSelect: onCopyLink };
  const save: MenuItem = {
    id: "save",
    icon: "save",
    label: t("keeping.save.button"),
    blockedBecause: isAllowedNow("save", phase, isModerated) ? undefined : whyNotSaved,
    onSelect: onSave,
  };
  const destroy: MenuItem = {
    id: "destroy",
    icon: "trash",
    label: t("keeping.destroy.button"),
    isGrave: true,
    onSelect: onDestroy,
  };
  return <MenuButton label={t("room.more")} groups={isOwner ? [[copy, save], [destroy]] : [[copy]]} />;
}
