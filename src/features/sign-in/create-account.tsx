import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { DataFormEditor } from "#ui/data-form/data-form-editor.tsx";
import type { DataForm, SubmittedField } from "#ui/data-form/model.ts";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Spinner } from "#ui/spinner/spinner.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Text } from "#ui/text/text.tsx";
import type { LobbyClient } from "#session/client.ts";
import type { ClientRefusal, Outcome } from "#session/outcome.ts";
import { newAccountOf, withLabels, type NewAccount } from "./new-account.ts";

type CreateAccountProps = {
  readonly client: LobbyClient;
  readonly onClose: () => void;
  readonly homeDomain: () => Promise<string | undefined>;
  readonly onCreated: (account: NewAccount) => void;
};

/** The server's own form for a new account (XEP-0077), filled in here. */
export function CreateAccount({ client, homeDomain, onClose, onCreated }: CreateAccountProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState<Outcome<DataForm> | undefined>();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();
  const say = ({ code, text = code }: ClientRefusal) =>
    t(["errors.register", "errors.connect", "errors.any"], { context: code, text });

  useEffect(() => {
    let isGone = false;
    void client.registrationForm().then((outcome) => {
      if (!isGone) setForm(outcome);
    });
    return () => void (isGone = true);
  }, [client]);

  async function create(values: readonly SubmittedField[]) {
    setBusy(true);
    setRefusal(undefined);
    const outcome = await client.createAccount(values);
    setBusy(false);
    if (!outcome.ok) return setRefusal(outcome.refusal);
    onCreated(newAccountOf(values, await homeDomain()));
  }

  return (
    <Dialog
      title={t("signIn.register.heading")}
      closeLabel={t("common.close")}
      size="small"
      onClose={onClose}
    >
      {form === undefined && (
        <Row>
          <Spinner />
          <Text tone="muted">{t("signIn.register.loading")}</Text>
        </Row>
      )}
      {form?.ok === false && (
        <Stack>
          <Notice tone="warn" isAnnounced>
            {say(form.refusal)}
          </Notice>
          <Row place="end">
            <Button onClick={onClose}>{t("signIn.register.instead")}</Button>
          </Row>
        </Stack>
      )}
      {form?.ok === true && (
        <DataFormEditor
          form={withLabels(form.value, t("signIn.register.fields", { returnObjects: true }))}
          texts={t("form", { returnObjects: true })}
          error={refusal && say(refusal)}
          fieldErrors={refusal?.fields}
          isBusy={isBusy}
          submitLabel={t("signIn.register.button")}
          cancelLabel={t("common.cancel")}
          onCancel={onClose}
          onSubmit={(values) => void create(values)}
        />
      )}
    </Dialog>
  );
}
