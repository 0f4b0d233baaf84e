import { useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { tenthOfDegree } from "#features/match/bearing.ts";
import type { BattleFrame } from "#features/match/battlefield-slot.ts";
import { feedText } from "#features/match/feed-text.ts";
import { useWatched } from "#features/match/hud/use-painter.ts";
import type { Painters } from "#features/match/painters.ts";
import { situationRows, type SituationRow } from "#features/match/situation-rows.ts";
import { Nick } from "#ui/text/nick.tsx";
import type { Client } from "#session/client.ts";
import { DataTable, type Column } from "#ui/table/data-table.tsx";
import { TeamBadge } from "#ui/team/team-badge.tsx";
import { Heading } from "#ui/text/heading.tsx";
import styles from "./situation.module.css";

/** Twice a second: often enough to lay a gun by, seldom enough to be read. */
const EVERY_MS = 500;
const LOG_LINES = 30;

export type SituationProps = {
  readonly client: Client;
  readonly painters: Painters;
  readonly teams: readonly string[];
};

/** The battle in text: who is where, and what happens. */
export function Situation({ client, painters, teams }: SituationProps) {
  const { t } = useTranslation();
  const rows = useWatched(
    painters,
    EVERY_MS,
    useCallback(
      (frame?: BattleFrame) => situationRows(client.battle, frame?.eyeX ?? 0, frame?.eyeZ ?? 0),
      [client],
    ),
  );
  const columns = useMemo(
    (): readonly Column<SituationRow>[] => [
      {
        id: "name",
        name: t("battle.situation.name"),
        isRowHeader: true,
        cell: (row) => (row.isOwn ? t("battle.situation.you", { name: row.name }) : <Nick>{row.name}</Nick>),
      },
      {
        id: "team",
        name: t("battle.situation.team"),
        cell: (row) => (row.team === "" ? t("common.noTeam") : <TeamBadge team={row.team} teams={teams} />),
      },
      {
        id: "bearing",
        name: t("battle.situation.bearing"),
        isNumber: true,
        cell: (row) =>
          row.bearingDeg === undefined
            ? "–"
            : t("battle.situation.degrees", { count: tenthOfDegree(row.bearingDeg) }),
      },
      {
        id: "distance",
        name: t("battle.situation.distance"),
        isNumber: true,
        cell: (row) =>
          row.distanceM !== undefined
            ? t("common.metres", { count: Math.round(row.distanceM) })
            : row.isOwn
              ? t("battle.situation.here")
              : "–",
      },
      {
        id: "power",
        name: t("battle.situation.power"),
        isNumber: true,
        cell: (row) =>
          row.isAlive
            ? t("common.percent", { share: Math.ceil(row.powerShare * 100) / 100 })
            : t("battle.situation.destroyed"),
      },
    ],
    [t, teams],
  );
  return (
    <section className={styles["situation"]} aria-label={t("battle.situation.label")}>
      <Heading level={2} look="3">
        {t("battle.situation.label")}
      </Heading>
      <DataTable
        caption={t("battle.situation.caption")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.chid}
        isMarked={(row) => row.isOwn}
        emptyText={t("battle.situation.empty")}
      />
      <Log client={client} />
    </section>
  );
}

function Log({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const feed = useStore(client.stores.match, (match) => match.feed);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The newest line stands last, and in view.
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [feed]);
  return (
    <div
      ref={list}
      role="log"
      aria-label={t("battle.situation.events")}
      tabIndex={0}
      className={styles["log"]}
    >
      {feed.slice(-LOG_LINES).map((line) => (
        <p key={line.key}>{feedText(t, line)}</p>
      ))}
    </div>
  );
}
