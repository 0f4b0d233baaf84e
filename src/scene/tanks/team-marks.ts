/** A team is known by colour and shape together: the shapes here are those of the interface. */
import type { BufferGeometry } from "three";
import type { Corner } from "../shapes/shape.ts";
import { addTriangle, brush, buildGeometry, createShape } from "../shapes/shape.ts";

export type MarkShape =
  | "diamond"
  | "disc"
  | "triangle"
  | "square"
  | "hexagon"
  | "cross"
  | "chevron"
  | "star"
  | "ring";

const furtherShapes: readonly MarkShape[] = ["triangle", "square", "hexagon", "cross", "chevron", "star"];

/** The outline of a shape within a circle of radius 1, counter-clockwise; a ring is drawn as a disc. */
export function markOutline(shape: MarkShape): (readonly [number, number])[] {
  const polygon = (corners: number, turn = 0): [number, number][] =>
    Array.from({ length: corners }, (_, corner) => {
      const angle = turn + (corner / corners) * 2 * Math.PI;
      return [Math.cos(angle), Math.sin(angle)];
    });
  switch (shape) {
    case "diamond":
      return [
        [0.78, 0],
        [0, 1],
        [-0.78, 0],
        [0, -1],
      ];
    case "disc":
    case "ring":
      return polygon(14);
    case "triangle":
      return polygon(3, Math.PI / 2);
    case "square":
      return polygon(4, Math.PI / 4);
    case "hexagon":
      return polygon(6);
    case "star":
      return polygon(10, Math.PI / 2).map(([x, y], at) => (at % 2 === 0 ? [x, y] : [x * 0.45, y * 0.45]));
    case "chevron":
      return [
        [0, 0],
        [0.95, -0.85],
        [0.95, 0],
        [0, 0.9],
        [-0.95, 0],
        [-0.95, -0.85],
      ];
    case "cross":
      return [
        [0.32, -1],
        [0.32, -0.32],
        [1, -0.32],
        [1, 0.32],
        [0.32, 0.32],
        [0.32, 1],
        [-0.32, 1],
        [-0.32, 0.32],
        [-1, 0.32],
        [-1, -0.32],
        [-0.32, -0.32],
        [-0.32, -1],
      ];
  }
}

/**
 * The shape of a team: York and Lancaster have theirs wherever they stand, the others go by their place among
 * `teams`, without case; a name that is not among them gets a ring.
 */
export function markShapeOf(team: string, teams: readonly string[]): MarkShape {
  const name = team.toLowerCase();
  if (name === "york") return "diamond";
  if (name === "lancaster") return "disc";
  const further = teams
    .map((each) => each.toLowerCase())
    .filter((each) => each !== "york" && each !== "lancaster");
  const place = further.indexOf(name);
  return place < 0 ? "ring" : furtherShapes[place % furtherShapes.length]!;
}

/** The mark of one team, 1 m in radius, in the x-y plane looking to +z: a dark edge and the team's colour in it. */
export function markGeometry(shape: MarkShape): BufferGeometry {
  const built = createShape();
  const outline = markOutline(shape);
  const fan = (scale: number, z: number): void => {
    const corner = (at: number): Corner => {
      const [x, y] = outline[at % outline.length]!;
      return [x * scale, y * scale, z];
    };
    for (let at = 0; at < outline.length; at++) addTriangle(built, [0, 0, z], corner(at), corner(at + 1));
  };
  brush(built, "#14110e");
  fan(1.22, 0);
  brush(built, "#ffffff", 1);
  fan(1, 0.012);
  return buildGeometry(built);
}
