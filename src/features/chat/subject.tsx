import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button, IconButton } from "#ui/button/button.tsx";
import { cx } from "#ui/cx.ts";
import { TextField } from "#ui/field/text-field.tsx";
import { Nick } from "#ui/text/nick.tsx";
import type { Client } from "#session/client.ts";
import { selfOf, type RoomState } from "#store/room-store.ts";
import styles from "./chat.module.css";

const MAX_SUBJECT = 1_000;

/** MMOG 8.1: moderators; others with voice where the room lets them, or doesn't tell. */
function mayChangeSubject(room: RoomState): boolean {
  const role = selfOf(room)?.role;
  return role === "moderator" || (role === "participant" && room.subjectByAll !== false);
}

/** What the room talks about; who may, changes it, and an empty one takes it away. */
export function Subject({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const subject = useStore(client.stores.room, (room) => room.subject);
  const mayChange = useStore(client.stores.room, mayChangeSubject);
  const [draft, setDraft] = useState<string | undefined>();
  const [trouble, setTrouble] = useState<string | undefined>();

  function change(event: FormEvent) {
    event.preventDefault();
    if (draft === undefined) return;
    const outcome = client.setSubject(draft.trim());
    if (outcome.ok) return close();
    const { code } = outcome.refusal;
    setTrouble(t(["errors.subject", "errors.any"], { context: code, text: code }));
  }

  function close() {
    setDraft(undefined);
    setTrouble(undefined);
  }

  if (draft !== undefined)
    return (
      <form className={styles["say"]} noValidate onSubmit={change}>
        <TextField
          label={t("chat.subject")}
          value={draft}
          onChange={setDraft}
          error={trouble}
          autoFocus
          maxLength={MAX_SUBJECT}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            close();
          }}
        />
        <Button type="submit">{t("common.save")}</Button>
        <IconButton icon="close" label={t("common.cancel")} onClick={close} />
      </form>
    );
  return (
    <div className={styles["subject"]}>
      <p className={cx(styles["subject-text"], subject === "" && styles["none"])}>
        {subject === "" ? t("chat.noSubject") : <Nick>{subject}</Nick>}
      </p>
      {mayChange && (
        <IconButton
          icon="scroll"
          size="small"
          label={t("chat.changeSubject")}
          onClick={() => setDraft(subject)}
        />
      )}
    </div>
  );
}
