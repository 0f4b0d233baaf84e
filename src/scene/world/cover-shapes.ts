/** Low-poly trees, rocks, houses, hedges and walls, one metre in size, to be scaled to what the rules have. */
import type { BufferGeometry } from "three";
import { sparseRow, sparseTree } from "./sparse-cover.ts";
import { addBall } from "../shapes/ball.ts";
import {
  addBox,
  addFrustum,
  addQuad,
  addTriangle,
  addTurned,
  brush,
  buildGeometry,
  createShape,
  shadeByHeight,
} from "../shapes/shape.ts";

/** `sparse`: an outline of a dozen triangles, for far away where the processor draws. */
export type Detail = "sparse" | "rough" | "plain" | "fine";

/** A pine, 1 m high and about 0.4 m wide; scaled alike in all directions. */
export function pineGeometry(detail: Detail): BufferGeometry {
  if (detail === "sparse")
    return sparseTree({
      trunk: undefined,
      crown: "#506e3e",
      low: 0.12,
      wide: 0.2,
      at: 0.12,
      isPointed: true,
    });
  const fine = detail === "fine";
  const shape = createShape();
  const segments = fine ? 8 : detail === "plain" ? 5 : 4;
  if (detail !== "rough") trunk(shape, "#6b4a32", fine ? 6 : 4, 0.035, 0.3, 0.02);
  const crown = shape.positions.length;
  const tiers = fine ? 4 : detail === "plain" ? 3 : 2;
  for (let tier = 0; tier < tiers; tier++) {
    const share = tier / tiers;
    brush(shape, tier % 2 === 0 ? "#4c6a3c" : "#557440");
    addTurned(
      shape,
      "y",
      [0, 0.14 + share * 0.78, 0],
      segments,
      [
        { at: 0, radius: 0.215 * (1 - share * 0.72) },
        { at: 0.34 - share * 0.12, radius: 0 },
      ],
      tier * 0.5,
    );
  }
  shadeByHeight(shape, 0.1, 1, 0.68, 1.25, crown);
  return buildGeometry(shape);
}

/** A broad tree, 1 m high. */
export function oakGeometry(detail: Detail): BufferGeometry {
  if (detail === "sparse")
    return sparseTree({
      trunk: "#6d5038",
      crown: "#8c923f",
      low: 0.34,
      wide: 0.31,
      at: 0.62,
      isPointed: false,
    });
  const fine = detail === "fine";
  const shape = createShape();
  trunk(shape, "#6d5038", fine ? 6 : 3, 0.045, 0.5, 0.02);
  const crown = shape.positions.length;
  brush(shape, "#86903e");
  addBall(shape, [0, 0.62, 0], [0.3, 0.27, 0.3], { roughness: 0.16, seed: 1, splits: fine ? 1 : 0 });
  if (detail === "rough") {
    shadeByHeight(shape, 0.36, 0.95, 0.6, 1.2, crown);
    return buildGeometry(shape);
  }
  brush(shape, "#9a9640");
  addBall(shape, [0.17, 0.78, 0.06], [0.19, 0.18, 0.19], { roughness: 0.16, seed: 2, splits: 0 });
  if (fine) {
    brush(shape, "#75853a");
    addBall(shape, [-0.2, 0.5, 0.1], [0.17, 0.15, 0.17], { roughness: 0.18, seed: 3 });
    addBall(shape, [0.04, 0.52, -0.22], [0.18, 0.15, 0.17], { roughness: 0.18, seed: 4 });
  }
  shadeByHeight(shape, 0.36, 0.95, 0.6, 1.2, crown);
  return buildGeometry(shape);
}

/** A tree of autumn colours: a few among the oaks make a wood. */
export function birchGeometry(detail: Detail): BufferGeometry {
  if (detail === "sparse")
    return sparseTree({
      trunk: "#cfc4ae",
      crown: "#c9963e",
      low: 0.28,
      wide: 0.19,
      at: 0.6,
      isPointed: false,
    });
  const fine = detail === "fine";
  const shape = createShape();
  trunk(shape, "#cfc4ae", fine ? 4 : 3, 0.028, 0.6, 0.012);
  const crown = shape.positions.length;
  brush(shape, "#c48f38");
  addBall(shape, [0, 0.56, 0], [0.19, 0.28, 0.19], { roughness: 0.18, seed: 7, splits: fine ? 1 : 0 });
  brush(shape, "#d3a24a");
  addBall(shape, [0.03, 0.8, -0.03], [0.12, 0.19, 0.12], { roughness: 0.16, seed: 8 });
  shadeByHeight(shape, 0.3, 1, 0.62, 1.15, crown);
  return buildGeometry(shape);
}

function trunk(
  shape: ReturnType<typeof createShape>,
  colour: string,
  segments: number,
  footRadius: number,
  top: number,
  topRadius: number,
): void {
  brush(shape, colour);
  addTurned(shape, "y", [0, 0, 0], segments, [
    { at: -0.06, radius: footRadius },
    { at: top, radius: topRadius },
  ]);
}

/** A boulder of radius and height 1, its foot a little in the ground. */
export function rockGeometry(detail: Detail): BufferGeometry {
  const fine = detail === "fine";
  const shape = createShape();
  brush(shape, "#9a9083");
  addBall(shape, [0, 0.42, 0], [1, 0.58, 1], { roughness: 0.2, seed: 12, splits: fine ? 1 : 0 });
  shadeByHeight(shape, 0, 0.9, 0.62, 1.12);
  return buildGeometry(shape);
}

