import { Suspense, useState, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { lazyDialog } from "#ui/dialog/lazy-dialog.tsx";
import { Button } from "#ui/button/button.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Panel } from "#ui/panel/panel.tsx";
import { Wordmark } from "#ui/page/wordmark.tsx";
import { Heading } from "#ui/text/heading.tsx";
import { Text } from "#ui/text/text.tsx";
import type { LobbyClient } from "#session/client.ts";
import type { NewAccount } from "./new-account.ts";
import { AccountForm } from "./account-form.tsx";
import { PlayForm } from "./play-form.tsx";
import styles from "./sign-in.module.css";

const CreateAccount = lazyDialog(async () => (await import("./create-account.tsx")).CreateAccount);

export type SignInScreenProps = {
  readonly client: LobbyClient;
  /** The domain that new accounts get. */
  readonly homeDomain: () => Promise<string | undefined>;
  /** Signed in, and no room chosen yet. */
  readonly onRooms: () => void;
  /** Inside a room; `trouble` says what is still in the way of playing. */
  readonly onRoom: (room: string, trouble?: string) => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
};

/** The first screen: a nickname and into the battle, or an account of one's own. */
export function SignInScreen({ client, homeDomain, onRooms, onRoom, headingRef }: SignInScreenProps) {
  const { t } = useTranslation();
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<NewAccount | undefined>();
  return (
    <div className={styles["screen"]}>
      <div className={styles["hero"]}>
        <Heading level={1} look="display" tabIndex={-1} ref={headingRef}>
          <Wordmark name={t("signIn.heading")} size="display" />
        </Heading>
        <Text size="lead" tone="muted">
          {t("signIn.tagline")}
        </Text>
      </div>
      <div className={styles["ways"]}>
        <SignedInAs client={client} onRooms={onRooms} />
        <Panel title={t("signIn.play.heading")} look="framed">
          <PlayForm client={client} onRooms={onRooms} onRoom={onRoom} />
        </Panel>
        <Panel
          title={t("signIn.account.heading")}
          look="clear"
          actions={
            <Button variant="quiet" size="small" onClick={() => setCreating(true)}>
              {t("signIn.account.create")}
            </Button>
          }
        >
          <AccountForm key={created?.address} client={client} created={created} onSignedIn={onRooms} />
        </Panel>
      </div>
      {isCreating && (
        <Suspense>
          <CreateAccount
            client={client}
            onClose={() => setCreating(false)}
            homeDomain={homeDomain}
            onCreated={(account) => {
              setCreated(account);
              setCreating(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Who comes back to this screen while signed in is told so. */
function SignedInAs({ client, onRooms }: Pick<SignInScreenProps, "client" | "onRooms">) {
  const { t } = useTranslation();
  const jid = useStore(client.stores.connection, (state) => (state.line === "offline" ? "" : state.jid));
  const isGuest = useStore(client.stores.connection, (state) => state.guest);
  const nickname = useStore(client.stores.settings, (state) => state.nickname);
  if (jid === "") return null;
  const address = isGuest ? nickname : jid.replace(/\/.*$/u, "");
  return (
    <Panel look="clear">
      <Row place="ends">
        <Text>{t("signIn.signedInAs", { address })}</Text>
        <Stack gap={2}>
          <Row>
            <Button size="small" onClick={onRooms}>
              {t("signIn.toRooms")}
            </Button>
            <Button size="small" variant="quiet" onClick={() => void client.signOut()}>
              {t("signIn.signOut")}
            </Button>
          </Row>
        </Stack>
      </Row>
    </Panel>
  );
}
