import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { SelectField } from "#ui/field/select-field.tsx";
import { TextField } from "#ui/field/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Notice } from "#ui/notice/notice.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { TeamMark } from "#ui/team/team-badge.tsx";
import { teamLook } from "#ui/team/team-look.ts";
import { Nick } from "#ui/text/nick.tsx";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import { isAllowedNow } from "#store/owner-rights.ts";
import { LoadingList } from "./loading-list.tsx";
import { useLoaded } from "./use-loaded.ts";
import styles from "./manage.module.css";

const MOST_SHOWN = 100;
const MANY = 8;

/** The teams that people are to have, by nickname; '' for none. */
export type TeamsDraft = ReadonlyMap<string, string>;

type TeamsListProps = {
  readonly client: Client;
  readonly draft: TeamsDraft;
  readonly onDraft: (draft: TeamsDraft) => void;
};

/** Who is in which team, for an owner to change (MMOG 10.12). */
export function TeamsList({ client, draft, onDraft }: TeamsListProps) {
  const { t } = useTranslation();
  const load = useCallback(() => client.listTeams(), [client]);
  const { loaded, reload } = useLoaded(load);
  const [words, setWords] = useState("");
  const teams = useStore(
    client.stores.room,
    useShallow((room) => room.teams.map((team) => team.name)),
  );
  const moderated = useStore(client.stores.room, (room) => room.moderated);
  const phase = useStore(client.stores.match, (match) => match.phase);
  if (loaded?.ok !== true) return <LoadingList loaded={loaded} onRetry={reload} />;

  const isClosed = !isAllowedNow("assign-teams", phase, moderated);
  const wanted = words.trim().toLowerCase();
  const found = loaded.value.filter(({ nick }) => nick.toLowerCase().includes(wanted));
  const shown = found.slice(0, MOST_SHOWN);
  const choices = [
    { value: "", label: t("common.noTeam") },
    ...teams.map((name) => ({ value: name, label: name })),
  ];

  function assign(nick: string, before: string, team: string) {
    const next = new Map(draft);
    if (team === before) next.delete(nick);
    else next.set(nick, team);
    onDraft(next);
  }

  return (
    <Stack>
      <Text tone="muted">{t("manage.about.teams")}</Text>
      {isClosed && <Notice tone="info">{t("manage.teamsClosed")}</Notice>}
      {loaded.value.length > MANY && (
        <TextField
          type="search"
          label={t("manage.find")}
          value={words}
          onChange={setWords}
          autoComplete="off"
        />
      )}
      <DataTable
        caption={t("manage.lists.teams")}
        isCaptionHidden
        columns={[
          {
            id: "person",
            name: t("manage.columns.person"),
            isRowHeader: true,
            cell: ({ nick }) => <Nick>{nick}</Nick>,
          },
          {
            id: "team",
            name: t("manage.columns.team"),
            cell: ({ nick, team }) => (
              <span className={styles["team"]}>
                <TeamMark look={teamLook(draft.get(nick) ?? team, teams)} />
                <SelectField
                  label={t("manage.teamOf", { nick })}
                  isLabelHidden
                  choices={choices}
                  value={draft.get(nick) ?? team}
                  onChange={(chosen) => assign(nick, team, chosen)}
                  disabled={isClosed}
                />
              </span>
            ),
          },
        ]}
        rows={shown}
        rowKey={({ nick }) => nick}
        isMarked={({ nick }) => draft.has(nick)}
        emptyText={t("manage.nobodyFound")}
      />
      {found.length > shown.length && (
        <Text tone="muted">{t("manage.more", { count: found.length - shown.length })}</Text>
      )}
    </Stack>
  );
}
