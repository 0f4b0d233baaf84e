import { useId, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { TextField } from "#ui/field/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import type { LobbyClient } from "#session/client.ts";

type CreateRoomProps = {
  readonly client: LobbyClient;
  readonly onClose: () => void;
  readonly onCreated: (room: string, name: string) => void;
};

type Trouble = { readonly isAboutName: boolean; readonly words: string };

/** A name for the new room. What kind of room it is comes next, by the form that the service sends. */
export function CreateRoom({ client, onClose, onCreated }: CreateRoomProps) {
  const { t } = useTranslation();
  const formId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | undefined>();

  function say(isAboutName: boolean, words: string) {
    setTrouble({ isAboutName, words });
    if (isAboutName) field.current?.focus();
  }

  async function create(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (name.trim() === "") return say(true, t("lobby.create.missing"));
    setBusy(true);
    setTrouble(undefined);
    const nick = client.stores.settings.getState().nickname;
    const outcome = await client.createRoom({ name, nick });
    setBusy(false);
    if (outcome.ok) return onCreated(outcome.value.room, name.trim());
    const { code, text = code } = outcome.refusal;
    const isAboutName = ["conflict", "jid-malformed", "forbidden"].includes(code);
    say(isAboutName, t(["errors.create", "errors.join", "errors.any"], { context: code, text }));
  }

  return (
    <Dialog
      title={t("lobby.create.heading")}
      closeLabel={t("common.close")}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            {isBusy ? t("lobby.create.busy") : t("lobby.create.button")}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void create(event)}>
        <Stack>
          <TextField
            ref={field}
            data-autofocus=""
            label={t("lobby.create.name")}
            description={t("lobby.create.nameHint")}
            error={trouble?.isAboutName === true ? trouble.words : undefined}
            value={name}
            onChange={setName}
            autoComplete="off"
            maxLength={100}
          />
          {trouble?.isAboutName === false && (
            <Notice tone="bad" isAnnounced>
              {trouble.words}
            </Notice>
          )}
        </Stack>
      </form>
    </Dialog>
  );
}
