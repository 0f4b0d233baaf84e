import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { harmless } from "#ui/text/harmless.ts";
import { Text } from "#ui/text/text.tsx";
import { VirtualList, type VirtualListHandle } from "#ui/virtual-list/virtual-list.tsx";
import type { Client } from "#session/client.ts";
import { lineAt } from "#store/chat-log.ts";
import type { Conversation } from "#store/talk-store.ts";
import { ChatRow } from "./chat-row.tsx";
import { Heard } from "./heard.tsx";
import { placeOf } from "./line-place.ts";
import styles from "./chat.module.css";

const ESTIMATE_PX = 26;

export type ConversationLogProps = {
  readonly client: Client;
  readonly conversation: Conversation;
  /** Which talk it is: '' is the room's. */
  readonly place: string;
  readonly onWhisper: ((nick: string) => void) | undefined;
};

/** What was said in a talk: the lines, then what of our own is still on its way. */
export function ConversationLog({ client, conversation, place, onWhisper }: ConversationLogProps) {
  const { t } = useTranslation();
  const { log, sending } = conversation;
  const ownNick = useStore(client.stores.room, (room) => room.nick);
  const muted = useStore(client.stores.talk, (talk) => talk.muted);
  const list = useRef<VirtualListHandle>(null);
  const newestKey = lineAt(log, log.length - 1)?.key ?? 0;
  /** The newest line when the end went out of view; undefined while it is in view. */
  const [leftAtKey, setLeftAtKey] = useState<number | undefined>();
  const [today] = useState(() => new Date().toDateString());
  const missed = leftAtKey === undefined ? 0 : newestKey - leftAtKey;
  // The note of the service's eyes stands above everything, as a row of its own.
  const count = 1 + log.length + sending.length;

  const keyAt = useMemo(
    () => (index: number) =>
      index === 0
        ? "note"
        : (lineAt(log, index - 1)?.key ?? `sending ${sending[index - 1 - log.length]?.id}`),
    [log, sending],
  );
  const mute = useCallback((nick: string) => client.mute(nick), [client]);
  const unmute = useCallback((nick: string) => client.unmute(nick), [client]);

  function row(index: number) {
    if (index === 0) return <FirstRow isEmpty={count === 1} />;
    const line = lineAt(log, index - 1);
    if (line === undefined) return <Sending text={sending[index - 1 - log.length]?.text ?? ""} />;
    const isMuted = !line.own && muted.has(line.nick);
    return (
      <ChatRow
        line={line}
        {...placeOf(line, lineAt(log, index - 2))}
        ownNick={line.mentions ? ownNick : ""}
        isMuted={isMuted}
        today={today}
        onWhisper={onWhisper}
        onMute={mute}
        onUnmute={unmute}
      />
    );
  }

  return (
    <div className={styles["talk"]}>
      <VirtualList
        role="log"
        label={t("chat.log")}
        count={count}
        keyAt={keyAt}
        renderRow={row}
        estimatePx={ESTIMATE_PX}
        follows
        onEnd={(isAtEnd) => setLeftAtKey(isAtEnd ? undefined : newestKey)}
        handle={list}
        className={styles["log"]}
      />
      {leftAtKey !== undefined && (
        <div className={styles["jump"]}>
          <Button size="small" variant="primary" icon="chevron" onClick={() => list.current?.scrollToEnd()}>
            {missed > 0 ? t("chat.newMessages", { count: missed }) : t("chat.toEnd")}
          </Button>
        </div>
      )}
      <Heard client={client} place={place} />
    </div>
  );
}

/** MMOG 14.2: what is said here is no secret from whoever runs the service. */
function FirstRow({ isEmpty }: { readonly isEmpty: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={styles["note"]}>
      {isEmpty && (
        <Text tone="muted" size="small">
          {t("chat.empty")}
        </Text>
      )}
      <Text tone="faint" size="small">
        {t("chat.secrecy")}
      </Text>
    </div>
  );
}

function Sending({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <p className={styles["sending"]} dir="auto">
      {harmless(text)} <span className={styles["time"]}>({t("chat.sending")})</span>
    </p>
  );
}
