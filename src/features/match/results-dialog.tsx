import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useRefusalText } from "#features/match/refusal-text.ts";
import { outcomeOf, rankedRows } from "#features/match/outcome-of.ts";
import { Nick } from "#ui/text/nick.tsx";
import type { Client } from "#session/client.ts";
import type { ResultRow, Results } from "#store/match-store.ts";
import { Button } from "#ui/button/button.tsx";
import { Dialog } from "#ui/dialog/dialog.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { DataTable, type Column } from "#ui/table/data-table.tsx";
import { TeamBadge } from "#ui/team/team-badge.tsx";
import { Heading } from "#ui/text/heading.tsx";
import styles from "./results-dialog.module.css";

export type ResultsDialogProps = {
  readonly client: Client;
  readonly results: Results;
  readonly teams: readonly string[];
  /** The own team; '' for a spectator, who is not asked again. */
  readonly ownTeam: string;
  /** How the own character is called; undefined for a spectator. */
  readonly ownName: string | undefined;
  readonly onRoom: () => void;
};

/** After the battle: who won, what everybody did, and another round. */
export function ResultsDialog({ client, results, teams, ownTeam, ownName, onRoom }: ResultsDialogProps) {
  const { t } = useTranslation();
  const sayRefusal = useRefusalText();
  const ownModel = useStore(client.stores.match, (match) => match.ownModel);
  const [again, setAgain] = useState<"asked" | "waiting">();
  const [problem, setProblem] = useState<string>();

  async function playAgain(): Promise<void> {
    setAgain("asked");
    setProblem(undefined);
    const outcome = await client.ready(ownModel);
    setAgain(outcome.ok ? "waiting" : undefined);
    if (!outcome.ok) setProblem(sayRefusal("start", outcome.refusal));
  }

  const outcome = outcomeOf(results, ownTeam);
  return (
    <Dialog
      title={t("results.heading")}
      closeLabel={t("results.toRoom")}
      onClose={onRoom}
      size="large"
      footer={
        <>
          <Button onClick={onRoom}>{t("results.toRoom")}</Button>
          {ownTeam !== "" && (
            <Button
              variant="primary"
              icon="refresh"
              isBusy={again === "asked"}
              blockedBecause={again === "waiting" ? t("results.waiting") : undefined}
              onClick={() => void playAgain()}
            >
              {t("results.again")}
            </Button>
          )}
        </>
      }
    >
      <div className={styles["results"]}>
        <header className={styles["verdict"]} data-outcome={outcome}>
          <Heading level={3} look="1">
            {outcome === "won" ? t("results.won", { team: results.won ?? "" }) : t(`results.${outcome}`)}
          </Heading>
          {results.won !== undefined && outcome !== "won" && (
            <p className={styles["winner"]}>
              <TeamBadge team={results.won} teams={teams} label={t("results.won", { team: results.won })} />
            </p>
          )}
        </header>
        <ResultTable results={results} teams={teams} ownName={ownName} />
        {again === "waiting" && (
          <Notice tone="good" isAnnounced>
            {t("results.waiting")}
          </Notice>
        )}
        {problem !== undefined && (
          <Notice tone="bad" isAnnounced>
            {problem}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

type ResultTableProps = Pick<ResultsDialogProps, "results" | "teams" | "ownName">;

function ResultTable({ results, teams, ownName }: ResultTableProps) {
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
          row.name === ownName ? t("battle.situation.you", { name: row.name }) : <Nick>{row.name}</Nick>,
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
  }, [t, teams, ownName]);
  return (
    <DataTable
      caption={t("results.caption")}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.team}/${row.name}`}
      isMarked={(row) => row.name === ownName}
      emptyText={t("results.empty")}
    />
  );
}
