import { useCallback, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Client } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";

export type Entry = {
  /** Why the last attempt failed. */
  readonly refusal: ClientRefusal | undefined;
  readonly isBusy: boolean;
  /** Tries again, with a password or under another nickname. */
  readonly enter: (change?: { readonly nick?: string; readonly password?: string }) => Promise<void>;
};

/** Enters the room when the screen opens, unless one is inside already, and again when the line is back. */
export function useEntry(client: Client, room: string, watching: boolean): Entry {
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();
  const [isBusy, setBusy] = useState(false);
  const isOnline = useStore(client.stores.connection, (state) => state.line === "online");

  const enter = useCallback<Entry["enter"]>(
    async ({ nick, password } = {}) => {
      const { settings } = client.stores;
      if (nick !== undefined) settings.setState({ nickname: nick });
      setBusy(true);
      const outcome = await client.enterRoom({
        room,
        nick: settings.getState().nickname,
        watching,
        ...(password !== undefined && { password }),
      });
      if (!outcome.ok && outcome.refusal.code === "superseded") return;
      setBusy(false);
      setRefusal(outcome.ok ? undefined : outcome.refusal);
    },
    [client, room, watching],
  );

  useEffect(() => {
    const { jid, phase } = client.stores.room.getState();
    const isThere = jid === room && phase !== "outside" && phase !== "gone";
    if (!isThere && isOnline) void enter();
    // Watching or playing is a view of the same stay: a change of it is no new entry.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, room, isOnline]);

  return { refusal, isBusy, enter };
}
