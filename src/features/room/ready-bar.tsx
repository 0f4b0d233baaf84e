import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "#ui/button/button.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import type { ClientRefusal } from "#session/outcome.ts";
import { selfOf } from "#store/room-store.ts";
import styles from "./room.module.css";

type ReadyBarProps = {
  readonly client: Client;
  readonly isWatching: boolean;
  readonly isLocked: boolean;
};

/** Ready, and who is. It stays in view: it is what all of the screen leads to. */
export function ReadyBar({ client, isWatching, isLocked }: ReadyBarProps) {
  const { t } = useTranslation();
  const { room, match } = client.stores;
  const nick = useStore(room, (state) => state.nick);
  const teams = useStore(room, (state) => state.teams);
  const hasTeam = useStore(room, (state) => (selfOf(state)?.team ?? "") !== "");
  const names = useStore(match, (state) => state.ready);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();
  const players = teams.flatMap((team) => team.players);
  const isReady = names.includes(nick);

  async function getReady() {
    if (isReady) return;
    setBusy(true);
    setRefusal(undefined);
    const outcome = await client.ready(match.getState().ownModel);
    setBusy(false);
    if (!outcome.ok && outcome.refusal.code !== "superseded") setRefusal(outcome.refusal);
  }

  function words(): string {
    if (isLocked) return t("room.ready.locked");
    if (isWatching) return t("room.watchingText");
    if (!hasTeam) return t("room.ready.needTeam");
    if (isReady) return t("room.ready.waiting");
    return t("room.ready.ask");
  }

  return (
    <div className={styles["ready-bar"]}>
      {refusal !== undefined && (
        <Notice tone="warn" isAnnounced>
          {t(["errors.start", "errors.any"], {
            context: refusal.code,
            text: refusal.text ?? refusal.code,
          })}
        </Notice>
      )}
      <div className={styles["ready-line"]}>
        <div role="status">
          <Text>{words()}</Text>
          {players.length > 0 && (
            <Text size="small" tone="muted">
              {t("room.ready.count", {
                ready: players.filter((player) => names.includes(player)).length,
                players: players.length,
              })}
            </Text>
          )}
        </div>
        {!isWatching && (
          <Button
            size="large"
            variant="primary"
            icon={isReady ? "check" : "flag"}
            aria-pressed={isReady}
            isBusy={isBusy}
            blockedBecause={hasTeam ? undefined : t("room.ready.needTeam")}
            onClick={() => void getReady()}
          >
            {t("room.ready.button")}
          </Button>
        )}
      </div>
    </div>
  );
}
