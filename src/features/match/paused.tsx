import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useRefusalText } from "#features/match/refusal-text.ts";
import type { Client } from "#session/client.ts";
import { Button } from "#ui/button/button.tsx";
import { Panel } from "#ui/panel/panel.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Text } from "#ui/text/text.tsx";

export type PausedProps = {
  readonly client: Client;
  /** One has a tank and must say that one goes on. */
  readonly isPlayer: boolean;
};

/** Why nothing moves, and what lets it go on. */
export function Paused({ client, isPlayer }: PausedProps) {
  const { t } = useTranslation();
  const sayRefusal = useRefusalText();
  const nick = useStore(client.stores.room, (room) => room.nick);
  const occupants = useStore(client.stores.room, (room) => room.occupants);
  const started = useStore(client.stores.match, (match) => match.ready);
  const ownModel = useStore(client.stores.match, (match) => match.ownModel);
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  // Who left may have started before.
  const ready = started.filter((name) => occupants.has(name));
  const isReady = ready.includes(nick);

  async function goOn(): Promise<void> {
    setAsking(true);
    const outcome = await client.ready(ownModel);
    setAsking(false);
    setProblem(outcome.ok ? undefined : sayRefusal("start", outcome.refusal));
  }

  return (
    <Panel title={t("battle.paused.heading")} look="framed">
      <Text>{t("battle.paused.text")}</Text>
      <Text tone="muted">{t(isPlayer ? "battle.paused.waiting" : "battle.paused.watching")}</Text>
      {ready.length > 0 && (
        <Text size="small" tone="muted">
          {t("battle.paused.ready", { names: ready.join(", ") })}
        </Text>
      )}
      {problem !== undefined && (
        <Notice tone="bad" isAnnounced>
          {problem}
        </Notice>
      )}
      {isPlayer && (
        <Button
          variant="primary"
          icon="play"
          // The keys of the battle rest, and Tab would not lead here from the battlefield.
          autoFocus
          isBusy={isAsking}
          blockedBecause={isReady ? t("battle.paused.waiting") : undefined}
          onClick={() => void goOn()}
        >
          {t("battle.paused.goOn")}
        </Button>
      )}
    </Panel>
  );
}
