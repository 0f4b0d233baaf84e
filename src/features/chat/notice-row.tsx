import { useTranslation } from "react-i18next";
import { harmless, isolated } from "#ui/text/harmless.ts";
import { Text } from "#ui/text/text.tsx";
import type { ChatLine } from "#store/chat-log.ts";
import { noticeOf } from "./notice-words.ts";
import styles from "./chat.module.css";

/** Something that happened in a talk: a new subject, a notice of the room, words that were not said. */
export function NoticeRow({ line }: { readonly line: ChatLine }) {
  const { t } = useTranslation();
  const { text, values = {} } = line;
  const nick = isolated(line.nick);

  function words(): string {
    if (line.kind === "subject") {
      const subject = isolated(text);
      if (line.nick === "") return t("chat.subjectIs", { subject });
      return text === "" ? t("chat.subjectTaken", { nick }) : t("chat.subjectSet", { nick, subject });
    }
    const notice = noticeOf(text);
    if (notice === undefined) return harmless(text);
    const code = values["code"] ?? "";
    const why = { context: code, text: harmless(values["text"] ?? code) };
    switch (notice) {
      case "notSaid":
        return t(["errors.chat", "errors.any"], why);
      case "subjectNotSet":
        return t(["errors.subject", "errors.any"], why);
      case "voiceNotAsked":
        return t(["errors.voice", "errors.any"], why);
      case "notApproved":
        return t(["errors.approve", "errors.any"], why);
      case "notInvited":
        return t(["errors.invite", "errors.any"], why);
      case "declined":
      case "declinedBecause":
        return t(`invitations.${notice}`, {
          who: isolated(values["who"] ?? ""),
          reason: isolated(values["reason"] ?? ""),
        });
      case "voiceAsked":
        return t("membership.voice.asked");
      case "configured":
      case "fullyAnonymous":
      case "loggingOff":
      case "loggingOn":
      case "nonAnonymous":
      case "semiAnonymous":
        return t(`room.notices.${notice}`);
    }
  }

  const isBad = values["code"] !== undefined;
  const said = values["said"] ?? "";
  return (
    <div className={styles["aside"]}>
      <Text size="small" tone={line.kind === "notice" && isBad ? "bad" : "muted"}>
        {words()}
      </Text>
      {said !== "" && (
        <Text size="small" tone="muted">
          {t("chat.notSaid", { said: isolated(said) })}
        </Text>
      )}
    </div>
  );
}
