import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { PasswordField } from "#ui/field/password-field.tsx";
import { TextField } from "#ui/field/text-field.tsx";

type EntryDialogProps = {
  readonly kind: "password" | "nickname";
  readonly room: string;
  readonly initial: string;
  /** What was said to the last attempt. */
  readonly trouble: string | undefined;
  readonly isBusy: boolean;
  readonly onSubmit: (text: string) => void;
  readonly onClose: () => void;
};

/** What the room wants before it lets one in: its password, or a nickname that is free. */
export function EntryDialog({ kind, room, initial, trouble, isBusy, onSubmit, onClose }: EntryDialogProps) {
  const { t } = useTranslation();
  const formId = useId();
  const [text, setText] = useState(initial);
  const shared = { value: text, onChange: setText, error: trouble, "data-autofocus": "" };

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isBusy && text.trim() !== "") onSubmit(text);
  }

  return (
    <Dialog
      title={
        kind === "password" ? t("room.door.password.heading", { room }) : t("room.door.nickname.heading")
      }
      closeLabel={t("common.close")}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            {t("room.door.enter")}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        {kind === "password" ? (
          <PasswordField
            {...shared}
            label={t("room.door.password.label")}
            revealLabel={t("form.reveal")}
            autoComplete="off"
          />
        ) : (
          <TextField
            {...shared}
            label={t("room.door.nickname.label")}
            autoComplete="nickname"
            spellCheck={false}
            maxLength={64}
          />
        )}
      </form>
    </Dialog>
  );
}
