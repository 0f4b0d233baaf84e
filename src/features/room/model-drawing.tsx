import type { Model } from "#game/catalogue/model.ts";
import { teamLook } from "#ui/team/team-look.ts";
import { outlineOf } from "./model-outline.ts";
import styles from "./room.module.css";

type ModelDrawingProps = { readonly model: Model; readonly team: string };

const MARGIN_M = 0.6;
/** All drawings have one scale, so that one sees which model is larger. */
const FRAME_LENGTH_M = 12;

/** A plan of a model from its side, with a metre rule below it. Decorative: the figures say it in words. */
export function ModelDrawing({ model, team }: ModelDrawingProps) {
  const { parts, lengthM, heightM } = outlineOf(model);
  const width = FRAME_LENGTH_M + 2 * MARGIN_M;
  const height = 4.4 + 2 * MARGIN_M;
  const left = (width - lengthM) / 2;
  const top = height - MARGIN_M - 0.9 - heightM;
  const ground = top + heightM;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={styles["drawing"]}
      aria-hidden="true"
      focusable="false"
      style={{ color: `var(${teamLook(team, [team]).colourToken})` }}
    >
      <path className={styles["ground"]} d={`M0 ${ground}H${width}`} />
      {parts.map((part, place) => (
        <rect
          key={place}
          className={styles[`part-${part.part}`]}
          x={left + part.x}
          y={top + part.y}
          width={part.width}
          height={part.height}
          rx={part.part === "track" ? part.height / 2 : 0.08}
        />
      ))}
      {parts
        .filter((part) => part.part === "track")
        .map((part) => (
          <Wheels
            key="wheels"
            left={left + part.x}
            top={top + part.y}
            width={part.width}
            height={part.height}
          />
        ))}
      <path className={styles["rule"]} d={rule(left, ground + 0.45, Math.floor(lengthM))} />
    </svg>
  );
}

function Wheels({
  left,
  top,
  width,
  height,
}: {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}) {
  const radius = height * 0.3;
  const count = Math.max(3, Math.round(width / (radius * 2.9)));
  const first = left + height / 2;
  const step = (width - height) / (count - 1);
  return Array.from({ length: count }, (_, place) => (
    <circle
      key={place}
      className={styles["wheel"]}
      cx={first + place * step}
      cy={top + height / 2}
      r={radius}
    />
  ));
}

/** A line with a mark at each metre. */
function rule(left: number, at: number, metres: number): string {
  const marks = Array.from({ length: metres + 1 }, (_, metre) => `M${left + metre} ${at - 0.12}v0.24`);
  return `M${left} ${at}h${metres}${marks.join("")}`;
}
