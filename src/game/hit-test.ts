/** What a shell meets on a straight piece of its way. Ways are from point to point, world space. */
import type { Battlefield } from "./battlefield.ts";
import { COVER_REACH_M } from "./battlefield/cover-grid.ts";
import type { Model } from "./catalogue/model.ts";
import type { Cover } from "./cover.ts";
import { conjugateQuat, rotateVec3 } from "./math/quat.ts";
import { addScaledVec3, subtractVec3 } from "./math/vec3.ts";
import { nodeTransform } from "./node-transforms.ts";
import type { Pose } from "./pose.ts";

type Point = Readonly<Float64Array>;

/** Where on the way (share 0 to 1) something is met; `which` is the node or the index into `cover`. */
export type Hit = { share: number; which: number };

/** The share of "nothing met". */
export const NO_HIT = Infinity;

export function createHit(): Hit {
  return { share: NO_HIT, which: -1 };
}

const centre = new Float64Array(3);
const rotation = new Float64Array(4);
const from = new Float64Array(3);
const way = new Float64Array(3);
const candidates = new Int32Array(96);

/** The node of a character that the way meets first; `out.share` is NO_HIT when it misses. */
export function hitCharacter(model: Model, pose: Readonly<Pose>, start: Point, end: Point, out: Hit): void {
  out.share = NO_HIT;
  out.which = -1;
  if (!passesNear(pose.location, model.boundingRadiusM, start, end)) return;
  for (let node = 0; node < model.nodes.length; node++) {
    const { box } = model.nodes[node]!;
    if (box === undefined) continue;
    nodeTransform(model, node, pose, centre, rotation);
    conjugateQuat(rotation, 0, rotation, 0);
    subtractVec3(way, 0, end, 0, start, 0);
    rotateVec3(way, 0, rotation, 0, way, 0);
    subtractVec3(from, 0, start, 0, centre, 0);
    rotateVec3(from, 0, rotation, 0, from, 0);
    clip.enter = 0;
    clip.leave = 1;
    clipSlab(from[0]! - box.centre.x, way[0]!, box.half.x);
    clipSlab(from[1]! - box.centre.y, way[1]!, box.half.y);
    clipSlab(from[2]! - box.centre.z, way[2]!, box.half.z);
    if (clip.enter <= clip.leave && clip.enter < out.share) {
      out.share = clip.enter;
      out.which = node;
    }
  }
}

/** The first piece of cover on the way that stops shells; `out.share` is NO_HIT when there is none. */
export function hitCover(battlefield: Battlefield, start: Point, end: Point, out: Hit): void {
  out.share = NO_HIT;
  out.which = -1;
  subtractVec3(way, 0, end, 0, start, 0);
  const length = Math.sqrt(way[0]! * way[0]! + way[2]! * way[2]!);
  if (!(length < Infinity)) return;
  const pieces = Math.max(1, Math.ceil(length / (COVER_REACH_M * 1.5)));
  for (let piece = 0; piece < pieces; piece++) {
    addScaledVec3(centre, 0, start, 0, way, 0, (piece + 0.5) / pieces);
    const count = battlefield.coverNear(centre[0]!, centre[2]!, candidates);
    for (let each = 0; each < count; each++) {
      const index = candidates[each]!;
      const share = shareOfCover(battlefield.cover[index]!, start);
      if (share < out.share) {
        out.share = share;
        out.which = index;
      }
    }
    // What stands farther along can't be nearer than what this piece has found.
    if (out.share <= (piece + 1) / pieces) return;
  }
}

