import { useTranslation } from "react-i18next";
import { MenuButton } from "#ui/menu/menu-button.tsx";
import { Tag } from "#ui/tag/tag.tsx";
import { TeamMark } from "#ui/team/team-badge.tsx";
import { teamLook } from "#ui/team/team-look.ts";
import { Nick } from "#ui/text/nick.tsx";
import { changeOf, isAtLeast, isDelayed, isHarsh, type Deed, type RoomFacts } from "#store/rights.ts";
import type { Occupant } from "#store/room-store.ts";
import { deedWords } from "./deed-words.ts";
import styles from "./people.module.css";

export type PersonRowProps = {
  readonly person: Occupant;
  readonly teams: readonly string[];
  /** What I may do to this one. */
  readonly deeds: readonly Deed[];
  readonly facts: RoomFacts;
  readonly onDeed: (deed: Deed) => void;
  /** Whether I don't read what this one says. */
  readonly isMuted: boolean;
  readonly onMuted: (isMuted: boolean) => void;
  readonly onWhisper: () => void;
  readonly onReserve: () => void;
};

/** Somebody in the room: team, name, standing, and what one may do with them. */
export function PersonRow({ person, teams, deeds, facts, isMuted, ...on }: PersonRowProps) {
  const { t } = useTranslation();
  const { nick, team, role, affiliation, availability, self, jid } = person;
  // What comes with the affiliation anyway (MMOG 5.1.3) is not said again.
  const usualRole = isAtLeast(affiliation, "admin") ? "moderator" : "participant";

  function itemOf(deed: Deed) {
    return {
      id: deed,
      label: t(`people.deeds.${deedWords(deed, person)}`),
      isGrave: isHarsh(deed, person),
      blockedBecause: isDelayed(deed, person, facts) ? t("people.notDuringMatch") : undefined,
      onSelect: () => on.onDeed(deed),
    };
  }

  const removes = (deed: Deed) => deed === "kick" || deed === "ban";
  const ofRole = (deed: Deed) => "role" in changeOf(deed);
  const talk = [
    { id: "whisper", label: t("people.whisper"), onSelect: on.onWhisper },
    {
      id: "mute",
      label: isMuted ? t("people.unmute") : t("people.mute"),
      onSelect: () => on.onMuted(!isMuted),
    },
  ];
  // Whoever is no member yet may have the nickname kept (MMOG 7.18).
  const own =
    affiliation === "none" ? [{ id: "reserve", label: t("membership.reserve"), onSelect: on.onReserve }] : [];
  const groups = [
    self ? own : talk,
    deeds.filter((deed) => ofRole(deed) && !removes(deed)).map(itemOf),
    deeds.filter((deed) => !ofRole(deed) && !removes(deed)).map(itemOf),
    deeds.filter(removes).map(itemOf),
  ];

  return (
    <div className={styles["person"]}>
      <TeamMark look={teamLook(team, teams)} />
      <span className={styles["name"]} title={jid}>
        <span className={styles["nick"]}>
          <Nick>{nick}</Nick>
        </span>
        <span className={styles["team"]}>{team === "" ? t("common.noTeam") : <Nick>{team}</Nick>}</span>
      </span>
      <span className={styles["tags"]}>
        {self && <Tag label={t("room.teams.you")} tone="accent" />}
        {affiliation !== "none" && (
          <Tag
            icon={affiliation === "owner" ? "crown" : "shield"}
            label={t(`room.people.affiliations.${affiliation}`)}
          />
        )}
        {role !== usualRole && <Tag label={t(`room.people.roles.${role}`)} />}
        {isMuted && <Tag label={t("people.muted")} />}
        {availability !== "available" && (
          <Tag tone="warn" label={t(`room.people.availability.${availability}`)} />
        )}
      </span>
      {groups.some((group) => group.length > 0) && (
        <MenuButton label={t("room.people.actions", { nick })} groups={groups} tabIndex={-1} />
      )}
    </div>
  );
}
