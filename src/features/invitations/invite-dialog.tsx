import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { TextField } from "#ui/field/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { QrCode } from "#ui/qr-code/qr-code.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";
import styles from "./invitations.module.css";
import { addressesIn } from "./addresses-in.ts";

type InviteDialogProps = {
  readonly client: Client;
  /** The room's address as a link of this page. */
  readonly link: string;
  /** Whom to propose. */
  readonly invitees: readonly string[];
  /** So many invitations were sent. */
  readonly onSent: (count: number) => void;
  readonly onClose: () => void;
};

/** Asks people, by their addresses, into the room that we are in (MMOG 7.16). */
export function InviteDialog({ client, link, invitees, onSent, onClose }: InviteDialogProps) {
  const { t } = useTranslation();
  const formId = useId();
  const [whom, setWhom] = useState(invitees.join(", "));
  const [reason, setReason] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();
  const room = useStore(client.stores.room, ({ name, jid }) =>
    name === "" ? (jid.split("@", 1)[0] ?? jid) : name,
  );
  const words = refusal && t(["errors.invite", "errors.any"], { context: refusal.code, text: refusal.code });
  const isAboutWhom = refusal?.code === "jid-malformed" || refusal?.code === "too-many";

  async function send(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setRefusal(undefined);
    const addresses = addressesIn(whom);
    const outcome = await client.invite(addresses, reason);
    setBusy(false);
    if (outcome.ok) onSent(addresses.length);
    else setRefusal(outcome.refusal);
  }

  return (
    <Dialog
      title={t("invitations.inviteHeading", { room })}
      closeLabel={t("common.close")}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" type="submit" form={formId} isBusy={isBusy}>
            {t("invitations.send")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void send(event)}>
        <Stack gap={4}>
          <TextField
            label={t("invitations.whom")}
            description={t("invitations.whomHint")}
            error={isAboutWhom ? words : undefined}
            value={whom}
            onChange={setWhom}
            autoCapitalize="none"
            spellCheck={false}
          />
          <TextField
            label={t("invitations.why")}
            description={t("invitations.whyHint")}
            maxLength={500}
            value={reason}
            onChange={setReason}
          />
          <section className={styles["link"]} aria-label={t("invitations.link")}>
            <QrCode text={link} label={t("invitations.code", { room })} />
            <Stack gap={2}>
              <Text size="small" tone="muted">
                {t("invitations.guests")}
              </Text>
              <a className={styles["address"]} href={link}>
                {link}
              </a>
            </Stack>
          </section>
          {words !== undefined && !isAboutWhom && (
            <Notice tone="bad" isAnnounced>
              {words}
            </Notice>
          )}
        </Stack>
      </form>
    </Dialog>
  );
}
