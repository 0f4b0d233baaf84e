import { useEffect, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { LobbyClient } from "#session/client.ts";
import { unreadOf } from "#store/talk-store.ts";
import type { Route } from "./routes.ts";

/** The document's title: where one is, and the name of the game; on a hidden page what waits to be read, too. */
export function useTitle(client: LobbyClient, route: Route): void {
  const { t } = useTranslation();
  const room = useStore(client.stores.room, (state) => state.name);
  const unread = useStore(client.stores.talk, unreadOf);
  const isHidden = useSyncExternalStore(onVisibility, () => document.visibilityState === "hidden");
  useEffect(() => {
    const place = () => {
      switch (route.kind) {
        case "sign-in":
          return "";
        case "rooms":
          return t("lobby.heading");
        case "replay":
          return t("lobby.openReplay");
        case "room":
          return room === "" ? (route.room.split("@")[0] ?? "") : room;
        case "unknown":
          return t("notFound.heading");
      }
    };
    const title = place() === "" ? t("common.name") : `${place()} · ${t("common.name")}`;
    document.title = isHidden && unread > 0 ? `(${unread}) ${title}` : title;
  }, [t, route, room, isHidden, unread]);
}

function onVisibility(callback: () => void): () => void {
  document.addEventListener("visibilitychange", callback);
  return () => document.removeEventListener("visibilitychange", callback);
}
