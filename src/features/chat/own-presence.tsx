import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button, IconButton } from "#ui/button/button.tsx";
import { TextField } from "#ui/field/text-field.tsx";
import { Nick } from "#ui/text/nick.tsx";
import type { Client } from "#session/client.ts";
import { selfOf, type Occupant } from "#store/room-store.ts";
import styles from "./chat.module.css";

const AVAILABILITIES = ["available", "away", "busy"] as const satisfies readonly Occupant["availability"][];
const MAX_NICK = 64;

/** Oneself in this room: the nickname and how available one is, and both can be changed. */
export function OwnPresence({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const nick = useStore(client.stores.room, (room) => room.nick);
  const availability = useStore(client.stores.room, (room) => selfOf(room)?.availability ?? "available");
  const [isChanging, setChanging] = useState(false);

  if (isChanging) return <NickForm client={client} nick={nick} onClose={() => setChanging(false)} />;
  return (
    <div role="group" aria-label={t("chat.self.label")} className={styles["self"]}>
      <span className={styles["self-nick"]}>
        <Nick>{nick}</Nick>
      </span>
      <Button size="small" variant="quiet" onClick={() => setChanging(true)}>
        {t("chat.self.change")}
      </Button>
      <select
        aria-label={t("chat.self.availability")}
        className={styles["self-availability"]}
        value={availability}
        onChange={({ currentTarget: { value } }) => {
          const known = AVAILABILITIES.find((each) => each === value);
          if (known !== undefined) client.setAvailability(known);
        }}
      >
        {AVAILABILITIES.map((each) => (
          <option key={each} value={each}>
            {t(`chat.self.${each}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

type NickFormProps = { readonly client: Client; readonly nick: string; readonly onClose: () => void };

function NickForm({ client, nick, onClose }: NickFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(nick);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | undefined>();

  async function change(event: FormEvent) {
    event.preventDefault();
    if (isBusy || draft.trim() === "") return;
    setBusy(true);
    const outcome = await client.changeNick(draft);
    setBusy(false);
    if (outcome.ok) return onClose();
    const { code, suggestion } = outcome.refusal;
    // MMOG 7.14: the nickname that the room keeps for us may be had.
    if (suggestion !== undefined) setDraft(suggestion);
    setTrouble(t(["errors.nick", "errors.any"], { context: code, text: code }));
  }

  return (
    <form className={styles["say"]} noValidate onSubmit={(event) => void change(event)}>
      <TextField
        label={t("chat.self.nickname")}
        value={draft}
        onChange={setDraft}
        error={trouble}
        maxLength={MAX_NICK}
        autoComplete="nickname"
        autoFocus
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          onClose();
        }}
      />
      <Button type="submit" isBusy={isBusy}>
        {t("common.save")}
      </Button>
      <IconButton icon="close" label={t("common.cancel")} onClick={onClose} />
    </form>
  );
}
