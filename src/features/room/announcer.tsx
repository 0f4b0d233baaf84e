import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { LiveRegion } from "#ui/notice/live-region.tsx";
import type { Client } from "#session/client.ts";
import { announcementsOf, type Announcement, type Scene } from "./announcements.ts";

/** More at once than this is a flood that nobody listens to. */
const MAX_AT_ONCE = 4;

/** Tells a screen reader what happens in the room, as it happens. */
export function Announcer({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");

  useEffect(() => {
    const { room, match } = client.stores;
    const look = (): Scene => ({
      occupants: room.getState().occupants,
      ready: match.getState().ready,
      phase: match.getState().phase,
    });
    const words = (said: Announcement) => {
      switch (said.key) {
        case "tookTeam":
          return t("room.notices.tookTeam", said);
        case "joined":
        case "left":
        case "leftTeam":
        case "ready":
          return t(`room.notices.${said.key}`, said);
        case "started":
        case "paused":
        case "resumed":
        case "ended":
          return t(`room.notices.${said.key}`);
      }
    };
    let before = look();
    const listen = () => {
      const now = look();
      const said = announcementsOf(before, now);
      before = now;
      if (said.length > 0) setText(said.slice(-MAX_AT_ONCE).map(words).join(". "));
    };
    const offs = [room.subscribe(listen), match.subscribe(listen)];
    return () => offs.forEach((off) => off());
  }, [client, t]);

  return <LiveRegion text={text} />;
}
