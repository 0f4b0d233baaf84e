import type { Model } from "./model.ts";
import type { NodePart } from "./node.ts";
import { findWeapon } from "./weapons.ts";

const immovable = {
  trackNodes: [],
  turretNode: -1,
  massKg: 200_000,
  forwardMps: 0,
  backwardMps: 0,
  accelerationMps2: 0,
  brakingMps2: 1,
  hullTraverseRadS: 0,
  repairKits: 0,
};

const gunless = {
  gunNode: -1,
  muzzle: { x: 0, y: 0, z: 0 },
  turretTraverseRadS: 0,
  gunElevationRadS: 0,
  gunElevationMinRad: 0,
  gunElevationMaxRad: 0,
  gunYawLimitRad: 0,
  weapon: undefined,
  ammunition: [],
  reloadS: 0,
};

/** What the service places: characters of a single node, named as the character (see `nodeName`). */
export const NPC_MODELS: readonly Model[] = [
  {
    // A team's headquarters; its fall ends a Single Battle.
    id: "Building",
    kind: "building",
    role: "headquarters",
    ...singleNode("Building", "building", 6, 4.5, 5, 900),
    ...immovable,
    ...gunless,
  },
  {
    id: "Siegetower",
    kind: "tower",
    role: "tower",
    ...singleNode("Siegetower", "building", 2.5, 6, 2.5, 500),
    ...immovable,
    ...gunless,
  },
  {
    id: "Cannon",
    kind: "cannon",
    role: "cannon",
    ...singleNode("Cannon", "gun", 3, 2, 4, 600),
    ...immovable,
    gunNode: 0,
    muzzle: { x: 0, y: 3, z: 9 },
    turretTraverseRadS: 0.25,
    gunElevationRadS: 0.2,
    gunElevationMinRad: -0.1,
    gunElevationMaxRad: 0.7,
    gunYawLimitRad: Math.PI,
    weapon: "38cmS.K.C/34",
    ammunition: findWeapon("38cmS.K.C/34")?.ammunition ?? [],
    reloadS: findWeapon("38cmS.K.C/34")?.reloadS ?? 0,
  },
];

function singleNode(
  name: string,
  part: NodePart,
  halfX: number,
  halfY: number,
  halfZ: number,
  maxPower: number,
): Pick<Model, "nodes" | "vitalNode" | "radiusM" | "boundingRadiusM"> {
  const box = { centre: { x: 0, y: halfY, z: 0 }, half: { x: halfX, y: halfY, z: halfZ } };
  return {
    nodes: [{ name, part, parent: -1, offset: { x: 0, y: 0, z: 0 }, box, maxPower }],
    vitalNode: 0,
    radiusM: Math.max(halfX, halfZ),
    boundingRadiusM: Math.hypot(halfX, 2 * halfY, halfZ),
  };
}
