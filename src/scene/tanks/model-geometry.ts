import type { BufferGeometry } from "three";
import type { Model } from "#game/catalogue/model.ts";
import { cannonGeometry, headquartersGeometry, siegeTowerGeometry } from "./npc-shapes.ts";
import { hullGeometry } from "./hull-shape.ts";
import { trackGeometry } from "./track-shape.ts";
import { gunGeometry, turretGeometry } from "./turret-shape.ts";
import { tankStyle } from "./tank-style.ts";

/** What a node of a model looks like in its own frame; undefined for a node that is only a frame. */
export function nodeGeometry(model: Model, nodeIndex: number, fine: boolean): BufferGeometry | undefined {
  const node = model.nodes[nodeIndex];
  const box = node?.box;
  if (!node || !box) return undefined;
  if (model.kind === "building") return headquartersGeometry(box, fine);
  if (model.kind === "tower") return siegeTowerGeometry(box, fine);
  if (model.kind === "cannon") return cannonGeometry(box, model.muzzle, fine);
  const style = tankStyle(model.id);
  switch (node.part) {
    case "hull":
      return hullGeometry(style, { box, offsetY: node.offset.y, hasTurret: model.turretNode >= 0 }, fine);
    case "track":
      return trackGeometry(style, box, fine);
    case "turret":
      return turretGeometry(style, box, fine);
    case "gun":
      return gunGeometry(style, box, fine);
    case "frame":
    case "building":
      return undefined;
  }
}