/** Where the way goes into the ground, as a share of it, or NO_HIT. */
export function hitGround(battlefield: Battlefield, start: Point, end: Point): number {
  const length = Math.hypot(end[0]! - start[0]!, end[1]! - start[1]!, end[2]! - start[2]!);
  if (!(length < Infinity)) return NO_HIT;
  const pieces = Math.max(1, Math.ceil(length / 2));
  let above = 0;
  for (let piece = 0; piece <= pieces; piece++) {
    const share = piece / pieces;
    if (heightOver(battlefield, start, end, share) > 0) {
      above = share;
      continue;
    }
    if (piece === 0) return 0;
    let under = share;
    for (let halving = 0; halving < 12; halving++) {
      const middle = (above + under) / 2;
      if (heightOver(battlefield, start, end, middle) > 0) above = middle;
      else under = middle;
    }
    return under;
  }
  return NO_HIT;
}

function heightOver(battlefield: Battlefield, start: Point, end: Point, share: number): number {
  const x = start[0]! + (end[0]! - start[0]!) * share;
  const z = start[2]! + (end[2]! - start[2]!) * share;
  return start[1]! + (end[1]! - start[1]!) * share - battlefield.heightAt(x, z);
}

/** Whether the way comes within `radiusM` of a point. */
function passesNear(point: Point, radiusM: number, start: Point, end: Point): boolean {
  subtractVec3(way, 0, end, 0, start, 0);
  subtractVec3(from, 0, point, 0, start, 0);
  const square = way[0]! ** 2 + way[1]! ** 2 + way[2]! ** 2;
  const along = way[0]! * from[0]! + way[1]! * from[1]! + way[2]! * from[2]!;
  const share = square > 0 ? Math.max(0, Math.min(1, along / square)) : 0;
  addScaledVec3(from, 0, from, 0, way, 0, -share);
  return from[0]! ** 2 + from[1]! ** 2 + from[2]! ** 2 <= radiusM * radiusM;
}

/** Expects the whole way in `way`. */
function shareOfCover(piece: Cover, start: Point): number {
  if (!piece.blocksShells) return NO_HIT;
  const x = start[0]! - piece.x;
  const z = start[2]! - piece.z;
  clip.enter = 0;
  clip.leave = 1;
  // Its foot is the lowest ground under it; a metre deeper no slope shows a gap.
  clipSlab(start[1]! - (piece.y + piece.heightM / 2 - 0.5), way[1]!, piece.heightM / 2 + 0.5);
  if (piece.round) {
    clipCircle(x, z, way[0]!, way[2]!, piece.radiusM);
  } else {
    const { directionX, directionZ } = piece;
    const wayAlong = way[0]! * directionX + way[2]! * directionZ;
    const wayAcross = way[2]! * directionX - way[0]! * directionZ;
    clipSlab(x * directionX + z * directionZ, wayAlong, piece.halfLengthM);
    clipSlab(z * directionX - x * directionZ, wayAcross, piece.halfWidthM);
  }
  return clip.enter <= clip.leave ? clip.enter : NO_HIT;
}

/** The part of the way (shares) that is inside of everything clipped so far. */
const clip = { enter: 0, leave: 1 };

/** Keeps the part of the way within ±half of an axis. */
function clipSlab(position: number, movement: number, half: number): void {
  if (Math.abs(movement) < 1e-12) {
    if (Math.abs(position) > half) clip.leave = -1;
    return;
  }
  const one = (-half - position) / movement;
  const other = (half - position) / movement;
  clip.enter = Math.max(clip.enter, Math.min(one, other));
  clip.leave = Math.min(clip.leave, Math.max(one, other));
}

/** Keeps the part of the way within a circle around the origin. */
function clipCircle(x: number, z: number, wayX: number, wayZ: number, radiusM: number): void {
  const a = wayX * wayX + wayZ * wayZ;
  const inside = x * x + z * z - radiusM * radiusM;
  if (a < 1e-12) {
    if (inside > 0) clip.leave = -1;
    return;
  }
  const b = x * wayX + z * wayZ;
  const root = b * b - a * inside;
  if (root < 0) {
    clip.leave = -1;
    return;
  }
  const spread = Math.sqrt(root);
  clip.enter = Math.max(clip.enter, (-b - spread) / a);
  clip.leave = Math.min(clip.leave, (-b + spread) / a);
}
