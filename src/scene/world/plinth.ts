import type { Material } from "three";
import { Mesh } from "three";
import { addTurned, brush, buildGeometry, createShape } from "../shapes/shape.ts";

/** A low round of meadow on earth, 1 m in radius, for a model to stand on. */
export function createPlinth(material: Material): Mesh {
  const shape = createShape();
  brush(shape, "#6f5a3f");
  addTurned(shape, "y", [0, 0, 0], 28, [
    { at: -0.07, radius: 0.9 },
    { at: -0.012, radius: 0.985 },
  ]);
  brush(shape, "#8f8f48");
  addTurned(shape, "y", [0, 0, 0], 28, [
    { at: -0.012, radius: 1 },
    { at: 0, radius: 0.98 },
  ]);
  return new Mesh(buildGeometry(shape), material);
}
