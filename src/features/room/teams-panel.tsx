import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Notice } from "#ui/notice/notice.tsx";
import { Panel } from "#ui/panel/panel.tsx";
import type { Client } from "#session/client.ts";
import type { ClientRefusal, Outcome } from "#session/outcome.ts";
import { TeamColumn } from "./team-column.tsx";
import styles from "./room.module.css";

type TeamsPanelProps = {
  readonly client: Client;
  /** One plays now. */
  readonly onTaken: () => void;
};

/** The teams beside each other, with who is in them and the way in. */
export function TeamsPanel({ client, onTaken }: TeamsPanelProps) {
  const { t } = useTranslation();
  const teams = useStore(client.stores.room, (room) => room.teams);
  const nick = useStore(client.stores.room, (room) => room.nick);
  const ready = useStore(client.stores.match, (match) => match.ready);
  const isRunning = useStore(client.stores.match, (match) => match.phase === "active");
  const [busy, setBusy] = useState<string | undefined>();
  const [refusal, setRefusal] = useState<ClientRefusal | undefined>();

  async function act(team: string, action: () => Promise<Outcome>, done?: () => void) {
    setBusy(team);
    setRefusal(undefined);
    const outcome = await action();
    setBusy(undefined);
    if (outcome.ok) done?.();
    else if (outcome.refusal.code !== "superseded") setRefusal(outcome.refusal);
  }

  return (
    <Panel title={t("room.teams.heading")}>
      {refusal !== undefined && (
        <Notice tone="bad" isAnnounced>
          {t(["errors.team", "errors.any"], {
            context: refusal.code,
            text: refusal.text ?? refusal.code,
          })}
        </Notice>
      )}
      <div className={styles["teams"]}>
        {teams.map((team) => (
          <TeamColumn
            key={team.name}
            team={team}
            teams={teams.map((each) => each.name)}
            nick={nick}
            ready={ready}
            isBusy={busy === team.name}
            isRunning={isRunning}
            onJoin={() => void act(team.name, () => client.takeTeam(team.name), onTaken)}
            onLeave={() => void act(team.name, () => client.resign())}
          />
        ))}
      </div>
    </Panel>
  );
}
