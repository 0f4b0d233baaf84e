import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Panel } from "#ui/panel/panel.tsx";
import { selfOf } from "#store/room-store.ts";
import { Acknowledge } from "./acknowledge.tsx";
import { Announcer } from "./announcer.tsx";
import { Approvals } from "./approvals.tsx";
import { ModelPanel } from "./model-panel.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { ReadyBar } from "./ready-bar.tsx";
import { RoomHead, type RoomDialog } from "./room-head.tsx";
import { RoomWarnings } from "./room-warnings.tsx";
import type { RoomScreenProps } from "./room-screen-props.ts";
import { TeamsPanel } from "./teams-panel.tsx";
import styles from "./room.module.css";

type InsideRoomProps = RoomScreenProps & { readonly isLocked: boolean };

/** The room itself: teams, model, Ready, people and chat. */
export function InsideRoom({ isLocked, ...props }: InsideRoomProps) {
  const { client, isWatching, chat, preview, configuration, keeping, management, onWatching } = props;
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<RoomDialog | undefined>(props.opensInvitation ? "invite" : undefined);
  const unacknowledged = useStore(client.stores.room, (room) => room.unacknowledged);
  const team = useStore(client.stores.room, (room) => selfOf(room)?.team ?? "");
  const watches = isWatching && team === "";

  async function watchInstead() {
    if (team !== "") await client.resign();
    onWatching(true);
  }

  const close = () => setOpen(undefined);
  let dialog: ReactNode;
  if (isLocked) dialog = configuration(true, () => {});
  else if (open === "configure") dialog = configuration(false, close);
  else if (open === "manage") dialog = management(close);
  else if (open === "invite") dialog = props.invitation(close);
  else if (open !== undefined) dialog = keeping(open, close);
  else if (unacknowledged.length > 0)
    dialog = (
      <Acknowledge
        codes={unacknowledged}
        onAcknowledge={() => client.acknowledge(unacknowledged)}
        onLeave={props.onLeave}
      />
    );

  return (
    <div ref={place} className={styles["room"]}>
      <RoomHead
        {...props}
        isWatching={watches}
        onOpen={setOpen}
        onWatching={(isOn) => (isOn ? void watchInstead() : onWatching(false))}
      />
      <RoomWarnings client={client} />
      <Approvals
        client={client}
        onTell={props.onTell}
        onEmpty={() => place.current?.querySelector("h1")?.focus({ preventScroll: true })}
      />
      <div className={styles["columns"]}>
        <div className={styles["main"]}>
          <TeamsPanel client={client} onTaken={() => onWatching(false)} />
          {!watches && <ModelPanel client={client} team={team} preview={preview} />}
          <ReadyBar client={client} isWatching={watches} isLocked={isLocked} />
        </div>
        <div className={styles["aside"]}>
          <PeoplePanel client={client} onTell={props.onTell} />
          <div className={styles["chat"]}>
            <Panel title={t("chat.heading")}>{chat}</Panel>
          </div>
        </div>
      </div>
      <Announcer client={client} />
      {dialog}
    </div>
  );
}
