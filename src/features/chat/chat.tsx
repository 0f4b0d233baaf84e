import { useEffect, useLayoutEffect, useMemo, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button, IconButton } from "#ui/button/button.tsx";
import { cx } from "#ui/cx.ts";
import { TextField } from "#ui/field/text-field.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import { linesOf } from "#store/chat-log.ts";
import { selfOf } from "#store/room-store.ts";
import { ChatEntry } from "./chat-entry.tsx";
import { chatRuns } from "./chat-runs.ts";
import { Unacknowledged } from "./unacknowledged.tsx";
import styles from "./chat.module.css";

/** The field takes this many characters; the session refuses more. */
const MAX_TEXT = 10_000;
/** This near to the end, in pixels, the log follows what is said. */
const NEAR_END_PX = 40;

export type ChatProps = {
  readonly client: Client;
  /** Puts the focus into the field as soon as it is there. */
  readonly isFocused?: boolean;
};

/** What is said in the room: subject, messages, and a line to say something. */
export function Chat({ client, isFocused = false }: ChatProps) {
  const { t } = useTranslation();
  const log = useStore(client.stores.talk, (talk) => talk.room.log);
  const runs = useMemo(() => chatRuns(linesOf(log)), [log]);
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);

  useLayoutEffect(() => {
    if (follows.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [runs]);

  return (
    <div className={styles["chat"]}>
      <Subject client={client} />
      <div
        ref={box}
        role="log"
        aria-label={t("room.chat.log")}
        tabIndex={0}
        className={styles["log"]}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          follows.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
        }}
      >
        {runs.length === 0 ? (
          <Text tone="muted" size="small">
            {t("room.chat.empty")}
          </Text>
        ) : (
          runs.map((run) => <ChatEntry key={run.key} run={run} />)
        )}
      </div>
      <SayForm client={client} isFocused={isFocused} />
    </div>
  );
}

function SayForm({ client, isFocused }: Required<ChatProps>) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState<string | undefined>();
  const field = useRef<HTMLInputElement>(null);
  const unacknowledged = useStore(client.stores.room, (room) => room.unacknowledged);
  const hasVoice = useStore(client.stores.room, (room) => selfOf(room)?.role !== "visitor");

  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);

  function say(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === "") return;
    const outcome = client.say(text);
    if (outcome.ok) setText("");
    setTrouble(
      outcome.ok
        ? undefined
        : t(["errors.chat", "errors.any"], { context: outcome.refusal.code, text: outcome.refusal.code }),
    );
  }

  if (!hasVoice) return <Text tone="muted">{t("room.chat.noVoice")}</Text>;
  if (unacknowledged.length > 0) return <Unacknowledged client={client} codes={unacknowledged} />;
  return (
    <form className={styles["say"]} noValidate onSubmit={say}>
      <TextField
        ref={field}
        label={t("room.chat.message")}
        error={trouble}
        placeholder={t("room.chat.placeholder")}
        value={text}
        onChange={setText}
        maxLength={MAX_TEXT}
        autoComplete="off"
      />
      <Button type="submit">{t("room.chat.send")}</Button>
    </form>
  );
}

function Subject({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const subject = useStore(client.stores.room, (room) => room.subject);
  const [draft, setDraft] = useState<string | undefined>();

  function change(event: FormEvent) {
    event.preventDefault();
    if (draft !== undefined) client.setSubject(draft.trim());
    setDraft(undefined);
  }

  if (draft !== undefined)
    return (
      <form className={styles["say"]} noValidate onSubmit={change}>
        <TextField
          label={t("room.chat.subject")}
          value={draft}
          onChange={setDraft}
          autoFocus
          maxLength={1_000}
        />
        <Button type="submit">{t("common.save")}</Button>
        <IconButton icon="close" label={t("common.cancel")} onClick={() => setDraft(undefined)} />
      </form>
    );
  return (
    <div className={styles["subject"]}>
      <p className={cx(styles["subject-text"], subject === "" && styles["none"])}>
        {subject === "" ? t("room.chat.noSubject") : subject}
      </p>
      <IconButton
        icon="scroll"
        size="small"
        label={t("room.chat.changeSubject")}
        onClick={() => setDraft(subject)}
      />
    </div>
  );
}
