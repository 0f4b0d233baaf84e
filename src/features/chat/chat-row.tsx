import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "#ui/button/button.tsx";
import { cx } from "#ui/cx.ts";
import { harmless, isolated } from "#ui/text/harmless.ts";
import { Nick } from "#ui/text/nick.tsx";
import { Text } from "#ui/text/text.tsx";
import { placesOfName } from "#session/mentions.ts";
import type { ChatLine } from "#store/chat-log.ts";
import { ChatTime } from "./chat-time.tsx";
import { isAction, type LinePlace } from "./line-place.ts";
import { NoticeRow } from "./notice-row.tsx";
import styles from "./chat.module.css";

export type ChatRowProps = LinePlace & {
  readonly line: ChatLine;
  /** Ours, to find it in what others say. */
  readonly ownNick: string;
  readonly isMuted: boolean;
  readonly today: string;
  /** Speaks to its author alone; undefined in a private talk. */
  readonly onWhisper: ((nick: string) => void) | undefined;
  readonly onMute: (nick: string) => void;
  readonly onUnmute: (nick: string) => void;
};

/** A line of a talk with what stands above it: a divider, the name, the time. */
export const ChatRow = memo(function ChatRow({ divider, ...row }: ChatRowProps) {
  const { t } = useTranslation();
  return (
    <div className={cx(styles["row"], row.isFirst && styles["first"])}>
      {divider !== undefined && <p className={styles["divider"]}>{t(`chat.dividers.${divider}`)}</p>}
      {content(row)}
    </div>
  );
});

function content(row: Omit<ChatRowProps, "divider">): ReactNode {
  const { line, isFirst, isMuted, onUnmute } = row;
  if (line.kind !== "message") return <NoticeRow line={line} />;
  if (isMuted) return isFirst && <Muted nick={line.nick} onUnmute={onUnmute} />;
  if (isAction(line.text))
    return (
      <p className={cx(styles["text"], styles["deed"], line.mentions && styles["mention"])} dir="auto">
        <Nick>{line.nick}</Nick> <Words {...row} text={line.text.slice("/me ".length)} />
      </p>
    );
  return (
    <>
      {isFirst && <Who {...row} />}
      <p className={cx(styles["text"], line.mentions && styles["mention"])} dir="auto">
        <Words {...row} text={line.text} />
      </p>
    </>
  );
}

type WhoProps = Pick<ChatRowProps, "line" | "today" | "onWhisper" | "onMute">;

function Who({ line, today, onWhisper, onMute }: WhoProps) {
  const { t } = useTranslation();
  const nick = isolated(line.nick);
  // The keyboard does the same in the list of people, and by /msg and /mute: here it would have to pass them all.
  return (
    <div className={cx(styles["who"], line.own && styles["own"])}>
      {onWhisper === undefined || line.own ? (
        <span className={styles["nick"]}>
          <Nick>{line.nick}</Nick>
        </span>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={styles["nick"]}
          title={t("chat.whisper", { nick })}
          onClick={() => onWhisper(line.nick)}
        >
          <Nick>{line.nick}</Nick>
        </button>
      )}
      <ChatTime atMs={line.atMs} today={today} />
      {!line.own && (
        <span className={styles["mute"]}>
          <IconButton
            icon="sound-off"
            size="small"
            tabIndex={-1}
            label={t("chat.mute", { nick })}
            onClick={() => onMute(line.nick)}
          />
        </span>
      )}
    </div>
  );
}

function Muted({ nick, onUnmute }: { readonly nick: string; readonly onUnmute: (nick: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles["aside"]}>
      <Text as="span" size="small" tone="muted">
        {t("chat.muted", { nick: isolated(nick) })}
      </Text>
      <Button size="small" variant="quiet" onClick={() => onUnmute(nick)}>
        {t("chat.unmute")}
      </Button>
    </div>
  );
}

/** What was said, its own direction kept to itself, with our name marked. */
function Words({ line, text, ownNick }: Pick<ChatRowProps, "line" | "ownNick"> & { readonly text: string }) {
  const safe = harmless(text);
  const parts: ReactNode[] = [];
  let end = 0;
  if (line.mentions)
    for (const [from, to] of placesOfName(safe, ownNick)) {
      parts.push(safe.slice(end, from), <mark key={from}>{safe.slice(from, to)}</mark>);
      end = to;
    }
  parts.push(safe.slice(end));
  return <bdi>{parts}</bdi>;
}
