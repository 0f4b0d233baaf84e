import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { cx } from "#ui/cx.ts";
import { Tag } from "#ui/tag/tag.tsx";
import { TeamMark } from "#ui/team/team-badge.tsx";
import { teamLook } from "#ui/team/team-look.ts";
import { Heading } from "#ui/text/heading.tsx";
import { Nick } from "#ui/text/nick.tsx";
import { Text } from "#ui/text/text.tsx";
import type { TeamPlace } from "#store/room-store.ts";
import styles from "./room.module.css";

/** Free places that are drawn; more of them are only counted. */
const MAX_DRAWN = 8;

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

export function TeamColumn({
  team,
  teams,
  nick,
  ready,
  isBusy,
  isRunning,
  onJoin,
  onLeave,
}: TeamColumnProps) {
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
            ? t("room.teams.openPlaces", { count: taken })
            : t("room.teams.places", { taken, places: team.places })}
        </Text>
      </header>
      <ul role="list" aria-label={t("room.teams.players", { team: team.name })} className={styles["players"]}>
        {team.players.map((player) => (
          <li key={player} className={styles["player"]}>
            <span className={styles["player-name"]}>
              <Nick>{player}</Nick>
              {player === nick && <Tag label={t("room.teams.you")} tone="accent" />}
            </span>
            {ready.includes(player) ? (
              <Tag icon="check" tone="good" label={t("room.ready.isReady")} />
            ) : (
              <Tag label={t("room.ready.isNotReady")} />
            )}
          </li>
        ))}
      </ul>
      <FreePlaces free={free} isEmpty={taken === 0} />
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

/** What is left of a team: a mark for each place, and the count in words. */
function FreePlaces({ free, isEmpty }: { readonly free: number | undefined; readonly isEmpty: boolean }) {
  const { t } = useTranslation();
  if (free === undefined) return isEmpty && <Text tone="muted">{t("room.teams.empty")}</Text>;
  if (free === 0) return null;
  return (
    <p className={styles["free"]}>
      {Array.from({ length: Math.min(free, MAX_DRAWN) }, (_, place) => (
        <span key={place} aria-hidden="true" className={styles["place"]} />
      ))}
      {t("room.teams.free", { count: free })}
    </p>
  );
}
