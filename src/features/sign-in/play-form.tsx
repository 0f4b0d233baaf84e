import { useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Text } from "#ui/text/text.tsx";
import type { LobbyClient } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";
import { NicknameField } from "./nickname-field.tsx";
import { anyNickname } from "./nickname.ts";

type PlayFormProps = {
  readonly client: LobbyClient;
  readonly onRooms: () => void;
  readonly onRoom: (room: string, trouble?: string) => void;
};

/** A nickname, already filled in, and two ways on: straight into the battle, or to the list of rooms. */
export function PlayForm({ client, onRooms, onRoom }: PlayFormProps) {
  const { t } = useTranslation();
  const kept = useStore(client.stores.settings, (state) => state.nickname);
  const [nickname, setNickname] = useState(() => (kept === "" ? anyNickname() : kept));
  const [busy, setBusy] = useState<"play" | "rooms" | undefined>();
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();
  const field = useRef<HTMLInputElement>(null);
  const isAboutName = refusal !== undefined && ABOUT_THE_NAME.includes(refusal.code);
  const words =
    refusal &&
    t(["errors.join", "errors.connect", "errors.any"], {
      context: refusal.code,
      text: refusal.text ?? refusal.code,
    });

  /** The service's refusal, or our own: an empty nickname. */
  function refuse(refused: ClientRefusal) {
    setRefusal(refused);
    if (ABOUT_THE_NAME.includes(refused.code)) field.current?.focus();
  }

  async function play(event: FormEvent) {
    event.preventDefault();
    if (busy !== undefined) return;
    if (nickname.trim() === "") return refuse({ code: "nick-missing" });
    setBusy("play");
    setRefusal(undefined);
    const outcome = await client.playNow(nickname);
    setBusy(undefined);
    if (outcome.ok) return onRoom(outcome.value.room);
    if (outcome.refusal.code === "superseded") return;
    const room = client.stores.room.getState();
    if (room.phase !== "inside") return refuse(outcome.refusal);
    // Inside, but without a place: the room's own screen is the place to say so.
    const { code, text = code } = outcome.refusal;
    onRoom(room.jid, t(["errors.team", "errors.join", "errors.any"], { context: code, text }));
  }

  async function goToRooms() {
    if (nickname.trim() === "") return refuse({ code: "nick-missing" });
    setBusy("rooms");
    setRefusal(undefined);
    const outcome = await client.signInAsGuest(nickname);
    setBusy(undefined);
    if (outcome.ok) onRooms();
    else refuse(outcome.refusal);
  }

  return (
    <form noValidate onSubmit={(event) => void play(event)}>
      <Stack gap={4}>
        <Text tone="muted">{t("signIn.play.text")}</Text>
        <NicknameField
          value={nickname}
          onChange={setNickname}
          trouble={words}
          isAboutName={isAboutName}
          fieldRef={field}
        />
        <Stack gap={2}>
          <Button type="submit" variant="primary" size="large" icon="play" wide isBusy={busy === "play"}>
            {busy === "play" ? t("signIn.play.busy") : t("signIn.play.button")}
          </Button>
          <Button wide isBusy={busy === "rooms"} onClick={() => void goToRooms()}>
            {t("signIn.play.rooms")}
          </Button>
        </Stack>
      </Stack>
    </form>
  );
}

const ABOUT_THE_NAME = ["nick-missing", "jid-malformed", "conflict", "not-acceptable"];
