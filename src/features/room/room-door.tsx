import { useState, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Panel } from "#ui/panel/panel.tsx";
import { Spinner } from "#ui/spinner/spinner.tsx";
import { Heading } from "#ui/text/heading.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import { BeforeJoin } from "./before-join.tsx";
import { EntryDialog } from "./entry-dialog.tsx";
import { LoadRoom } from "./load-room.tsx";
import { mayLoad } from "./look-ahead.ts";
import { MembershipDialog } from "./membership-dialog.tsx";
import { anotherNick } from "./proposed-nick.ts";
import type { Entry } from "./use-entry.ts";
import styles from "./room.module.css";

type RoomDoorProps = {
  readonly client: Client;
  readonly room: string;
  readonly entry: Entry;
  readonly onRooms: () => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
};

/** Refusals that another nickname may mend. */
const ABOUT_THE_NAME = ["conflict", "jid-malformed", "not-acceptable", "nick-missing"];

/** Outside, on the way in: entering, or why not and what to do about it. */
export function RoomDoor({ client, room, entry, onRooms, headingRef }: RoomDoorProps) {
  const { t } = useTranslation();
  const { refusal, warnsOf, shut, isBusy, enter } = entry;
  const jid = useStore(client.stores.connection, (connection) => connection.jid);
  const [isAsking, setAsking] = useState(false);
  const isForMembers = refusal?.code === "registration-required";
  const canLoad = refusal?.code === "saved" && mayLoad(shut, jid);
  const name = room.split("@")[0] ?? room;
  const words =
    refusal &&
    t(["errors.join", "errors.any"], { context: refusal.code, text: refusal.text ?? refusal.code });
  return (
    <div className={styles["door"]}>
      <Panel look="framed">
        <Stack>
          <Heading level={1} look="2" tabIndex={-1} ref={headingRef}>
            {name}
          </Heading>
          {words === undefined || isBusy ? (
            <Row>
              <Spinner />
              <Text tone="muted">{t("room.entering", { room })}</Text>
            </Row>
          ) : (
            <>
              <Notice tone="warn" isAnnounced>
                {words}
              </Notice>
              <Row place="end">
                <Button onClick={() => void enter()}>{t("common.retry")}</Button>
                <Button variant={canLoad || isForMembers ? "secondary" : "primary"} onClick={onRooms}>
                  {t("departure.toRooms")}
                </Button>
                {isForMembers && (
                  <Button variant="primary" onClick={() => setAsking(true)}>
                    {t("membership.ask")}
                  </Button>
                )}
                {canLoad && <LoadRoom client={client} room={room} onLoaded={() => void enter()} />}
              </Row>
            </>
          )}
        </Stack>
      </Panel>
      {warnsOf !== undefined && (
        <BeforeJoin room={warnsOf} onClose={onRooms} onConfirm={() => void enter({ isWarned: true })} />
      )}
      {isAsking && (
        <MembershipDialog
          client={client}
          room={room}
          name={name}
          nick={entry.nick}
          onEnter={() => {
            setAsking(false);
            void enter();
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {refusal?.code === "not-authorized" && (
        <EntryDialog
          key="password"
          kind="password"
          room={name}
          initial=""
          trouble={words}
          isBusy={isBusy}
          onSubmit={(password) => void enter({ password })}
          onClose={onRooms}
        />
      )}
      {refusal !== undefined && ABOUT_THE_NAME.includes(refusal.code) && (
        <EntryDialog
          key="nickname"
          kind="nickname"
          room={name}
          initial={refusal.code === "conflict" ? anotherNick(entry.nick) : entry.nick}
          trouble={words}
          isBusy={isBusy}
          onSubmit={(nick) => void enter({ nick })}
          onClose={onRooms}
        />
      )}
    </div>
  );
}
