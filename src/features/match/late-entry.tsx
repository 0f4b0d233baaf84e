import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useRefusalText } from "#features/match/refusal-text.ts";
import type { Client } from "#session/client.ts";
import { Button } from "#ui/button/button.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import styles from "./late-entry.module.css";

/** A seat in the running battle, where its type admits late entry: the teams that have a place left. */
export function LateEntry({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const sayRefusal = useRefusalText();
  const teams = useStore(client.stores.room, (room) => room.teams);
  const ownModel = useStore(client.stores.match, (match) => match.ownModel);
  const [asked, setAsked] = useState<string>();
  const [problem, setProblem] = useState<string>();

  async function join(team: string): Promise<void> {
    setAsked(team);
    setProblem(undefined);
    const seat = await client.takeTeam(team);
    if (!seat.ok) setProblem(sayRefusal("team", seat.refusal));
    else {
      const start = await client.ready(ownModel);
      if (!start.ok) setProblem(sayRefusal("start", start.refusal));
    }
    setAsked(undefined);
  }

  return (
    <div className={styles["entry"]}>
      {teams
        .filter(({ players, places }) => places === undefined || players.length < places)
        .map(({ name }) => (
          <Button key={name} size="small" isBusy={asked === name} onClick={() => void join(name)}>
            {t("battle.join", { team: name })}
          </Button>
        ))}
      {problem !== undefined && (
        <Notice tone="bad" isAnnounced>
          {problem}
        </Notice>
      )}
    </div>
  );
}
