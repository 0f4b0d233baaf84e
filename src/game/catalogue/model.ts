import type { NodeModel, Point } from "./node.ts";

export type ModelKind = "tank" | "building" | "tower" | "cannon";

/** What a kind of character is and can do; the rows are in models.ts and npc-models.ts. */
export type Model = {
  /** The wire's `model` attribute. */
  readonly id: string;
  readonly kind: ModelKind;
  /** One word for the lobby: heavy, medium, scout, artillery, building … */
  readonly role: string;
  /** The node tree, parents first; `nodes[0]` is the root, whose transform is in world space. */
  readonly nodes: readonly NodeModel[];
  /** The node whose power 0 destroys the character (`Hull`; an NPC's only node). */
  readonly vitalNode: number;
  /** The nodes of which one at 0 immobilises. */
  readonly trackNodes: readonly number[];
  /** The node that turns the gun sideways, -1 without a turret. */
  readonly turretNode: number;
  /** The node that shoots, -1 without a gun. */
  readonly gunNode: number;
  /** The muzzle in the gun node's frame. */
  readonly muzzle: Point;
  readonly massKg: number;
  readonly forwardMps: number;
  readonly backwardMps: number;
  readonly accelerationMps2: number;
  readonly brakingMps2: number;
  readonly hullTraverseRadS: number;
  readonly turretTraverseRadS: number;
  readonly gunElevationRadS: number;
  readonly gunElevationMinRad: number;
  readonly gunElevationMaxRad: number;
  /** How far the gun swings from straight ahead to each side: pi with a turret. */
  readonly gunYawLimitRad: number;
  /** The circle that collides with cover, other characters and the field's edge. */
  readonly radiusM: number;
  /** No part is farther from the root's location than this. */
  readonly boundingRadiusM: number;
  /** Id of its weapon (weapons.ts), undefined without a gun. */
  readonly weapon: string | undefined;
  /** Ids of the ammunition it carries, the first one loaded; keys 1 to 3 choose. */
  readonly ammunition: readonly string[];
  readonly reloadS: number;
  readonly repairKits: number;
};
