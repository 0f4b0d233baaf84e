import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { TextField } from "#ui/field/text-field.tsx";
import { LiveRegion } from "#ui/notice/live-region.tsx";
import { isolated } from "#ui/text/harmless.ts";
import type { Client } from "#session/client.ts";
import { selfOf } from "#store/room-store.ts";
import { NoVoice } from "./no-voice.tsx";
import { readCommand } from "./commands.ts";
import { runCommand, type CommandResult, type Ways } from "./run-command.ts";
import { Unacknowledged } from "./unacknowledged.tsx";
import { useCompletion } from "./use-completion.ts";
import styles from "./chat.module.css";

/** The field takes this many characters; the session refuses more. */
const MAX_TEXT = 10_000;

export type SayFormProps = {
  readonly client: Client;
  /** The talk that it speaks to: '' is the room's. */
  readonly place: string;
  /** Puts the focus into the field as soon as it is there. */
  readonly isFocused: boolean;
  readonly ways: Ways;
};

/** A line to say something, with the completion of nicknames and the commands of MMOG 18.2.1. */
export function SayForm({ client, place, isFocused, ways }: SayFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [result, setResult] = useState<CommandResult>({ kind: "done" });
  const field = useRef<HTMLInputElement>(null);
  const unacknowledged = useStore(client.stores.room, (room) => room.unacknowledged);
  const hasVoice = useStore(client.stores.room, (room) => selfOf(room)?.role !== "visitor");
  const nicks = () => client.stores.room.getState().occupants.keys();
  const { onKeyDown, told } = useCompletion(field, nicks, setText);

  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);

  async function say(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === "") return;
    const outcome = await runCommand(client, readCommand(text, nicks()), place, ways);
    setResult(outcome);
    // What was not done stays to be mended; a question is answered.
    if (outcome.kind === "done" || (outcome.kind === "told" && outcome.key === "help")) setText("");
  }

  function sentence(): string | undefined {
    if (result.kind === "done") return undefined;
    if (result.kind === "refused") {
      const { operation, code } = result;
      return t([`errors.${operation}`, "errors.any"], { context: code, text: code });
    }
    const { key, name } = result;
    return key === "nobody"
      ? t("chat.commands.nobody", { nick: isolated(name) })
      : t(`chat.commands.${key}`, { name: isolated(name) });
  }

  if (unacknowledged.length > 0) return <Unacknowledged client={client} codes={unacknowledged} />;
  if (place === "" && !hasVoice) return <NoVoice client={client} />;
  const isHelp = result.kind === "told" && result.key === "help";
  return (
    <>
      <form className={styles["say"]} noValidate onSubmit={(event) => void say(event)}>
        <TextField
          ref={field}
          label={t("chat.message")}
          error={isHelp ? undefined : sentence()}
          description={isHelp ? sentence() : undefined}
          placeholder={
            place === "" ? t("chat.placeholder") : t("chat.placeholderPrivate", { nick: isolated(place) })
          }
          title={t("chat.hint")}
          value={text}
          onChange={(now) => {
            setText(now);
            if (result.kind !== "done") setResult({ kind: "done" });
          }}
          onKeyDown={onKeyDown}
          maxLength={MAX_TEXT}
          autoComplete="off"
          dir="auto"
        />
        <Button type="submit">{t("chat.send")}</Button>
      </form>
      <LiveRegion text={told} />
    </>
  );
}
