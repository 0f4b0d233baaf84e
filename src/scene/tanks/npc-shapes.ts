/** Headquarters, siege tower and coastal battery: one node each, as large as the box that shells can hit. */
import type { BufferGeometry } from "three";
import type { Box } from "#game/catalogue/node.ts";
import type { Shape } from "../shapes/shape.ts";
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

/** A fortified hall with a banner: a team's headquarters. */
export function headquartersGeometry({ centre, half }: Box, fine: boolean): BufferGeometry {
  const shape = createShape();
  const low = centre.y - half.y;
  const high = centre.y + half.y;
  const wall = low + half.y * 1.25;
  brush(shape, "#8f8678");
  addFrustum(
    shape,
    { y: low - 0.8, z0: -half.z, z1: half.z, halfX: half.x },
    { y: low + 0.9, z0: -half.z * 0.97, z1: half.z * 0.97, halfX: half.x * 0.97 },
  );
  brush(shape, "#d9c8a6");
  addBox(shape, 0, (low + wall) / 2, 0, half.x * 0.93, (wall - low) / 2, half.z * 0.93);
  // Hipped roof in the team's colour
  brush(shape, "#9c5a43", 0.75);
  addFrustum(
    shape,
    { y: wall - 0.1, z0: -half.z * 1.06, z1: half.z * 1.06, halfX: half.x * 1.06 },
    { y: high, z0: -half.z * 0.22, z1: half.z * 0.22, halfX: half.x * 0.5 },
  );
  brush(shape, "#7a6f60");
  for (const x of [-1, 1]) {
    for (const z of [-1, 1]) {
      addFrustum(
        shape,
        { y: low - 0.8, z0: z * half.z * 0.9 - 1, z1: z * half.z * 0.9 + 1, halfX: 1, x: x * half.x * 0.9 },
        {
          y: wall + 1.1,
          z0: z * half.z * 0.9 - 0.85,
          z1: z * half.z * 0.9 + 0.85,
          halfX: 0.85,
          x: x * half.x * 0.9,
        },
      );
      if (fine) battlements(shape, x * half.x * 0.9, wall + 1.1, z * half.z * 0.9);
    }
  }
  brush(shape, "#3a2f27");
  addBox(shape, 0, low + 1.1, half.z * 0.94, 0.9, 1.2, 0.08);
  brush(shape, "#ffd489");
  for (const x of [-0.55, 0.55]) addBox(shape, x * half.x, low + 2.3, half.z * 0.94, 0.4, 0.5, 0.06);
  for (const z of [-0.5, 0, 0.5]) {
    for (const side of [-1, 1]) addBox(shape, side * half.x * 0.935, low + 2.4, z * half.z, 0.05, 0.5, 0.35);
  }
  banner(shape, 0, high - 0.2, 0);
  shadeByHeight(shape, low, high, 0.82, 1.08);
  return buildGeometry(shape);
}

function battlements(shape: Shape, x: number, y: number, z: number): void {
  brush(shape, "#857a6a");
  for (const dx of [-0.6, 0.6])
    for (const dz of [-0.6, 0.6]) addBox(shape, x + dx, y + 0.2, z + dz, 0.22, 0.24, 0.22);
}

function banner(shape: Shape, x: number, y: number, z: number): void {
  brush(shape, "#4a3a2c");
  addTurned(shape, "y", [x, y, z], 5, [
    { at: 0, radius: 0.08 },
    { at: 3.6, radius: 0.05 },
  ]);
  brush(shape, "#ffffff", 1);
  const a = [x, y + 3.5, z] as const;
  const b = [x, y + 2.3, z] as const;
  const c = [x + 2, y + 2.5, z + 0.3] as const;
  const d = [x + 2, y + 3.4, z + 0.3] as const;
  addQuad(shape, a, b, c, d);
  addQuad(shape, d, c, b, a);
}

