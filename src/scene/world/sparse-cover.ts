/** Trees, hedges and walls in a dozen triangles each, for far away where the processor draws. */
import type { BufferGeometry } from "three";
import type { Corner, Shape } from "../shapes/shape.ts";
import {
  addFrustum,
  addTriangle,
  brush,
  buildGeometry,
  createShape,
  shadeByHeight,
} from "../shapes/shape.ts";

const sides = 4;

export type SparseTree = {
  readonly trunk: string | undefined;
  readonly crown: string;
  /** Where the crown begins, where it is widest and how wide it is there, of 1 m of tree. */
  readonly low: number;
  readonly at: number;
  readonly wide: number;
  /** Two cones like a pine's instead of a ball. */
  readonly isPointed: boolean;
};

export function sparseTree({ trunk, crown, low, at, wide, isPointed }: SparseTree): BufferGeometry {
  const shape = createShape();
  if (trunk !== undefined) addTrunk(shape, trunk, at);
  const from = shape.positions.length;
  brush(shape, crown);
  const below = ring(at, wide, 0);
  if (isPointed) {
    fan(shape, below, [0, at + 0.55, 0]);
    fan(shape, ring(at + 0.34, wide * 0.68, 0.5), [0, 0.98, 0]);
  } else {
    const above = ring(at + (0.98 - at) * 0.68, wide * 0.74, 0.5);
    for (let side = 0; side < sides; side++) {
      addTriangle(shape, below[side]!, below[side + 1]!, above[side]!);
      addTriangle(shape, below[side + 1]!, above[side + 1]!, above[side]!);
    }
    fan(shape, above, [0, 0.98, 0]);
    fan(shape, below.toReversed(), [0, low, 0]);
  }
  shadeByHeight(shape, low, 0.98, 0.64, 1.2, from);
  return buildGeometry(shape, true);
}

/** The corners of a ring at height `y` and the first once more; `turn` in sides. */
function ring(y: number, radius: number, turn: number): Corner[] {
  return Array.from({ length: sides + 1 }, (_, side) => {
    const angle = (((side % sides) + turn) / sides) * 2 * Math.PI;
    return [Math.sin(angle) * radius, y, Math.cos(angle) * radius];
  });
}

function fan(shape: Shape, corners: readonly Corner[], tip: Corner): void {
  for (let side = 0; side < sides; side++) addTriangle(shape, corners[side]!, corners[side + 1]!, tip);
}

/** Two narrow leaves that cross. */
function addTrunk(shape: Shape, colour: string, top: number): void {
  const foot = 0.045;
  brush(shape, colour);
  addTriangle(shape, [-foot, 0, foot], [foot, 0, -foot], [0, top, 0]);
  addTriangle(shape, [foot, 0, -foot], [-foot, 0, foot], [0, top, 0]);
  addTriangle(shape, [-foot, 0, -foot], [foot, 0, foot], [0, top, 0]);
  addTriangle(shape, [foot, 0, foot], [-foot, 0, -foot], [0, top, 0]);
}

/** A hedge or a wall within -1 to 1 along x and z and 0 to 1 in height, `top` as wide above as below. */
export function sparseRow(colour: string, top: number, low: number, high: number): BufferGeometry {
  const shape = createShape();
  brush(shape, colour);
  addFrustum(shape, { y: -0.2, z0: -1, z1: 1, halfX: 0.98 }, { y: 0.92, z0: -0.98, z1: 0.98, halfX: top });
  shadeByHeight(shape, 0, 0.92, low, high);
  return buildGeometry(shape);
}
