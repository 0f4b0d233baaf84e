import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Panel } from "#ui/panel/panel.tsx";
import { Spinner } from "#ui/spinner/spinner.tsx";
import { Heading } from "#ui/text/heading.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import type { Departure } from "#store/room-store.ts";
import { DepartureFacts } from "./departure-facts.tsx";
import { LoadRoom } from "./load-room.tsx";
import styles from "./room.module.css";

/** Where coming back makes no sense, or is not up to oneself. */
const FINAL: readonly Departure["code"][] = [
  "banned",
  "destroyed",
  "locked-out",
  "not-member",
  "members-only",
  "saved",
  "vanished",
];

type DepartedProps = {
  readonly client: Client;
  readonly room: string;
  readonly onRooms: () => void;
  readonly onRoom: (room: string) => void;
  readonly onAgain: () => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
};

/** No longer inside: why, by whom, and what can be done. */
export function Departed({ client, room, onRooms, onRoom, onAgain, headingRef }: DepartedProps) {
  const { t } = useTranslation();
  const departure = useStore(client.stores.room, (room) => room.departure) ?? { code: "technical" };
  const { code, actor, reason, venue, asOwner = false } = departure;
  const isFinal = FINAL.includes(code);
  const isSaved = code === "saved";
  return (
    <div className={styles["door"]}>
      <Panel look="framed">
        <Stack>
          <Heading level={1} look="2" tabIndex={-1} ref={headingRef}>
            {t("departure.heading", { context: code })}
          </Heading>
          <div role="alert">
            <Stack gap={2}>
              <Text>{t("departure.text", { context: isSaved && asOwner ? "saved-owner" : code })}</Text>
              <DepartureFacts
                {...(actor !== undefined && { actor })}
                {...(reason !== undefined && { reason })}
              />
              {code === "shutdown" && (
                <Row>
                  <Spinner />
                  <Text tone="muted">{t("departure.waiting")}</Text>
                </Row>
              )}
              {venue !== undefined && <Text tone="muted">{t("departure.venue", { venue })}</Text>}
            </Stack>
          </div>
          <Row place="end">
            <Button
              variant={isFinal && venue === undefined && !asOwner ? "primary" : "secondary"}
              onClick={onRooms}
            >
              {t("departure.toRooms")}
            </Button>
            {venue !== undefined && (
              <Button variant="primary" onClick={() => onRoom(venue)}>
                {t("departure.toVenue", { venue: venue.split("@")[0] ?? venue })}
              </Button>
            )}
            {isSaved && asOwner && <LoadRoom client={client} room={room} onLoaded={onAgain} />}
            {!isFinal && (
              <Button variant="primary" onClick={onAgain}>
                {t("departure.again")}
              </Button>
            )}
          </Row>
        </Stack>
      </Panel>
    </div>
  );
}
