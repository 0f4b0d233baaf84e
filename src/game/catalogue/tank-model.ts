import type { Model } from "./model.ts";
import type { NodeModel, Point } from "./node.ts";
import { findWeapon } from "./weapons.ts";

type Size = { readonly length: number; readonly width: number; readonly height: number };

/** The figures of a tank from which its node tree follows; metres and hit points. */
export type TankFigures = Omit<
  Model,
  | "kind"
  | "nodes"
  | "vitalNode"
  | "trackNodes"
  | "turretNode"
  | "gunNode"
  | "muzzle"
  | "radiusM"
  | "boundingRadiusM"
  | "weapon"
  | "ammunition"
  | "reloadS"
  | "gunYawLimitRad"
> & {
  readonly hull: Size & { readonly power: number };
  /** Absent in a turretless tank. `z` is the turret ring's place on the hull. */
  readonly head?: Size & { readonly z: number; readonly power: number };
  readonly gun: { readonly length: number; readonly power: number };
  readonly trackPower: number;
  readonly weapon: string;
  readonly gunYawLimitRad?: number;
};

const CLEARANCE_M = 0.45;
const TRACK_WIDTH_M = 0.55;
const TRACK_HEIGHT_M = 1;
const BARREL_HALF_M = 0.13;

/** Builds `Tank` → `Hull` → (`TrackLeft`, `TrackRight`, `Head` → `Turmkanone`), dga.md's tree of a tank. */
export function createTankModel(figures: TankFigures): Model {
  const { hull, head, gun, trackPower, weapon: weaponId, gunYawLimitRad, ...rest } = figures;
  const weapon = findWeapon(weaponId);
  const trackX = hull.width / 2 - TRACK_WIDTH_M / 2;
  // The hull's box leaves the tracks their own room, so that a shell from the side meets the track first.
  const hullHalfWidth = hull.width / 2 - TRACK_WIDTH_M * 0.6;
  const nodes: NodeModel[] = [
    { name: "Tank", part: "frame", parent: -1, offset: point(0, 0, 0), box: undefined, maxPower: 0 },
    {
      name: "Hull",
      part: "hull",
      parent: 0,
      offset: point(0, CLEARANCE_M + hull.height / 2, 0),
      box: box(0, 0, 0, hullHalfWidth, hull.height / 2, hull.length / 2),
      maxPower: hull.power,
    },
    track("TrackLeft", trackX, hull, trackPower),
    track("TrackRight", -trackX, hull, trackPower),
  ];
  if (head !== undefined) {
    nodes.push({
      name: "Head",
      part: "turret",
      parent: 1,
      offset: point(0, hull.height / 2, head.z),
      box: box(0, head.height / 2, 0, head.width / 2, head.height / 2, head.length / 2),
      maxPower: head.power,
    });
  }
  const mount = head === undefined ? point(0, hull.height * 0.2, hull.length / 2) : headMount(head);
  nodes.push({
    name: "Turmkanone",
    part: "gun",
    parent: nodes.length - 1 > 3 ? 4 : 1,
    offset: mount,
    box: box(0, 0, gun.length / 2, BARREL_HALF_M, BARREL_HALF_M, gun.length / 2),
    maxPower: gun.power,
  });
  const height = CLEARANCE_M + hull.height + (head?.height ?? 0);
  const gunReach = (head === undefined ? 0 : Math.abs(head.z)) + mount.z + gun.length;
  const hullReach = Math.hypot(hull.width / 2, hull.length / 2);
  return {
    ...rest,
    kind: "tank",
    nodes,
    vitalNode: 1,
    trackNodes: [2, 3],
    turretNode: head === undefined ? -1 : 4,
    gunNode: nodes.length - 1,
    muzzle: point(0, 0, gun.length),
    radiusM: (hull.length + hull.width) / 4 + 0.4,
    // and a little for the barrel's thickness and its elevation
    boundingRadiusM: Math.hypot(Math.max(gunReach, hullReach), height) + 0.4,
    gunYawLimitRad: gunYawLimitRad ?? Math.PI,
    weapon: weaponId,
    ammunition: weapon?.ammunition ?? [],
    reloadS: weapon?.reloadS ?? 0,
  };
}

function track(name: string, x: number, hull: Size, power: number): NodeModel {
  const half = TRACK_HEIGHT_M / 2;
  return {
    name,
    part: "track",
    parent: 1,
    offset: point(x, half - CLEARANCE_M - hull.height / 2, 0),
    box: box(0, 0, 0, TRACK_WIDTH_M / 2, half, hull.length / 2 - 0.1),
    maxPower: power,
  };
}

function headMount(head: Size): Point {
  return point(0, head.height * 0.5, head.length / 2);
}

function point(x: number, y: number, z: number): Point {
  return { x, y, z };
}

function box(x: number, y: number, z: number, halfX: number, halfY: number, halfZ: number) {
  return { centre: point(x, y, z), half: point(halfX, halfY, halfZ) };
}
