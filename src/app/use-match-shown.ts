import { useCallback, useState } from "react";
import { useStore } from "zustand";
import type { LobbyClient } from "#session/client.ts";
import type { Results } from "#store/match-store.ts";
import { selfOf } from "#store/room-store.ts";

/**
 * Whether the battle fills the page: while it is on, and until its results were seen. While it is interrupted, who
 * came to play sees the room, where the free places are; `isWatching` says that one did not.
 */
export function useMatchShown(
  client: LobbyClient,
  room: string | undefined,
  isWatching: boolean,
): readonly [boolean, () => void] {
  const { stores } = client;
  const [seen, setSeen] = useState<Results | undefined>();
  const isInside = useStore(stores.room, (state) => state.phase === "inside" && state.jid === room);
  const hasPart = useStore(stores.room, (state) => isWatching || (selfOf(state)?.team ?? "") !== "");
  const phase = useStore(stores.match, (match) => match.phase);
  const results = useStore(stores.match, (match) => match.results);
  const dismiss = useCallback(() => setSeen(stores.match.getState().results), [stores]);
  const isOn = phase === "active" || (phase === "paused" && hasPart);
  return [isInside && (isOn || (results !== undefined && results !== seen)), dismiss];
}
