import { useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { PasswordField } from "#ui/field/password-field.tsx";
import { TextField } from "#ui/field/text-field.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import type { LobbyClient } from "#session/client.ts";
import type { NewAccount } from "./new-account.ts";
import { misplacedField, type AccountField } from "./misplaced.ts";
import styles from "./sign-in.module.css";

type AccountFormProps = {
  readonly client: LobbyClient;
  /** An account that was just made. */
  readonly created: NewAccount | undefined;
  readonly onSignedIn: () => void;
};

type Trouble = { readonly field: AccountField | undefined; readonly words: string };

/** Address and password; the server is found by itself unless one says where it is. */
export function AccountForm({ client, created, onSignedIn }: AccountFormProps) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(created?.address ?? "");
  const [password, setPassword] = useState(created?.password ?? "");
  const [server, setServer] = useState("");
  const [isServerShown, setServerShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | undefined>();
  const form = useRef<HTMLFormElement>(null);

  function say(field: AccountField | undefined, words: string) {
    setTrouble({ field, words });
    if (field === "server") setServerShown(true);
    if (field !== undefined) form.current?.querySelector<HTMLElement>(`[name=${field}]`)?.focus();
  }

  async function signIn(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (address.trim() === "") return say("address", t("signIn.missing.address"));
    if (password === "") return say("password", t("signIn.missing.password"));
    setBusy(true);
    setTrouble(undefined);
    const outcome = await client.signIn({ address, password, ...(server.trim() !== "" && { server }) });
    setBusy(false);
    if (outcome.ok) {
      const { settings } = client.stores;
      if (settings.getState().nickname === "")
        settings.setState({ nickname: address.trim().split("@")[0] ?? "" });
      return onSignedIn();
    }
    const { code, text = code } = outcome.refusal;
    say(
      misplacedField(code, server.trim() !== ""),
      t(["errors.connect", "errors.any"], { context: code, text }),
    );
  }

  const errorOf = (field: AccountField) => (trouble?.field === field ? trouble.words : undefined);
  return (
    <form ref={form} noValidate onSubmit={(event) => void signIn(event)}>
      <Stack gap={3}>
        {created !== undefined && (
          <Notice tone="good" isAnnounced>
            {t("signIn.register.done")}
          </Notice>
        )}
        <div className={styles["pair"]}>
          <TextField
            label={t("signIn.account.address")}
            error={errorOf("address")}
            value={address}
            onChange={setAddress}
            name="address"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            placeholder={t("signIn.account.addressExample")}
          />
          <PasswordField
            label={t("signIn.account.password")}
            revealLabel={t("signIn.account.reveal")}
            error={errorOf("password")}
            value={password}
            onChange={setPassword}
            name="password"
            autoComplete="current-password"
          />
        </div>
        <details
          className={styles["fold"]}
          open={isServerShown}
          onToggle={(event) => setServerShown(event.currentTarget.open)}
        >
          <summary>{t("signIn.account.serverFold")}</summary>
          <TextField
            label={t("signIn.account.server")}
            description={t("signIn.account.serverHint")}
            error={errorOf("server")}
            value={server}
            onChange={setServer}
            name="server"
            type="url"
            autoComplete="off"
            spellCheck={false}
          />
        </details>
        {trouble !== undefined && trouble.field === undefined && (
          <Notice tone="bad" isAnnounced>
            {trouble.words}
          </Notice>
        )}
        <Row place="end">
          <Button type="submit" isBusy={isBusy}>
            {isBusy ? t("signIn.account.busy") : t("signIn.account.button")}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
