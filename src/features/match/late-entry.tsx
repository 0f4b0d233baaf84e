import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useRefusalText } from "#features/match/refusal-text.ts";
import { sameTeam } from "#game/match-rules.ts";
import type { Client } from "#session/client.ts";
import { selfOf } from "#store/room-store.ts";
import { Button } from "#ui/button/button.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import styles from "./late-entry.module.css";

/** A way into the running battle, where its type admits late entry: with the own team, or one that has a place left. */
export function LateEntry({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const sayRefusal = useRefusalText();
  const teams = useStore(client.stores.room, (room) => room.teams);
  const ownTeam = useStore(client.stores.room, (room) => selfOf(room)?.team ?? "");
  const ownModel = useStore(client.stores.match, (match) => match.ownModel);
  const isOut = useStore(client.stores.match, (match) => match.isOut);
  const [asked, setAsked] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const open = teams.filter(({ name, players, places }) =>
    ownTeam === "" ? places === undefined || players.length < places : sameTeam(name, ownTeam),
  );

  async function enter(team: string): Promise<void> {
    setAsked(team);
    setProblem(undefined);
    const seat = await client.takeTeam(team);
    if (!seat.ok) setProblem(sayRefusal("team", seat.refusal));
    else {
      const start = await client.ready(ownModel);
      if (!start.ok) setProblem(sayRefusal("entry", start.refusal));
    }
    setAsked(undefined);
  }

  return (
    <div className={styles["entry"]}>
      {!isOut &&
        open.map(({ name }) => (
          <Button key={name} size="small" isBusy={asked === name} onClick={() => void enter(name)}>
            {ownTeam === "" ? t("battle.join", { team: name }) : t("battle.enter")}
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
