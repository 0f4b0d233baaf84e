import type { Cover } from "../cover.ts";
import type { Clearing } from "./scatter.ts";

type Place = { readonly x: number; readonly z: number; readonly yawRad: number };

/** Teams stand on this circle: two teams are 300 m apart. */
const SPAWN_RADIUS_M = 150;
const HEADQUARTERS_RADIUS_M = 206;
/** So far before the headquarters, and beside the line to it, stands what guards it. */
const DEFENCE_BEFORE_M = 9;
const DEFENCE_ASIDE_M = 15;
const RANK = 5;
const FILE_M = 16;
/** A tank and room to move off; FILE_M leaves neighbours apart even when both stepped aside. */
const FREE_M = 4.2;
const STEPS_M = [0, 2, -2, 4, -4];
/** What guards a headquarters is larger, and its place less cleared. */
const DEFENCE_FREE_M = 5.5;
const DEFENCE_STEPS_M = [0, 2, -2, 4, -4, 6, -6];

/** Where a player starts: ranks of five abreast, the middle first, facing the field's middle. */
export function spawnPlace(cover: readonly Cover[], team: number, teams: number, position: number): Place {
  const outward = directionOf(team, teams);
  const rank = Math.floor(position / RANK);
  const file = position % RANK;
  // 0, 1, -1, 2, -2: the first comers stand in the middle
  const aside = Math.ceil(file / 2) * (file % 2 === 1 ? 1 : -1) * FILE_M;
  const out = SPAWN_RADIUS_M + rank * FILE_M;
  const x = outward.x * out - outward.z * aside;
  const z = outward.z * out + outward.x * aside;
  const free = freePlace(cover, x, z, FREE_M, STEPS_M);
  return { ...free, yawRad: Math.atan2(-outward.x, -outward.z) };
}

/** Where a team's headquarters stands. */
export function headquartersPlace(team: number, teams: number): Place {
  const { x, z } = directionOf(team, teams);
  return {
    x: x * HEADQUARTERS_RADIUS_M,
    z: z * HEADQUARTERS_RADIUS_M,
    yawRad: Math.atan2(-x, -z),
  };
}

/** Where the cannon (0) or the tower (1) of a team stands: before its headquarters, on both sides of the way to it. */
export function defencePlace(cover: readonly Cover[], team: number, teams: number, position: number): Place {
  const outward = directionOf(team, teams);
  const out = HEADQUARTERS_RADIUS_M - DEFENCE_BEFORE_M;
  const aside = (position % 2 === 0 ? 1 : -1) * (1 + Math.floor(position / 2)) * DEFENCE_ASIDE_M;
  const x = outward.x * out - outward.z * aside;
  const z = outward.z * out + outward.x * aside;
  const free = freePlace(cover, x, z, DEFENCE_FREE_M, DEFENCE_STEPS_M);
  return { ...free, yawRad: Math.atan2(-outward.x, -outward.z) };
}

/** What the cover of every field leaves free: the places of a match of two teams. */
export function placeClearings(): readonly Clearing[] {
  return [-1, 1].flatMap((side) => [
    { x: side * SPAWN_RADIUS_M, z: 0, radiusM: 40 },
    { x: side * HEADQUARTERS_RADIUS_M, z: 0, radiusM: 16 },
  ]);
}

/** Team 0 of two stands in the west, team 1 in the east; more go round the circle. */
function directionOf(team: number, teams: number): { readonly x: number; readonly z: number } {
  const count = Math.max(1, teams);
  if (count <= 2) return { x: team % 2 === 0 ? -1 : 1, z: 0 };
  const angle = (2 * Math.PI * team) / count;
  return { x: -Math.cos(angle), z: -Math.sin(angle) };
}

/** The place itself, or the nearest one a few steps aside that no cover stands in. */
function freePlace(
  cover: readonly Cover[],
  x: number,
  z: number,
  freeM: number,
  steps: readonly number[],
): { readonly x: number; readonly z: number } {
  for (const dx of steps) {
    for (const dz of steps) {
      if (isFree(cover, x + dx, z + dz, freeM)) return { x: x + dx, z: z + dz };
    }
  }
  return { x, z };
}

function isFree(cover: readonly Cover[], x: number, z: number, freeM: number): boolean {
  return !cover.some((piece) => {
    const reach = piece.radiusM + freeM;
    return piece.blocksTanks && (piece.x - x) ** 2 + (piece.z - z) ** 2 < reach * reach;
  });
}
