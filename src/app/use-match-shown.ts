import { useCallback, useState } from "react";
import { useStore } from "zustand";
import type { Client } from "#session/client.ts";
import type { Results } from "#store/match-store.ts";

/** Whether the battle fills the page: while it is on or interrupted, and until its results were seen. */
export function useMatchShown(client: Client, room: string | undefined): readonly [boolean, () => void] {
  const { stores } = client;
  const [seen, setSeen] = useState<Results | undefined>();
  const isInside = useStore(stores.room, (state) => state.phase === "inside" && state.jid === room);
  const isOn = useStore(stores.match, ({ phase }) => phase === "active" || phase === "paused");
  const results = useStore(stores.match, (match) => match.results);
  const dismiss = useCallback(() => setSeen(stores.match.getState().results), [stores]);
  return [isInside && (isOn || (results !== undefined && results !== seen)), dismiss];
}