/** A tower of beams, narrowing upwards, with a platform. */
export function siegeTowerGeometry({ centre, half }: Box, fine: boolean): BufferGeometry {
  const shape = createShape();
  const low = centre.y - half.y;
  const high = centre.y + half.y;
  const storeys = 3;
  for (let storey = 0; storey < storeys; storey++) {
    const from = low + ((high - low) * 0.86 * storey) / storeys;
    const to = low + ((high - low) * 0.86 * (storey + 1)) / storeys;
    const wide = 1 - storey * 0.13;
    brush(shape, storey % 2 === 0 ? "#7a5b3c" : "#86653f", storey === 1 ? 0.4 : 0);
    addFrustum(
      shape,
      { y: from, z0: -half.z * wide, z1: half.z * wide, halfX: half.x * wide },
      { y: to, z0: -half.z * (wide - 0.12), z1: half.z * (wide - 0.12), halfX: half.x * (wide - 0.12) },
    );
    brush(shape, "#4f3a26");
    addBox(shape, 0, to, 0, half.x * (wide - 0.06), 0.12, half.z * (wide - 0.06));
    addBox(shape, 0, (from + to) / 2, half.z * (wide - 0.06), 0.5, 0.6, 0.06);
  }
  const platform = low + (high - low) * 0.86;
  brush(shape, "#5d452e");
  addBox(shape, 0, platform, 0, half.x * 0.8, 0.14, half.z * 0.8);
  brush(shape, "#6d5236", 0.5);
  for (const side of [-1, 1]) {
    addBox(shape, side * half.x * 0.78, platform + 0.6, 0, 0.08, 0.6, half.z * 0.8);
    addBox(shape, 0, platform + 0.6, side * half.z * 0.78, half.x * 0.8, 0.6, 0.08);
  }
  if (fine) {
    brush(shape, "#3a2c1e");
    for (const x of [-1, 1]) {
      for (const z of [-0.7, 0.7]) {
        addTurned(shape, "x", [x * half.x * 1.02, low + 0.7, z * half.z], 10, [
          { at: -0.12, radius: 0.75 },
          { at: 0.12, radius: 0.75 },
        ]);
      }
    }
  }
  banner(shape, 0, platform + 0.6, 0);
  shadeByHeight(shape, low, high, 0.75, 1.1);
  return buildGeometry(shape);
}

/** A coastal gun on its mounting: base, shield and a very long barrel along +z. */
export function cannonGeometry(
  { centre, half }: Box,
  muzzle: { y: number; z: number },
  fine: boolean,
): BufferGeometry {
  const shape = createShape();
  const low = centre.y - half.y;
  brush(shape, "#8d877c");
  addTurned(shape, "y", [0, low - 0.6, 0], fine ? 12 : 8, [
    { at: 0, radius: Math.max(half.x, half.z) * 1.02 },
    { at: 1.3, radius: Math.max(half.x, half.z) * 0.96 },
  ]);
  brush(shape, "#77735f", 0.6);
  addFrustum(
    shape,
    { y: low + 0.7, z0: -half.z * 0.7, z1: half.z * 0.62, halfX: half.x * 0.85 },
    { y: centre.y + half.y, z0: -half.z * 0.6, z1: half.z * 0.12, halfX: half.x * 0.62 },
  );
  brush(shape, "#55544f", 0.2);
  addTurned(shape, "z", [0, muzzle.y, 0], fine ? 10 : 7, [
    { at: 0, radius: 0.75 },
    { at: muzzle.z * 0.45, radius: 0.55 },
    { at: muzzle.z - 0.5, radius: 0.36 },
    { at: muzzle.z - 0.45, radius: 0.44 },
    { at: muzzle.z, radius: 0.42 },
  ]);
  brush(shape, "#3d3a33");
  addTriangle(shape, [-0.2, low + 1, -half.z], [0.2, low + 1, -half.z], [0, low + 1.3, -half.z * 0.7]);
  shadeByHeight(shape, low, centre.y + half.y, 0.75, 1.1);
  return buildGeometry(shape);
}
