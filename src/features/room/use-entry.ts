import { useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Client } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";
import type { RoomListing } from "#store/lobby-store.ts";
import { joinWarnings } from "./join-warnings.ts";
import { lookAhead } from "./look-ahead.ts";
import { proposedNick } from "./proposed-nick.ts";

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
  /** What a room that can't be entered says of itself, where it does. */
  readonly shut: RoomListing | undefined;
  /** The nickname of the last attempt. */
  readonly nick: string;
  readonly isBusy: boolean;
  /** Tries again, with a password or under another nickname. */
  readonly enter: (change?: EntryChange) => Promise<void>;
};

/** The status codes by which the room will say it again. */
const CODES = { nonAnonymous: 100, logged: 170 } as const;

/** Enters the room when the screen opens, unless one is inside already, and again when the line is back. `told` is a password that a link tells. */
export function useEntry(client: Client, room: string, watching: boolean, told?: string): Entry {
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();
  const [warnsOf, setWarnsOf] = useState<RoomListing | undefined>();
  const [shut, setShut] = useState<RoomListing | undefined>();
  const [isBusy, setBusy] = useState(false);
  const [tried, setTried] = useState("");
  const isKnown = useRef(false);
  const isOnline = useStore(client.stores.connection, (state) => state.line === "online");

  /** What of it the person has accepted already. */
  const accepted = useRef<readonly number[]>([]);
  /** The nickname that the person chose at this door. */
  const chosen = useRef<string | undefined>(undefined);
  /** The password that the person typed at this door. */
  const secret = useRef<string | undefined>(undefined);

  const look = useCallback(async (): Promise<boolean> => {
    if (client.stores.room.getState().phase === "gone") isKnown.current = false;
    if (isKnown.current) return true;
    const seen = await lookAhead(client, room);
    isKnown.current = seen.kind !== "shut";
    if (seen.kind === "clear") return true;
    if (seen.kind === "reveals") setWarnsOf(seen.listing);
    else {
      setRefusal(seen.refusal);
      setShut(seen.listing);
    }
    return false;
  }, [client, room]);

  const enter = useCallback<Entry["enter"]>(
    async ({ nick, password: typed, isWarned = false } = {}) => {
      if (typed !== undefined) secret.current = typed;
      const password = secret.current ?? told;
      const { settings } = client.stores;
      if (nick !== undefined) {
        settings.setState({ nickname: nick });
        chosen.current = nick;
      }
      if (isWarned) {
        accepted.current =
          warnsOf === undefined ? [] : joinWarnings(warnsOf).map((warning) => CODES[warning]);
        setWarnsOf(undefined);
      }
      setBusy(true);
      const [isClear, wanted] = await Promise.all([look(), chosen.current ?? proposedNick(client, room)]);
      if (!isClear) return setBusy(false);
      setTried(wanted);
      const outcome = await client.enterRoom({
        room,
        nick: wanted,
        watching,
        acknowledged: accepted.current,
        ...(password !== undefined && { password }),
      });
      if (!outcome.ok && outcome.refusal.code === "superseded") return;
      setBusy(false);
      setRefusal(outcome.ok ? undefined : outcome.refusal);
    },
    [client, look, room, told, warnsOf, watching],
  );

  useEffect(() => {
    const { jid, phase } = client.stores.room.getState();
    const isThere = jid === room && phase !== "outside" && phase !== "gone";
    if (!isThere && isOnline) void enter();
    // Watching or playing is a view of the same stay: a change of it is no new entry.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, room, isOnline]);

  return { refusal, warnsOf, shut, nick: tried, isBusy, enter };
}
