import { cx } from "#ui/cx.ts";
import { SHAPE_PATHS, teamLook, type TeamLook } from "./team-look.ts";
import styles from "./team.module.css";

/** The mark of a team: shape and colour, without words. */
export function TeamMark({
  look,
  size = "text",
}: {
  readonly look: TeamLook;
  readonly size?: "text" | "large";
}) {
  return (
    <svg
      className={cx(styles["mark"], styles[size])}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={SHAPE_PATHS[look.shape]} style={{ fill: `var(${look.colourToken})` }} />
    </svg>
  );
}

export type TeamBadgeProps = {
  readonly team: string;
  /** All teams of the room, in their order: it gives further teams their look. */
  readonly teams: readonly string[];
  /** What is written beside the mark when that is not the team's name. */
  readonly label?: string;
};

/** A team's mark and its name. */
export function TeamBadge({ team, teams, label = team }: TeamBadgeProps) {
  return (
    <span className={styles["badge"]}>
      <TeamMark look={teamLook(team, teams)} />
      <span>{label}</span>
    </span>
  );
}
