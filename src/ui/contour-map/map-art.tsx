import { cx } from "#ui/cx.ts";
import { SHAPE_PATHS, type TeamLook } from "#ui/team/team-look.ts";
import styles from "./contour-map.module.css";

type Point = readonly [x: number, y: number];

/** A unit of a team on the map, as a staff officer would draw it. Gone on narrow screens, like the march. */
export function MapMark({
  at,
  look,
  size = 30,
}: {
  readonly at: Point;
  readonly look: TeamLook;
  readonly size?: number;
}) {
  const scale = size / 24;
  return (
    <g
      className={styles["art"]}
      transform={`translate(${at[0] - size / 2} ${at[1] - size / 2}) scale(${scale})`}
    >
      <path
        className={styles["mark"]}
        d={SHAPE_PATHS[look.shape]}
        style={{ fill: `var(${look.colourToken})` }}
      />
    </g>
  );
}

export type MapRouteProps = {
  readonly points: readonly [Point, Point, Point, Point];
  readonly look: TeamLook;
};

/** A march: a dashed line that moves along a curve with an arrow at its end. */
export function MapRoute({ points, look }: MapRouteProps) {
  const [from, bend, turn, to] = points;
  const degrees = (Math.atan2(to[1] - turn[1], to[0] - turn[0]) * 180) / Math.PI;
  const way = `M${from.join(" ")}C${bend.join(" ")} ${turn.join(" ")} ${to.join(" ")}`;
  const head = { d: "m-16-9L0 0-16 9", transform: `translate(${to.join(" ")}) rotate(${degrees})` };
  return (
    <g className={cx(styles["art"], styles["route"])} style={{ stroke: `var(${look.colourToken})` }}>
      <path className={cx(styles["march"], styles["casing"])} d={way} />
      <path className={styles["casing"]} {...head} />
      <path className={styles["march"]} d={way} />
      <path {...head} />
    </g>
  );
}
