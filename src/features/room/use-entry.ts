import { useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Client } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";
import type { RoomListing } from "#store/lobby-store.ts";
import { joinWarnings } from "./join-warnings.ts";

type EntryChange = {
  readonly nick?: string;
  readonly password?: string;
  /** What the room will reveal is known and accepted. */
  readonly isWarned?: boolean;
};

export type Entry = {
  /** Why the last attempt failed. */
  readonly refusal: ClientRefusal | undefined;
  /** The room, when it will reveal something that one should know before. */
  readonly warnsOf: RoomListing | undefined;
  readonly isBusy: boolean;
  /** Tries again, with a password or under another nickname. */
  readonly enter: (change?: EntryChange) => Promise<void>;
};

/** Enters the room when the screen opens, unless one is inside already, and again when the line is back. */
export function useEntry(client: Client, room: string, watching: boolean): Entry {
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();
  const [warnsOf, setWarnsOf] = useState<RoomListing | undefined>();
  const [isBusy, setBusy] = useState(false);
  const isKnown = useRef(false);
  const isOnline = useStore(client.stores.connection, (state) => state.line === "online");

  /** To enter a room that isn't there would make one: it is asked about itself first. */
  const look = useCallback(async (): Promise<boolean> => {
    if (client.stores.room.getState().phase === "gone") isKnown.current = false;
    if (isKnown.current) return true;
    const info = await client.roomInfo(room);
    if (!info.ok && info.refusal.code === "item-not-found") {
      setRefusal(info.refusal);
      return false;
    }
    isKnown.current = true;
    // Who doesn't tell can't be warned of.
    if (!info.ok || joinWarnings(info.value).length === 0) return true;
    setWarnsOf(info.value);
    return false;
  }, [client, room]);

  const enter = useCallback<Entry["enter"]>(
    async ({ nick, password, isWarned = false } = {}) => {
      const { settings } = client.stores;
      if (nick !== undefined) settings.setState({ nickname: nick });
      if (isWarned) setWarnsOf(undefined);
      setBusy(true);
      if (!(await look())) return setBusy(false);
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
    [client, look, room, watching],
  );

  useEffect(() => {
    const { jid, phase } = client.stores.room.getState();
    const isThere = jid === room && phase !== "outside" && phase !== "gone";
    if (!isThere && isOnline) void enter();
    // Watching or playing is a view of the same stay: a change of it is no new entry.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, room, isOnline]);

  return { refusal, warnsOf, isBusy, enter };
}
