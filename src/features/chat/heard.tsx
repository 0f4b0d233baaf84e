import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { LiveRegion } from "#ui/notice/live-region.tsx";
import { harmless, isolated } from "#ui/text/harmless.ts";
import { lineAt, type ChatLine, type ChatLog } from "#store/chat-log.ts";

/** More at once than this is a flood that nobody listens to. */
const MAX_AT_ONCE = 3;

type HeardProps = { readonly log: ChatLog; readonly muted: ReadonlyMap<string, string | undefined> };

/** Tells a screen reader what others say, as they say it: scrolling through the log says nothing. */
export function Heard({ log, muted }: HeardProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const heardKey = useRef(lineAt(log, log.length - 1)?.key ?? 0);

  useEffect(() => {
    const news: ChatLine[] = [];
    for (let index = log.length - 1; index >= 0 && news.length < MAX_AT_ONCE; index -= 1) {
      const line = lineAt(log, index);
      if (line === undefined || line.key <= heardKey.current) break;
      const isSaid = line.kind === "message" && !line.own && !line.delayed && !muted.has(line.nick);
      if (isSaid) news.unshift(line);
    }
    heardKey.current = lineAt(log, log.length - 1)?.key ?? 0;
    if (news.length === 0) return;
    setText(
      news
        .map((line) => t("chat.heard", { nick: isolated(line.nick), text: harmless(line.text) }))
        .join(". "),
    );
  }, [log, muted, t]);

  return <LiveRegion text={text} />;
}
