import { useEffect, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { DataFormEditor } from "#ui/data-form/data-form-editor.tsx";
import type { SubmittedField } from "#ui/data-form/model.ts";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Spinner } from "#ui/spinner/spinner.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";
import { nickFieldOf, withNick } from "./with-nick.ts";

type MembershipDialogProps = {
  readonly client: Client;
  /** The room's address, and how it is called. */
  readonly room: string;
  readonly name: string;
  /** What to propose for a nickname. */
  readonly nick: string;
  /** From outside: goes in, once one is a member. */
  readonly onEnter?: () => void;
  readonly onClose: () => void;
};

type Form = Awaited<ReturnType<Client["membershipForm"]>>;

/** The room's own form for who wants to be a member, or to have a nickname kept (MMOG 7.18). */
export function MembershipDialog({ client, room, name, nick, onEnter, onClose }: MembershipDialogProps) {
  const { t } = useTranslation();
  const formId = useId();
  const [answer, setAnswer] = useState<Form | undefined>();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();
  const [result, setResult] = useState<"granted" | "asked" | undefined>();
  const form = useMemo(
    () =>
      answer?.ok === true && answer.value.kind === "form" ? withNick(answer.value.form, nick) : undefined,
    [answer, nick],
  );
  const member = answer?.ok === true && answer.value.kind === "member" ? answer.value.nick : undefined;
  const isMember = member !== undefined || result === "granted";
  const say = ({ code, text = code }: ClientRefusal) =>
    t(["errors.membership", "errors.any"], { context: code, text });

  useEffect(() => {
    let isGone = false;
    void client.membershipForm(room).then((outcome) => {
      if (!isGone) setAnswer(outcome);
    });
    return () => void (isGone = true);
  }, [client, room]);

  async function send(values: readonly SubmittedField[]) {
    setBusy(true);
    setRefusal(undefined);
    const outcome = await client.requestMembership(room, values);
    setBusy(false);
    if (outcome.ok) setResult(outcome.value.isMember ? "granted" : "asked");
    else setRefusal(outcome.refusal);
  }

  // Another nickname mends a conflict, so it is told beside that field.
  const nickField = form && nickFieldOf(form);
  const isAboutNick = refusal?.code === "conflict" && nickField !== undefined;
  const canSend = form !== undefined && result === undefined;

  return (
    <Dialog
      title={
        onEnter === undefined ? t("membership.reserveHeading") : t("membership.askHeading", { room: name })
      }
      closeLabel={t("common.close")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{canSend ? t("common.cancel") : t("common.close")}</Button>
          {canSend && (
            <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
              {t("membership.send")}
            </Button>
          )}
          {isMember && onEnter !== undefined && (
            <Button variant="primary" onClick={onEnter}>
              {t("membership.enter")}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        {answer === undefined && (
          <Row>
            <Spinner />
            <Text tone="muted">{t("membership.loading")}</Text>
          </Row>
        )}
        {answer?.ok === false && (
          <Notice tone="warn" isAnnounced>
            {say(answer.refusal)}
          </Notice>
        )}
        {member !== undefined && (
          <Notice tone="good" isAnnounced>
            {t("membership.already", { nick: member })}
          </Notice>
        )}
        {result !== undefined && (
          <Notice tone="good" isAnnounced>
            {result === "asked" && onEnter === undefined
              ? t("membership.askedInside")
              : t(`membership.${result}`)}
          </Notice>
        )}
        {canSend && (
          <DataFormEditor
            form={form}
            formId={formId}
            texts={t("form", { returnObjects: true })}
            known={t("formFields", { returnObjects: true })}
            error={refusal && !isAboutNick ? say(refusal) : undefined}
            fieldErrors={isAboutNick ? { [nickField]: say(refusal) } : refusal?.fields}
            isBusy={isBusy}
            submitLabel={t("membership.send")}
            onSubmit={(values) => void send(values)}
          />
        )}
      </Stack>
    </Dialog>
  );
}
