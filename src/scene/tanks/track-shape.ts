/** A track with its wheels in its node's own frame. */
import type { BufferGeometry } from "three";
import type { Box } from "#game/catalogue/node.ts";
import type { Corner, Shape } from "../shapes/shape.ts";
import {
  addTriangle,
  addTurned,
  brush,
  buildGeometry,
  createShape,
  shadeByHeight,
  weather,
} from "../shapes/shape.ts";
import { armourPaint } from "./armour.ts";
import type { TankStyle } from "./tank-style.ts";

/** One track with its wheels; both sides use it, so the wheels show on either face. */
export function trackGeometry(style: TankStyle, box: Box, fine: boolean): BufferGeometry {
  const { half } = box;
  const shape = createShape();
  const radius = half.y * 0.92;
  const reach = half.z - radius;
  // The loop: flat below, round ahead and behind, sagging a little above.
  const loop: [z: number, y: number][] = [];
  const arc = fine ? 5 : 3;
  for (let step = 0; step <= arc; step++) {
    const angle = -Math.PI / 2 + (step / arc) * Math.PI;
    loop.push([
      reach + Math.cos(angle) * radius,
      Math.sin(angle) * radius * (angle > 0 ? 0.9 : 1) - half.y + radius,
    ]);
  }
  for (let step = 0; step <= arc; step++) {
    const angle = Math.PI / 2 + (step / arc) * Math.PI;
    loop.push([
      -reach + Math.cos(angle) * radius,
      Math.sin(angle) * radius * (angle < Math.PI ? 0.9 : 1) - half.y + radius,
    ]);
  }
  brush(shape, "#55504a");
  let along = 0;
  for (let at = 0; at < loop.length; at++) {
    const [z0, y0] = loop[at]!;
    const [z1, y1] = loop[(at + 1) % loop.length]!;
    const length = Math.hypot(z1 - z0, y1 - y0);
    band(shape, half.x, z0, y0, z1, y1, along, along + length);
    along += length;
  }
  wheels(shape, style, half.x, radius, reach, half.y, fine);
  shadeByHeight(shape, -half.y, half.y * 0.7, 0.62, 1);
  weather(shape, 0.13);
  return buildGeometry(shape);
}

/** A stretch of the track and the dark side faces under it down to the middle of the loop. */
function band(
  shape: Shape,
  halfX: number,
  z0: number,
  y0: number,
  z1: number,
  y1: number,
  along0: number,
  along1: number,
): void {
  addTriangle(shape, [-halfX, y0, z0], [halfX, y0, z0], [halfX, y1, z1], [along0, along0, along1]);
  addTriangle(shape, [-halfX, y0, z0], [halfX, y1, z1], [-halfX, y1, z1], [along0, along1, along1]);
  const tint = shape.tint.getHexString();
  brush(shape, "#211f1d");
  const inner = halfX * 0.82;
  addTriangle(shape, [inner, y0, z0], [inner, 0, 0], [inner, y1, z1]);
  addTriangle(shape, [-inner, y1, z1], [-inner, 0, 0], [-inner, y0, z0]);
  brush(shape, `#${tint}`);
  // Rims
  for (const side of [-1, 1] as const) {
    const x = side * halfX;
    const shrink = 0.88;
    const a: Corner = [x, y0, z0];
    const b: Corner = [x, y0 * shrink, z0 * shrink];
    const c: Corner = [x, y1 * shrink, z1 * shrink];
    const d: Corner = [x, y1, z1];
    if (side > 0) {
      addTriangle(shape, a, b, c);
      addTriangle(shape, a, c, d);
    } else {
      addTriangle(shape, c, b, a);
      addTriangle(shape, d, c, a);
    }
  }
}

function wheels(
  shape: Shape,
  style: TankStyle,
  halfX: number,
  radius: number,
  reach: number,
  halfY: number,
  fine: boolean,
): void {
  const segments = fine ? 9 : 6;
  const count = style.roadWheels;
  const wheelRadius = Math.min(radius * 0.62, ((reach + radius * 0.3) / count) * 1.02);
  const wheelPlace = (wheel: number): readonly [y: number, z: number] => [
    -halfY + 0.06 + wheelRadius,
    (wheel / (count - 1) - 0.5) * 2 * (reach - wheelRadius * 0.1),
  ];
  if (!fine) {
    // Wheels are most of a tank's corners: where each corner costs, they are discs.
    for (const side of [-1, 1] as const) {
      const x = side * halfX * 0.9;
      brush(shape, style.base, armourPaint * 0.8);
      for (let wheel = 0; wheel < count; wheel++)
        disc(shape, [x, ...wheelPlace(wheel)], wheelRadius * 0.85, segments, side);
      for (const end of [-1, 1])
        disc(shape, [x, -halfY + radius * 1.02, end * reach], radius * 0.55, segments, side);
    }
    return;
  }
  for (const side of [-1, 1] as const) {
    const x = side * halfX * 0.86;
    const rings = (r: number, depth: number) =>
      side > 0
        ? [
            { at: -depth, radius: r },
            { at: depth, radius: r * 0.9 },
          ]
        : [
            { at: -depth, radius: r * 0.9 },
            { at: depth, radius: r },
          ];
    for (let wheel = 0; wheel < count; wheel++) {
      const [y, z] = wheelPlace(wheel);
      brush(shape, "#33312e");
      addTurned(shape, "x", [x, y, z], segments, rings(wheelRadius, 0.05));
      brush(shape, style.base, armourPaint * 0.8);
      addTurned(shape, "x", [x + side * 0.035, y, z], segments, rings(wheelRadius * 0.7, 0.04));
    }
    brush(shape, style.base, armourPaint * 0.6);
    for (const end of [-1, 1]) {
      addTurned(
        shape,
        "x",
        [x + side * 0.02, -halfY + radius * 1.02, end * reach],
        segments,
        rings(radius * 0.58, 0.06),
      );
    }
  }
}

/** A flat disc that looks to one side of the tank. */
function disc(shape: Shape, centre: Corner, radius: number, segments: number, side: -1 | 1): void {
  const [x, y, z] = centre;
  const edge = (segment: number): Corner => {
    const angle = (segment / segments) * 2 * Math.PI;
    return [x, y + Math.cos(angle) * radius, z + Math.sin(angle) * radius];
  };
  for (let segment = 0; segment < segments; segment++)
    addTriangle(
      shape,
      centre,
      edge(side > 0 ? segment : segment + 1),
      edge(side > 0 ? segment + 1 : segment),
    );
}
