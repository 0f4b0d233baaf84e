import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { IconButton } from "#ui/button/button.tsx";
import { Tabs } from "#ui/tabs/tabs.tsx";
import { isolated } from "#ui/text/harmless.ts";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import type { PrivateConversation } from "#store/talk-store.ts";
import { ConversationLog } from "./conversation-log.tsx";
import { OwnPresence } from "./own-presence.tsx";
import type { Ways } from "./run-command.ts";
import { SayForm } from "./say-form.tsx";
import { Subject } from "./subject.tsx";
import styles from "./chat.module.css";

export type ChatProps = {
  readonly client: Client;
  /** Puts the focus into the field as soon as it is there. */
  readonly isFocused?: boolean;
  /** Where the commands /join and /part lead. */
  readonly ways: Ways;
};

/** What is said in the room, and in private with some of its people. */
export function Chat({ client, isFocused = false, ways }: ChatProps) {
  const { t } = useTranslation();
  const shown = useStore(client.stores.talk, (talk) => talk.shown);
  const whispers = useStore(client.stores.talk, (talk) => talk.whispers);
  const unread = useStore(client.stores.talk, (talk) => talk.room.unread);
  useLooking(client);

  const show = useCallback((place: string) => client.showTalk(place), [client]);
  const shared = { client, isFocused, ways };
  const roomTalk = <RoomTalk {...shared} onWhisper={show} />;
  return (
    <div className={styles["chat"]}>
      <Subject client={client} />
      {whispers.size === 0 ? (
        roomTalk
      ) : (
        <Tabs
          label={t("chat.talks")}
          selected={shown}
          onSelect={show}
          isFilling
          tabs={[
            { id: "", label: t("chat.room"), count: unread, content: roomTalk },
            ...[...whispers.values()].map((talk) => ({
              id: talk.nick,
              label: isolated(talk.nick),
              count: talk.unread,
              content: <PrivateTalk key={talk.nick} {...shared} talk={talk} />,
            })),
          ]}
        />
      )}
      <OwnPresence client={client} />
    </div>
  );
}

type TalkProps = Required<ChatProps>;

function RoomTalk({
  client,
  onWhisper,
  ...form
}: TalkProps & { readonly onWhisper: (nick: string) => void }) {
  const conversation = useStore(client.stores.talk, (talk) => talk.room);
  return (
    <>
      <ConversationLog client={client} conversation={conversation} place="" onWhisper={onWhisper} />
      <SayForm {...form} client={client} place="" />
    </>
  );
}

function PrivateTalk({ client, talk, ...form }: TalkProps & { readonly talk: PrivateConversation }) {
  const { t } = useTranslation();
  const nick = isolated(talk.nick);
  const isMuted = useStore(client.stores.talk, ({ muted }) => muted.has(talk.nick));
  return (
    <>
      <div className={styles["private"]}>
        <Text size="small" tone="muted">
          {talk.isGone ? t("chat.gone", { nick }) : t("chat.alone", { nick })}
        </Text>
        <IconButton
          icon={isMuted ? "sound" : "sound-off"}
          size="small"
          label={isMuted ? t("chat.unmuteWho", { nick }) : t("chat.mute", { nick })}
          onClick={() => (isMuted ? client.unmute(talk.nick) : client.mute(talk.nick))}
        />
        <IconButton
          icon="close"
          size="small"
          label={t("chat.closeTalk", { nick })}
          onClick={() => client.closeWhisper(talk.nick)}
        />
      </div>
      <ConversationLog client={client} conversation={talk} place={talk.nick} onWhisper={undefined} />
      {!talk.isGone && <SayForm {...form} client={client} place={talk.nick} />}
    </>
  );
}

/** Tells the session whether the talk is before the person's eyes: on a page in view, as long as it is shown. */
function useLooking(client: Client): void {
  useEffect(() => {
    const look = () => client.lookAtTalk(document.visibilityState === "visible");
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      client.lookAtTalk(false);
    };
  }, [client]);
}
