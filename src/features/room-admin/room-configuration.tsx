import { useCallback, useEffect, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { DataFormsEditor } from "#ui/data-form/data-form-editor.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { Row, Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Spinner } from "#ui/spinner/spinner.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client, ConfigurationForms, FieldValues } from "#session/client.ts";
import type { ClientRefusal, Outcome } from "#session/outcome.ts";
import { withName } from "./with-name.ts";

export type RoomConfigurationProps = {
  readonly client: Client;
  /** The room was just made and stands locked: to give up the form is to give up the room. */
  readonly isNew: boolean;
  /** How the maker called the new room; filled in where the form asks for its name. */
  readonly suggestedName?: string | undefined;
  readonly onSaved: () => void;
  readonly onCancelled: () => void;
};

/** A room's configuration by the forms that the service sends: the room's own and its game's. */
export function RoomConfiguration({
  client,
  isNew,
  suggestedName,
  onSaved,
  onCancelled,
}: RoomConfigurationProps) {
  const { t } = useTranslation();
  const formId = useId();
  const [forms, setForms] = useState<Outcome<ConfigurationForms> | undefined>();
  const [busy, setBusy] = useState<"save" | "defaults" | "cancel" | undefined>();
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();

  const load = useCallback(() => void client.configuration().then(setForms), [client]);
  useEffect(load, [load]);

  async function act(what: "save" | "defaults" | "cancel", action: () => Promise<Outcome>, done: () => void) {
    if (busy !== undefined) return;
    setBusy(what);
    setRefusal(undefined);
    const outcome = await action();
    setBusy(undefined);
    if (outcome.ok) done();
    else setRefusal(outcome.refusal);
  }

  function save(answers: readonly FieldValues[]) {
    if (forms?.ok !== true) return;
    const { room, game } = forms.value;
    const [first, second] = answers;
    const roomValues = room === undefined ? undefined : first;
    const gameValues = room === undefined ? first : second;
    void act(
      "save",
      () =>
        client.configure({
          ...(roomValues !== undefined && { room: roomValues }),
          ...(game !== undefined && gameValues !== undefined && { game: gameValues }),
        }),
      onSaved,
    );
  }

  // A new room is given up where it is made; an old one stays as it was.
  const cancel = isNew
    ? () => void act("cancel", () => client.cancelConfiguration(), onCancelled)
    : onCancelled;
  const shown = useMemo(() => {
    if (forms?.ok !== true) return [];
    const { room, game } = forms.value;
    const named = room === undefined ? undefined : withName(room, suggestedName);
    return [named, game].filter((form) => form !== undefined);
  }, [forms, suggestedName]);

  return (
    <Dialog
      title={t("room.configuration.heading")}
      closeLabel={t("common.close")}
      size="large"
      onClose={cancel}
      footer={
        <>
          {isNew && (
            <Button
              variant="quiet"
              isBusy={busy === "defaults"}
              onClick={() => void act("defaults", () => client.acceptDefaults(), onSaved)}
            >
              {t("room.configuration.saveAsIs")}
            </Button>
          )}
          <Button isBusy={busy === "cancel"} onClick={cancel}>
            {t("common.cancel")}
          </Button>
          {shown.length > 0 && (
            <Button type="submit" form={formId} variant="primary" isBusy={busy === "save"}>
              {t("common.save")}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        {isNew && <Notice tone="info">{t("room.configuration.giveUp")}</Notice>}
        {forms === undefined && (
          <Row>
            <Spinner />
            <Text tone="muted">{t("room.configuration.loading")}</Text>
          </Row>
        )}
        {forms?.ok === false && (
          <Notice
            tone="bad"
            isAnnounced
            actions={
              <Button
                size="small"
                onClick={() => {
                  setForms(undefined);
                  load();
                }}
              >
                {t("common.retry")}
              </Button>
            }
          >
            {t(["errors.configure", "errors.any"], {
              context: forms.refusal.code,
              text: forms.refusal.text ?? forms.refusal.code,
            })}
          </Notice>
        )}
        {forms?.ok === true && shown.length === 0 && (
          <Text tone="muted">{t("room.configuration.nothing")}</Text>
        )}
        {shown.length > 0 && (
          <DataFormsEditor
            forms={shown}
            formId={formId}
            texts={t("form", { returnObjects: true })}
            known={t("formFields", { returnObjects: true })}
            error={refusal && words(refusal)}
            fieldErrors={refusal?.fields}
            isBusy={busy !== undefined}
            submitLabel={t("common.save")}
            onSubmit={save}
          />
        )}
        {shown.length === 0 && refusal !== undefined && (
          <Notice tone="bad" isAnnounced>
            {words(refusal)}
          </Notice>
        )}
      </Stack>
    </Dialog>
  );

  function words({ code, text = code }: ClientRefusal): string {
    return t(["errors.configure", "errors.any"], { context: code, text });
  }
}
