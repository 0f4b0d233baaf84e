import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Panel } from "#ui/panel/panel.tsx";
import { Tag } from "#ui/tag/tag.tsx";
import { TeamMark } from "#ui/team/team-badge.tsx";
import { teamLook } from "#ui/team/team-look.ts";
import { Text } from "#ui/text/text.tsx";
import type { Client } from "#session/client.ts";
import type { Occupant } from "#store/room-store.ts";
import { sortPeople } from "./sort-people.ts";
import styles from "./room.module.css";

/** Who is here, with team, role and affiliation. */
export function PeoplePanel({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const occupants = useStore(client.stores.room, (room) => room.occupants);
  const teams = useStore(client.stores.room, (room) => room.teams);
  const names = teams.map((team) => team.name);
  return (
    <Panel
      title={t("room.people.heading")}
      actions={
        <Text as="span" size="small" tone="muted">
          {t("room.people.count", { count: occupants.size })}
        </Text>
      }
    >
      <ul role="list" aria-label={t("room.people.list")} className={styles["people"]} tabIndex={0}>
        {sortPeople([...occupants.values()], names).map((person) => (
          <Person
            key={person.nick}
            person={person}
            place={names.indexOf(person.team)}
            teams={names.join("\n")}
          />
        ))}
      </ul>
    </Panel>
  );
}

type PersonProps = {
  readonly person: Occupant;
  readonly place: number;
  /** The teams' names, one a line: equal texts spare a rendering. */
  readonly teams: string;
};

const Person = memo(function Person({ person, teams }: PersonProps) {
  const { t } = useTranslation();
  const { nick, team, role, affiliation, availability, self, jid } = person;
  return (
    <li className={styles["person"]}>
      <TeamMark look={teamLook(team, teams.split("\n"))} />
      <span className={styles["person-name"]} title={jid}>
        {nick}
        <span className={styles["person-team"]}>{team === "" ? t("common.noTeam") : team}</span>
      </span>
      <span className={styles["person-tags"]}>
        {self && <Tag label={t("room.teams.you")} tone="accent" />}
        {affiliation !== "none" && (
          <Tag
            icon={affiliation === "owner" ? "crown" : "shield"}
            label={t(`room.people.affiliations.${affiliation}`)}
          />
        )}
        {role !== "participant" && affiliation !== "owner" && <Tag label={t(`room.people.roles.${role}`)} />}
        {availability !== "available" && (
          <Tag tone="warn" label={t(`room.people.availability.${availability}`)} />
        )}
      </span>
    </li>
  );
});
