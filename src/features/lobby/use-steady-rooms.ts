import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { LobbyClient } from "#session/client.ts";
import type { LobbyState } from "#store/lobby-store.ts";

const REFRESH_MS = 20_000;

/**
 * The list of rooms as it was last complete: a refresh empties the store and fills it again, and nobody wants to
 * see that. While it is on the screen it is refreshed now and then, unless further pages were asked for.
 */
export function useSteadyRooms(client: LobbyClient): LobbyState {
  const lobby = useStore(client.stores.lobby);
  const [complete, setComplete] = useState<LobbyState | undefined>();
  if (lobby.phase === "ready" && lobby !== complete) setComplete(lobby);

  useEffect(() => {
    void client.refreshRooms();
    const refresh = () => {
      const { phase, more } = client.stores.lobby.getState();
      const isOnline = client.stores.connection.getState().line === "online";
      if (document.visibilityState === "visible" && isOnline && phase !== "loading" && !more)
        void client.refreshRooms();
    };
    const timer = setInterval(refresh, REFRESH_MS);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [client]);

  const isEmptied = lobby.phase === "loading" && complete !== undefined;
  if (!isEmptied || complete.rooms.length < lobby.rooms.length) return lobby;
  return { ...complete, phase: "loading" };
}
