import { memo } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "#ui/cx.ts";
import { Text } from "#ui/text/text.tsx";
import type { ChatLine } from "#store/chat-log.ts";
import type { ChatRun } from "./chat-runs.ts";
import { noticeOf } from "./notice-words.ts";
import styles from "./chat.module.css";

/** One person's words in a row, a notice of the room, or a new subject. */
export const ChatEntry = memo(
  function ChatEntry({ run }: { readonly run: ChatRun }) {
    if (run.kind !== "message")
      return (
        <div className={styles["aside"]}>
          {run.lines.map((line) => (
            <Aside key={line.key} line={line} />
          ))}
        </div>
      );
    return (
      <div className={cx(styles["run"], run.own && styles["own"])}>
        <div className={styles["who"]}>
          <span className={styles["nick"]}>{run.nick}</span>
          <Time atMs={run.atMs} />
        </div>
        {run.lines.map((line) => (
          <p key={line.key} className={styles["text"]}>
            {line.text}
          </p>
        ))}
      </div>
    );
  },
  (before, now) => before.run.key === now.run.key && before.run.lines.length === now.run.lines.length,
);

function Aside({ line }: { readonly line: ChatLine }) {
  const { t } = useTranslation();
  const { nick, text, values } = line;
  if (line.kind === "subject")
    return (
      <Text size="small" tone="muted">
        {nick === ""
          ? t("room.chat.subjectIs", { subject: text })
          : t("room.chat.subjectSet", { nick, subject: text })}
      </Text>
    );
  const notice = noticeOf(text);
  if (notice === "notSaid") {
    const code = values?.["code"] ?? "";
    return (
      <Text size="small" tone="bad">
        {t(["errors.chat", "errors.any"], { context: code, text: values?.["text"] ?? code })}
      </Text>
    );
  }
  return (
    <Text size="small" tone="muted">
      {notice === undefined ? text : t(`room.notices.${notice}`)}
    </Text>
  );
}

function Time({ atMs }: { readonly atMs: number }) {
  const { i18n } = useTranslation();
  const date = new Date(atMs);
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  const short = new Intl.DateTimeFormat(i18n.language, { timeStyle: "short" });
  return (
    <time className={styles["time"]} dateTime={date.toISOString()} title={format.format(date)}>
      {short.format(date)}
    </time>
  );
}
