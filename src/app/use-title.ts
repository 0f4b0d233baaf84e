import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Client } from "#session/client.ts";
import type { Route } from "./routes.ts";

/** The document's title: where one is, and the name of the game. */
export function useTitle(client: Client, route: Route): void {
  const { t } = useTranslation();
  const room = useStore(client.stores.room, (state) => state.name);
  useEffect(() => {
    const place = () => {
      switch (route.kind) {
        case "sign-in":
          return "";
        case "rooms":
          return t("lobby.heading");
        case "room":
          return room === "" ? (route.room.split("@")[0] ?? "") : room;
        case "unknown":
          return t("notFound.heading");
      }
    };
    document.title = place() === "" ? t("common.name") : `${place()} · ${t("common.name")}`;
  }, [t, route, room]);
}
