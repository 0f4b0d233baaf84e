import type { Model } from "#game/catalogue/model.ts";
import type { NodePart } from "#game/catalogue/node.ts";

/** A part of the drawing: a rectangle in metres, seen from the vehicle's left side, front to the right. */
type OutlinePart = {
  readonly part: NodePart;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Outline = {
  readonly parts: readonly OutlinePart[];
  readonly lengthM: number;
  readonly heightM: number;
};

/**
 * A model's side elevation, made of the boxes that shells hit. The drawing's origin is its upper left corner.
 * Each pair of tracks shows once.
 */
export function outlineOf(model: Model): Outline {
  const origins: { readonly y: number; readonly z: number }[] = [];
  const boxes: { part: NodePart; front: number; back: number; top: number; bottom: number }[] = [];
  for (const node of model.nodes) {
    const parent = node.parent < 0 ? { y: 0, z: 0 } : (origins[node.parent] ?? { y: 0, z: 0 });
    const origin = { y: parent.y + node.offset.y, z: parent.z + node.offset.z };
    origins.push(origin);
    if (node.box === undefined) continue;
    const { centre, half } = node.box;
    boxes.push({
      part: node.part,
      back: origin.z + centre.z - half.z,
      front: origin.z + centre.z + half.z,
      bottom: origin.y + centre.y - half.y,
      top: origin.y + centre.y + half.y,
    });
  }
  const back = Math.min(...boxes.map((box) => box.back));
  const top = Math.max(...boxes.map((box) => box.top));
  const parts = boxes
    .map((box) => ({
      part: box.part,
      x: box.back - back,
      y: top - box.top,
      width: box.front - box.back,
      height: box.top - box.bottom,
    }))
    .filter((part, place, all) => all.findIndex((other) => isSame(part, other)) === place);
  return {
    parts,
    lengthM: Math.max(...boxes.map((box) => box.front)) - back,
    heightM: top - Math.min(...boxes.map((box) => box.bottom)),
  };
}

function isSame(one: OutlinePart, other: OutlinePart): boolean {
  return one.part === other.part && one.x === other.x && one.y === other.y && one.width === other.width;
}
