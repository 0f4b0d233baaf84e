import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { PasswordField } from "#ui/field/password-field.tsx";
import { TextArea } from "#ui/field/text-area.tsx";
import { TextField } from "#ui/field/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import type { Client } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";

type DestroyRoomProps = { readonly client: Client; readonly onClose: () => void };

/** The service refuses longer ones. */
const MAX_TEXT = 1_000;

/** Ends the room for good, with a word to its people (MMOG 10.13). That it is done the room's screen tells. */
export function DestroyRoom({ client, onClose }: DestroyRoomProps) {
  const { t } = useTranslation();
  const formId = useId();
  const example = useStore(client.stores.connection, ({ service }) => `tewkesbury@${service}`);
  const [reason, setReason] = useState("");
  const [venue, setVenue] = useState("");
  const [password, setPassword] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();
  const problem = refusal?.fields?.["venue"] === "same-room" ? "same-room" : "jid-malformed";
  const isAboutVenue = refusal?.code === "jid-malformed";

  async function destroy(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setRefusal(undefined);
    const outcome = await client.destroyRoom({ venue, password, reason });
    setBusy(false);
    if (outcome.ok) onClose();
    else setRefusal(outcome.refusal);
  }

  return (
    <Dialog
      title={t("keeping.destroy.heading")}
      closeLabel={t("common.close")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" form={formId} variant="danger" icon="trash" isBusy={isBusy}>
            {t("keeping.destroy.button")}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void destroy(event)}>
        <Stack>
          <Notice tone="bad">{t("keeping.destroy.warning")}</Notice>
          <TextArea
            data-autofocus=""
            label={t("keeping.destroy.reason")}
            description={t("keeping.destroy.reasonHint")}
            value={reason}
            onChange={setReason}
            maxLength={MAX_TEXT}
          />
          <TextField
            label={t("keeping.destroy.venue")}
            description={t("keeping.destroy.venueHint", { example })}
            error={isAboutVenue ? t(`keeping.destroy.problems.${problem}`) : undefined}
            value={venue}
            onChange={setVenue}
            spellCheck={false}
            autoComplete="off"
          />
          {venue.trim() !== "" && (
            <PasswordField
              label={t("keeping.destroy.password")}
              description={t("keeping.destroy.passwordHint")}
              revealLabel={t("form.reveal")}
              value={password}
              onChange={setPassword}
              autoComplete="off"
              maxLength={MAX_TEXT}
            />
          )}
          {refusal !== undefined && !isAboutVenue && (
            <Notice tone="bad" isAnnounced>
              {t(["errors.destroy", "errors.any"], {
                context: refusal.code,
                text: refusal.text ?? refusal.code,
              })}
            </Notice>
          )}
        </Stack>
      </form>
    </Dialog>
  );
}
