/** The shapes of teams, in the order in which further teams get them. */
export type TeamShape =
  | "diamond"
  | "disc"
  | "triangle"
  | "square"
  | "hexagon"
  | "cross"
  | "chevron"
  | "star"
  | "ring";

/** Colour and shape always go together; `colourToken` names a custom property of tokens.css. */
export type TeamLook = { readonly shape: TeamShape; readonly colourToken: `--team-${string}` };

const FURTHER: readonly TeamLook[] = [
  { shape: "triangle", colourToken: "--team-3" },
  { shape: "square", colourToken: "--team-4" },
  { shape: "hexagon", colourToken: "--team-5" },
  { shape: "cross", colourToken: "--team-6" },
  { shape: "chevron", colourToken: "--team-7" },
  { shape: "star", colourToken: "--team-8" },
];

const YORK: TeamLook = { shape: "diamond", colourToken: "--team-york" };
const LANCASTER: TeamLook = { shape: "disc", colourToken: "--team-lancaster" };
const NO_TEAM: TeamLook = { shape: "ring", colourToken: "--team-none" };

/**
 * How a team is drawn. York and Lancaster have looks of their own whatever their place; the others go by
 * their place among the room's `teams`, without case. A name that is not among them is no team.
 */
export function teamLook(team: string, teams: readonly string[]): TeamLook {
  const name = team.toLowerCase();
  if (name === "york") return YORK;
  if (name === "lancaster") return LANCASTER;
  const further = teams
    .map((each) => each.toLowerCase())
    .filter((each) => each !== "york" && each !== "lancaster");
  const place = further.indexOf(name);
  return (place < 0 ? undefined : FURTHER[place % FURTHER.length]) ?? NO_TEAM;
}

/** Outlines within a square of 24 by 24, for SVG and for `Path2D`. */
export const SHAPE_PATHS: { readonly [Shape in TeamShape]: string } = {
  diamond: "M12 1.5 22.5 12 12 22.5 1.5 12Z",
  disc: "M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19Z",
  triangle: "M12 2 22.5 20.5h-21Z",
  square: "M3.5 3.5h17v17h-17Z",
  hexagon: "M12 1.5 21.2 6.8v10.4L12 22.5l-9.2-5.3V6.8Z",
  cross: "M8.5 2.5h7v6h6v7h-6v6h-7v-6h-6v-7h6Z",
  chevron: "M12 2 22.5 11v11L12 13.5 1.5 22V11Z",
  star: "m12 1.5 3.1 7 7.6.7-5.7 5.1 1.7 7.5L12 17.9l-6.7 3.9 1.7-7.5-5.7-5.1 7.6-.7Z",
  ring: "M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19Zm0 4a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z",
};
