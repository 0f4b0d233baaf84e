import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { TextField } from "#ui/field/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";
import type { Deed } from "#store/rights.ts";
import type { Occupant } from "#store/room-store.ts";
import { deedWords } from "./deed-words.ts";
import { performDeed } from "./perform-deed.ts";

const MOST_REASON = 1_000;

type DeedDialogProps = {
  readonly client: Client;
  readonly person: Occupant;
  readonly deed: Deed;
  readonly onDone: () => void;
  readonly onCancelled: () => void;
};

/** Asks once more before something is taken from somebody, and why, if one wants to say so. */
export function DeedDialog({ client, person, deed, onDone, onCancelled }: DeedDialogProps) {
  const { t } = useTranslation();
  const formId = useId();
  const [reason, setReason] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();
  const { nick } = person;
  const words = deedWords(deed, person);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const outcome = await performDeed(client, person, deed, reason);
    setBusy(false);
    if (outcome.ok) onDone();
    else setRefusal(outcome.refusal);
  }

  return (
    <Dialog
      title={t(`people.ask.${words}`, { nick })}
      closeLabel={t("common.close")}
      role="alertdialog"
      size="small"
      onClose={onCancelled}
      footer={
        <>
          <Button onClick={onCancelled}>{t("common.cancel")}</Button>
          <Button type="submit" form={formId} variant="danger" isBusy={isBusy}>
            {t(`people.confirm.${deed}`)}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)}>
        <Stack>
          <Text>{t(`people.meaning.${words}`)}</Text>
          <TextField
            label={t("people.reason")}
            description={t("people.reasonHint")}
            value={reason}
            onChange={setReason}
            maxLength={MOST_REASON}
            autoComplete="off"
            data-autofocus=""
          />
          {refusal !== undefined && (
            <Notice tone="bad" isAnnounced>
              {t(["errors.manage", "errors.any"], {
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
