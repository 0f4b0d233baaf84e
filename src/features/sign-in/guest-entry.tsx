import { useRef, useState, type FormEvent, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Panel } from "#ui/panel/panel.tsx";
import { Heading } from "#ui/text/heading.tsx";
import { Text } from "#ui/text/text.tsx";
import type { LobbyClient } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";
import { NicknameField } from "./nickname-field.tsx";
import { anyNickname } from "./nickname.ts";

export type GuestEntryProps = {
  readonly client: LobbyClient;
  /** Where one is going: a room's name; undefined for the list of rooms. */
  readonly to: string | undefined;
  /** What went wrong before one came here. */
  readonly trouble?: ClientRefusal | undefined;
  /** Sign in with an account instead. */
  readonly onAccount: () => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
};

/** For who opens a link to a room: a nickname, and in. */
export function GuestEntry({ client, to, trouble, onAccount, headingRef }: GuestEntryProps) {
  const { t } = useTranslation();
  const [nickname, setNickname] = useState(() => client.stores.settings.getState().nickname || anyNickname());
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState(trouble);
  const field = useRef<HTMLInputElement>(null);
  const isAboutName = refusal?.code === "nick-missing";
  const words =
    refusal &&
    t(["errors.connect", "errors.any"], { context: refusal.code, text: refusal.text ?? refusal.code });

  async function enter(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setRefusal(undefined);
    const outcome = await client.signInAsGuest(nickname);
    setBusy(false);
    if (outcome.ok) return;
    setRefusal(outcome.refusal);
    if (outcome.refusal.code === "nick-missing") field.current?.focus();
  }

  return (
    <Panel look="framed">
      <form noValidate onSubmit={(event) => void enter(event)}>
        <Stack gap={4}>
          <Heading level={1} look="2" tabIndex={-1} ref={headingRef}>
            {to === undefined ? t("signIn.entry.headingRooms") : t("signIn.entry.heading", { room: to })}
          </Heading>
          <Text tone="muted">{t("signIn.entry.text")}</Text>
          <NicknameField
            value={nickname}
            onChange={setNickname}
            trouble={words}
            isAboutName={isAboutName}
            fieldRef={field}
          />
          <Button type="submit" variant="primary" size="large" wide isBusy={isBusy}>
            {to === undefined ? t("signIn.entry.toRooms") : t("signIn.entry.enter")}
          </Button>
          <Row place="centre">
            <Button variant="quiet" onClick={onAccount}>
              {t("signIn.entry.account")}
            </Button>
          </Row>
        </Stack>
      </form>
    </Panel>
  );
}