/** A house within -1 to 1 along x (width) and z (length), eaves and ridge within 0 to 1 in height. */
export function houseGeometry(detail: Detail): BufferGeometry {
  const fine = detail === "fine";
  const shape = createShape();
  const eaves = 0.5;
  brush(shape, "#8b7d6c");
  addBox(shape, 0, -0.06, 0, 1.0, 0.14, 1.0);
  brush(shape, "#e6d3b1");
  addFrustum(
    shape,
    { y: 0.06, z0: -0.96, z1: 0.96, halfX: 0.96 },
    { y: eaves, z0: -0.96, z1: 0.96, halfX: 0.96 },
  );
  for (const end of [-1, 1] as const) {
    const z = 0.96 * end;
    if (end > 0) addTriangle(shape, [-0.96, eaves, z], [0.96, eaves, z], [0, 0.94, z]);
    else addTriangle(shape, [0.96, eaves, z], [-0.96, eaves, z], [0, 0.94, z]);
  }
  roof(shape, 0.56);
  brush(shape, "#8f6a5a");
  addBox(shape, 0.38, 0.9, 0.4, 0.11, 0.17, 0.08);
  if (fine) {
    brush(shape, "#5a4433");
    for (const end of [-1, 1] as const) {
      for (const x of [-0.94, 0, 0.94]) addBox(shape, x, 0.29, 0.965 * end, 0.035, 0.23, 0.012);
      addBox(shape, 0, eaves - 0.02, 0.967 * end, 0.94, 0.02, 0.012);
      for (const z of [-0.94, -0.32, 0.32, 0.94]) addBox(shape, 0.965 * end, 0.26, z, 0.014, 0.2, 0.03);
      addBox(shape, 0.967 * end, 0.31, 0, 0.014, 0.018, 0.96);
    }
    brush(shape, "#3c3530");
    for (const z of [-0.62, 0.62])
      for (const side of [-1, 1]) addBox(shape, 0.97 * side, 0.36, z, 0.015, 0.075, 0.1);
    addBox(shape, 0.97, 0.2, 0, 0.015, 0.14, 0.12);
    brush(shape, "#ffd48a");
    addBox(shape, 0.45, 0.38, 0.972, 0.12, 0.07, 0.01);
  }
  shadeByHeight(shape, 0, 0.5, 0.82, 1);
  return buildGeometry(shape);
}

function roof(shape: ReturnType<typeof createShape>, eaves: number): void {
  const ridge = 1;
  const outX = 1.14;
  const outZ = 1.08;
  const low = eaves - 0.08;
  for (const side of [-1, 1] as const) {
    brush(shape, side > 0 ? "#b0603f" : "#a4573a");
    const corners = [
      [outX * side, low, outZ * side],
      [outX * side, low, -outZ * side],
      [0, ridge, -outZ * side],
      [0, ridge, outZ * side],
    ] as const;
    addQuad(shape, ...corners);
    brush(shape, "#6e4a38");
    const under = corners.map(([x, y, z]) => [x, y - 0.035, z] as const) as unknown as typeof corners;
    addQuad(shape, under[3], under[2], under[1], under[0]);
    addQuad(shape, corners[1], corners[0], under[0], under[1]);
    addQuad(shape, corners[0], corners[3], under[3], under[0]);
    addQuad(shape, corners[2], corners[1], under[1], under[2]);
  }
}

/** A hedge within -1 to 1 along x and z and 0 to 1 in height. */
export function hedgeGeometry(detail: Detail): BufferGeometry {
  if (detail === "sparse") return sparseRow("#6f7d3c", 0.62, 0.5, 1.15);
  const fine = detail === "fine";
  const shape = createShape();
  const clumps = fine ? 9 : 6;
  for (let clump = 0; clump < clumps; clump++) {
    const z = ((clump + 0.5) / clumps) * 2 - 1;
    brush(shape, clump % 3 === 0 ? "#6f7d3c" : clump % 3 === 1 ? "#647638" : "#7c8640");
    addBall(shape, [((clump * 7) % 3) * 0.12 - 0.12, 0.42, z], [1, 0.56, 1.55 / clumps], {
      roughness: 0.16,
      seed: 20 + clump,
    });
  }
  shadeByHeight(shape, 0, 0.95, 0.5, 1.15);
  return buildGeometry(shape);
}

/** A field wall of stones within -1 to 1 along x and z and 0 to 1 in height. */
export function wallGeometry(detail: Detail): BufferGeometry {
  if (detail === "sparse") return sparseRow("#a1968a", 0.7, 0.66, 1.1);
  const fine = detail === "fine";
  const shape = createShape();
  const stones = fine ? 12 : 7;
  for (let stone = 0; stone < stones; stone++) {
    const z0 = (stone / stones) * 2 - 1;
    const z1 = ((stone + 1) / stones) * 2 - 1;
    const jitter = Math.sin(stone * 12.9) * 0.5;
    brush(shape, stone % 3 === 0 ? "#a1968a" : stone % 3 === 1 ? "#938a80" : "#aca092");
    addFrustum(shape, { y: -0.3, z0, z1, halfX: 0.98 }, { y: 0.5 + jitter * 0.06, z0, z1, halfX: 0.86 });
    brush(shape, stone % 2 === 0 ? "#b0a595" : "#9d9285");
    const shiftZ = 0.35 / stones;
    addFrustum(
      shape,
      { y: 0.48 + jitter * 0.06, z0: z0 + shiftZ, z1: Math.min(1, z1 + shiftZ), halfX: 0.84 + jitter * 0.12 },
      { y: 0.95 + jitter * 0.1, z0: z0 + shiftZ, z1: Math.min(1, z1 + shiftZ), halfX: 0.62 },
    );
  }
  shadeByHeight(shape, 0, 0.9, 0.66, 1.1);
  return buildGeometry(shape);
}
