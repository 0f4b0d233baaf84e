import { useEffect, useState, type ReactNode, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { GuestEntry } from "#features/sign-in/guest-entry.tsx";
import { anyNickname } from "#features/sign-in/nickname.ts";
import type { LobbyClient } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";
import { Row } from "#ui/layout/stack.tsx";
import { Spinner } from "#ui/spinner/spinner.tsx";
import { Text } from "#ui/text/text.tsx";
import { isReturningGuest } from "./visit.ts";
import styles from "./app.module.css";

type AdmissionProps = {
  readonly client: LobbyClient;
  /** The name of the room one is on the way to. */
  readonly to: string | undefined;
  readonly isWatching: boolean;
  readonly onAccount: () => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
  readonly children: ReactNode;
};

/**
 * Nobody comes past here without being signed in. Guests who reload, and those who only want to watch, are signed in
 * without a question; others choose a nickname.
 */
export function Admission({ client, to, isWatching, onAccount, headingRef, children }: AdmissionProps) {
  const { t } = useTranslation();
  const isIn = useStore(client.stores.connection, ({ jid, service }) => jid !== "" && service !== "");
  const [isAutomatic, setAutomatic] = useState(() => isWatching || isReturningGuest(sessionStorage));
  const [trouble, setTrouble] = useState<ClientRefusal | undefined>();

  useEffect(() => {
    if (isIn || !isAutomatic) return;
    let isGone = false;
    const nickname = client.stores.settings.getState().nickname || anyNickname();
    void client.signInAsGuest(nickname).then((outcome) => {
      if (isGone || outcome.ok) return;
      setTrouble(outcome.refusal);
      setAutomatic(false);
    });
    return () => void (isGone = true);
  }, [client, isIn, isAutomatic]);

  if (isIn) return children;
  return (
    <div className={styles["centre"]}>
      {isAutomatic ? (
        <Row>
          <Spinner />
          <Text tone="muted">{t("connection.connecting")}</Text>
        </Row>
      ) : (
        <GuestEntry client={client} to={to} trouble={trouble} onAccount={onAccount} headingRef={headingRef} />
      )}
    </div>
  );
}
