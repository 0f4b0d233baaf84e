import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import type { Client } from "#session/client.ts";
import { listsFor } from "#store/rights.ts";
import { selfOf } from "#store/room-store.ts";

type ManageButtonProps = { readonly client: Client; readonly onOpen: () => void };

/** Leads to the room's lists; for a mere member that is only who the others are (MMOG Table 7). */
export function ManageButton({ client, onOpen }: ManageButtonProps) {
  const { t } = useTranslation();
  const me = useStore(client.stores.room, selfOf);
  const lists = me === undefined ? [] : listsFor(me);
  if (lists.length === 0) return null;
  return (
    <Button icon="members" onClick={onOpen}>
      {lists.some(({ mayChange }) => mayChange) ? t("manage.button") : t("manage.members")}
    </Button>
  );
}
