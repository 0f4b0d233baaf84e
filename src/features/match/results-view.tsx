import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { causeText } from "#features/match/cause-text.ts";
import { outcomeOf, rankedRows, type Own } from "#features/match/outcome-of.ts";
import { isFreeForAll } from "#game/match-rules.ts";
import type { ResultRow, Results } from "#store/match-store.ts";
import { DataTable, type Column } from "#ui/table/data-table.tsx";
import { TeamBadge } from "#ui/team/team-badge.tsx";
import { Heading } from "#ui/text/heading.tsx";
import { Nick } from "#ui/text/nick.tsx";
import styles from "./results-dialog.module.css";

export type ResultsViewProps = {
  readonly results: Results;
  readonly teams: readonly string[];
  readonly own: Own;
};

/** Who won, and what everybody did. */
export function ResultsView({ results, teams, own }: ResultsViewProps) {
  const { t } = useTranslation();
  const outcome = outcomeOf(results, own);
  const { won: winner = "" } = results;
  const cause = causeText(t, results);
  return (
    <>
      <header className={styles["verdict"]} data-outcome={outcome}>
        <Heading level={3} look="1">
          {outcome === "won" ? t("results.won", { winner }) : t(`results.${outcome}`)}
        </Heading>
        {(outcome === "victory" || outcome === "defeat") && (
          <p className={styles["winner"]}>
            {isFreeForAll(results.type) ? (
              t("results.won", { winner })
            ) : (
              <TeamBadge team={winner} teams={teams} label={t("results.won", { winner })} />
            )}
          </p>
        )}
        {cause !== "" && <p>{cause}</p>}
      </header>
      <ResultTable results={results} teams={teams} own={own} />
    </>
  );
}

function ResultTable({ results, teams, own }: ResultsViewProps) {
  const { t } = useTranslation();
  const rows = useMemo(() => rankedRows(results), [results]);
  const columns = useMemo((): readonly Column<ResultRow>[] => {
    const number = (id: "shots" | "hits" | "damage" | "destroyed" | "repaired"): Column<ResultRow> => ({
      id,
      name: t(`results.${id}`),
      isNumber: true,
      cell: (row) => t("results.figure", { value: row[id] }),
    });
    return [
      {
        id: "name",
        name: t("results.name"),
        isRowHeader: true,
        cell: (row) =>
          row.name === own.name ? t("battle.situation.you", { name: row.name }) : <Nick>{row.name}</Nick>,
      },
      {
        id: "team",
        name: t("results.team"),
        cell: (row) => (row.team === "" ? t("common.noTeam") : <TeamBadge team={row.team} teams={teams} />),
      },
      number("shots"),
      number("hits"),
      number("damage"),
      number("destroyed"),
      number("repaired"),
      {
        id: "survived",
        name: t("results.survived"),
        cell: (row) => t(row.survived ? "results.yes" : "results.no"),
      },
    ];
  }, [t, teams, own.name]);
  return (
    <DataTable
      caption={t("results.caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.team}/${row.name}`}
      isMarked={(row) => row.name === own.name}
      emptyText={t("results.empty")}
    />
  );
}
