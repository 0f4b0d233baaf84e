import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { LiveRegion } from "#ui/notice/live-region.tsx";
import { harmless, isolated } from "#ui/text/harmless.ts";
import type { Client } from "#session/client.ts";
import { emptyLog, lineAt, type ChatLine, type ChatLog } from "#store/chat-log.ts";
import type { TalkState } from "#store/talk-store.ts";

/** More at once than this is a flood that nobody listens to. */
const MAX_AT_ONCE = 3;

type HeardProps = { readonly client: Client; readonly place: string };

/** Tells a screen reader what others say, as they say it: scrolling through the log says nothing. */
export function Heard({ client, place }: HeardProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");

  useEffect(() => {
    const { talk } = client.stores;
    let heardKey = newestKeyOf(logOf(talk.getState(), place));
    return talk.subscribe((state) => {
      const log = logOf(state, place);
      const news = newsOf(log, heardKey).filter((line) => !state.muted.has(line.nick));
      heardKey = newestKeyOf(log);
      if (news.length === 0) return;
      const words = (line: ChatLine) =>
        t("chat.heard", { nick: isolated(line.nick), text: harmless(line.text) });
      setText(news.slice(-MAX_AT_ONCE).map(words).join(". "));
    });
  }, [client, place, t]);

  return <LiveRegion text={text} />;
}

/** Live messages of others among the newest lines, as far as `heardKey`. */
function newsOf(log: ChatLog, heardKey: number): readonly ChatLine[] {
  const news: ChatLine[] = [];
  for (let index = log.length - 1; index >= Math.max(0, log.length - MAX_AT_ONCE * 4); index -= 1) {
    const line = lineAt(log, index);
    if (line === undefined || line.key <= heardKey) break;
    if (line.kind === "message" && !line.own && !line.delayed) news.unshift(line);
  }
  return news;
}

function logOf(talk: TalkState, place: string): ChatLog {
  return (place === "" ? talk.room : talk.whispers.get(place))?.log ?? emptyLog;
}

function newestKeyOf(log: ChatLog): number {
  return lineAt(log, log.length - 1)?.key ?? 0;
}
