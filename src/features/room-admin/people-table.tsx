import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { Row } from "#ui/layout/stack.tsx";
import { DataTable, type Column } from "#ui/table/data-table.tsx";
import { Tag } from "#ui/tag/tag.tsx";
import { Nick } from "#ui/text/nick.tsx";
import type { Listed } from "#session/people.ts";
import type { Pending, PeopleListName } from "./list-draft.ts";
import styles from "./manage.module.css";

export type ListRow = {
  readonly key: string;
  readonly entry: Listed;
  readonly pending: Pending | undefined;
  /** Why this one can't be taken off. */
  readonly fixed: "standing" | "match" | undefined;
};

type PeopleTableProps = {
  readonly list: PeopleListName;
  readonly rows: readonly ListRow[];
  readonly mayChange: boolean;
  readonly isSearched: boolean;
  readonly onRemove: (entry: Listed) => void;
  readonly onKeep: (entry: Listed) => void;
};

/** The people of a list, each with what is to become of them. */
export function PeopleTable({ list, rows, mayChange, isSearched, onRemove, onKeep }: PeopleTableProps) {
  const { t } = useTranslation();

  const person: Column<ListRow> = {
    id: "person",
    name: t("manage.columns.person"),
    isRowHeader: true,
    cell: ({ entry, pending }) => (
      <span className={styles["person"]} data-gone={pending?.kind === "removed" ? "" : undefined}>
        {entry.nick !== undefined && <Nick>{entry.nick}</Nick>}
        {entry.jid !== undefined && (
          <span className={styles["address"]}>
            <Nick>{bareOf(entry.jid)}</Nick>
          </span>
        )}
        {pending !== undefined && pending.reserved !== "" && (
          <span className={styles["address"]}>{t("manage.reserves", { nick: pending.reserved })}</span>
        )}
      </span>
    ),
  };
  const reason: Column<ListRow> = {
    id: "reason",
    name: t("manage.columns.reason"),
    cell: ({ entry, pending }) => (
      <span className={styles["reason"]}>
        <Nick>{(pending?.reason ?? "") === "" ? (entry.reason ?? "") : (pending?.reason ?? "")}</Nick>
      </span>
    ),
  };
  const action: Column<ListRow> = {
    id: "action",
    name: t("manage.columns.action"),
    isAction: true,
    cell: ({ entry, pending, fixed }) => (
      <Row place="end">
        {pending !== undefined && (
          <Tag
            tone={pending.kind === "added" ? "good" : "warn"}
            label={t(`manage.pending.${pending.kind}`)}
          />
        )}
        <Button
          size="small"
          variant="quiet"
          blockedBecause={fixed === undefined ? undefined : t(`manage.fixed.${fixed}`)}
          aria-label={t(pending === undefined ? "manage.removeWhom" : "manage.undoWhom", {
            whom: entry.nick ?? bareOf(entry.jid ?? ""),
          })}
          onClick={() => (pending?.kind === "removed" ? onKeep(entry) : onRemove(entry))}
        >
          {pending === undefined ? t("manage.remove") : t("manage.undo")}
        </Button>
      </Row>
    ),
  };
  const hasReasons = rows.some(({ entry, pending }) => (entry.reason ?? pending?.reason ?? "") !== "");

  return (
    <DataTable
      caption={t(`manage.lists.${list}`)}
      isCaptionHidden
      columns={[person, ...(hasReasons ? [reason] : []), ...(mayChange ? [action] : [])]}
      rows={rows}
      rowKey={(row) => row.key}
      emptyText={isSearched ? t("manage.nobodyFound") : t(`manage.empty.${list}`)}
    />
  );
}

function bareOf(jid: string): string {
  return jid.split("/")[0] ?? jid;
}
