import { SHAPE_PATHS, teamLook, type TeamShape } from "#ui/team/team-look.ts";

/** Draws a team's mark, shape and colour together, around a place on a canvas. */
export type TeamBrush = (
  context: CanvasRenderingContext2D,
  team: string,
  x: number,
  y: number,
  sizePx: number,
) => void;

/** The marks' outlines lie within a square of this side. */
const OUTLINE_SIZE = 24;

export function createTeamBrush(teams: readonly string[], token: (name: string) => string): TeamBrush {
  const outlines = new Map<TeamShape, Path2D>();
  const looks = new Map<string, { readonly outline: Path2D; readonly colour: string }>();
  const edge = token("--team-outline");

  function lookOf(team: string) {
    const known = looks.get(team);
    if (known !== undefined) return known;
    const { shape, colourToken } = teamLook(team, teams);
    const outline = outlines.get(shape) ?? new Path2D(SHAPE_PATHS[shape]);
    outlines.set(shape, outline);
    const look = { outline, colour: token(colourToken) };
    looks.set(team, look);
    return look;
  }

  return (context, team, x, y, sizePx) => {
    const { outline, colour } = lookOf(team);
    const scale = sizePx / OUTLINE_SIZE;
    context.save();
    context.translate(x - sizePx / 2, y - sizePx / 2);
    context.scale(scale, scale);
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.strokeStyle = edge;
    context.stroke(outline);
    context.fillStyle = colour;
    context.fill(outline);
    context.restore();
  };
}
