import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { isTank } from "#features/match/followed.ts";
import { Nick } from "#ui/text/nick.tsx";
import type { Client } from "#session/client.ts";
import type { Combatant } from "#store/match-store.ts";
import { DataTable, type Column } from "#ui/table/data-table.tsx";
import { Tag } from "#ui/tag/tag.tsx";
import { TeamBadge } from "#ui/team/team-badge.tsx";

export type ScoreboardProps = { readonly client: Client; readonly teams: readonly string[] };

/** Who fights for whom, in what, and whether they still do. */
export function Scoreboard({ client, teams }: ScoreboardProps) {
  const { t } = useTranslation();
  const combatants = useStore(client.stores.match, (match) => match.combatants);
  const ownChid = useStore(client.stores.match, (match) => match.ownChid);
  const rows = useMemo(() => byTeam(combatants.filter(isTank), teams), [combatants, teams]);
  const columns = useMemo(
    (): readonly Column<Combatant>[] => [
      {
        id: "name",
        name: t("battle.scores.name"),
        isRowHeader: true,
        cell: (row) =>
          row.chid === ownChid ? (
            t("battle.situation.you", { name: row.visiname })
          ) : (
            <Nick>{row.visiname}</Nick>
          ),
      },
      {
        id: "team",
        name: t("battle.scores.team"),
        cell: (row) => (row.team === "" ? t("common.noTeam") : <TeamBadge team={row.team} teams={teams} />),
      },
      {
        id: "model",
        name: t("battle.scores.model"),
        cell: (row) => (
          <>
            {row.model} {row.kind === "npc" && <Tag label={t("battle.scores.bot")} />}
          </>
        ),
      },
      {
        id: "state",
        name: t("battle.scores.state"),
        cell: (row) => (
          <Tag
            tone={row.alive ? "good" : "bad"}
            label={t(row.alive ? "battle.scores.alive" : "battle.scores.destroyed")}
          />
        ),
      },
    ],
    [t, teams, ownChid],
  );
  return (
    <DataTable
      caption={t("battle.scores.caption")}
      isCaptionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.chid}
      isMarked={(row) => row.chid === ownChid}
      emptyText={t("battle.situation.empty")}
    />
  );
}

function byTeam(combatants: readonly Combatant[], teams: readonly string[]): readonly Combatant[] {
  const place = (team: string): number => {
    const found = teams.indexOf(team);
    return found < 0 ? teams.length : found;
  };
  return combatants.toSorted((a, b) => place(a.team) - place(b.team) || a.position - b.position);
}
