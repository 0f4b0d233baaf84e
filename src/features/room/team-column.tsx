import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { cx } from "#ui/cx.ts";
import { Tag } from "#ui/tag/tag.tsx";
import { TeamMark } from "#ui/team/team-badge.tsx";
import { teamLook } from "#ui/team/team-look.ts";
import { Heading } from "#ui/text/heading.tsx";
import { Text } from "#ui/text/text.tsx";
import type { TeamPlace } from "#store/room-store.ts";
import styles from "./room.module.css";

/** Empty places that are drawn; more of them are only counted. */
const MAX_EMPTY = 5;

type TeamColumnProps = {
  readonly team: TeamPlace;
  /** The names of all teams, in their order. */
  readonly teams: readonly string[];
  /** Our own nickname. */
  readonly nick: string;
  readonly ready: readonly string[];
  readonly isBusy: boolean;
  readonly isRunning: boolean;
  readonly onJoin: () => void;
  readonly onLeave: () => void;
};

export function TeamColumn({ team, teams, nick, ready, isBusy, isRunning, onJoin, onLeave }: TeamColumnProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const look = teamLook(team.name, teams);
  const isOwn = team.players.includes(nick);
  const taken = team.players.length;
  const free = team.places === undefined ? undefined : Math.max(0, team.places - taken);
  let blocked: string | undefined;
  if (isRunning) blocked = t("room.teams.running");
  else if (free === 0) blocked = t("room.teams.full", { team: team.name });
  return (
    <section
      aria-labelledby={titleId}
      className={cx(styles["team"], isOwn && styles["own-team"])}
      style={{ borderBlockStartColor: `var(${look.colourToken})` }}
    >
      <header className={styles["team-head"]}>
        <TeamMark look={look} size="large" />
        <Heading level={3} id={titleId}>
          {team.name}
        </Heading>
        <Text as="span" size="small" tone="muted">
          {team.places === undefined
            ? t("room.teams.openPlaces", { taken })
            : t("room.teams.places", { taken, places: team.places })}
        </Text>
      </header>
      <ul role="list" aria-label={t("room.teams.players", { team: team.name })} className={styles["players"]}>
        {team.players.map((player) => (
          <li key={player} className={styles["player"]}>
            <span className={styles["player-name"]}>
              {player}
              {player === nick && <Tag label={t("room.teams.you")} tone="accent" />}
            </span>
            {ready.includes(player) ? (
              <Tag icon="check" tone="good" label={t("room.ready.isReady")} />
            ) : (
              <Tag label={t("room.ready.isNotReady")} />
            )}
          </li>
        ))}
        {Array.from({ length: Math.min(free ?? 0, MAX_EMPTY) }, (_, place) => (
          <li key={place} aria-hidden="true" className={styles["empty-place"]} />
        ))}
      </ul>
      {taken === 0 && free === undefined && <Text tone="muted">{t("room.teams.empty")}</Text>}
      {isOwn ? (
        <Button
          wide
          variant="quiet"
          isBusy={isBusy}
          onClick={onLeave}
          blockedBecause={isRunning ? t("room.teams.running") : undefined}
        >
          {t("room.teams.leave", { team: team.name })}
        </Button>
      ) : (
        <Button wide isBusy={isBusy} onClick={onJoin} blockedBecause={blocked}>
          {t("room.teams.join", { team: team.name })}
        </Button>
      )}
    </section>
  );
}
