import { motionStride } from "#game/dead-reckoning.ts";
import type { BattleModel, PlacedCharacter } from "#store/battle-model.ts";
import { bearingDeg } from "#features/match/bearing.ts";

/** One character as the Situation tells it. */
export type SituationRow = {
  readonly chid: string;
  readonly name: string;
  readonly team: string;
  readonly isOwn: boolean;
  readonly isAlive: boolean;
  /** Undefined for the own character, and for one that has no place yet. */
  readonly bearingDeg: number | undefined;
  readonly distanceM: number | undefined;
  /** What is left of all nodes together, 0 to 1. */
  readonly powerShare: number;
};

/**
 * Everybody on the field, seen from the own tank, or from (eyeX, eyeZ) for one who watches: the own character
 * first, the others in the order in which they came, so that rows keep their places while they are read.
 */
export function situationRows(battle: BattleModel, eyeX: number, eyeZ: number): readonly SituationRow[] {
  const { characters, localSlot, isPlaced } = battle;
  const isSeated = localSlot >= 0 && isPlaced[localSlot] === 1;
  const fromX = isSeated ? battle.motions[rowOf(battle, localSlot)]! : eyeX;
  const fromZ = isSeated ? battle.motions[rowOf(battle, localSlot) + 2]! : eyeZ;
  const rows = characters.map((character) => {
    const { slot, chid, visiname, team } = character;
    const isOwn = slot === localSlot;
    const at = rowOf(battle, slot);
    const dx = battle.motions[at]! - fromX;
    const dz = battle.motions[at + 2]! - fromZ;
    const hasPlace = !isOwn && isPlaced[slot] === 1;
    return {
      chid,
      name: visiname,
      team,
      isOwn,
      isAlive: battle.isAlive[slot] === 1,
      bearingDeg: hasPlace ? bearingDeg(dx, dz) : undefined,
      distanceM: hasPlace ? Math.hypot(dx, dz) : undefined,
      powerShare: powerShare(battle, character),
    };
  });
  return [...rows.filter((row) => row.isOwn), ...rows.filter((row) => !row.isOwn)];
}

/** What is left of a character's nodes, 0 to 1; nothing when it is destroyed. */
function powerShare(battle: BattleModel, { slot, nodes }: PlacedCharacter): number {
  if (battle.isAlive[slot] !== 1) return 0;
  let left = 0;
  let full = 0;
  for (let index = 0; index < nodes.length; index += 1) {
    left += battle.power[slot * battle.nodesPerCharacter + index]!;
    full += nodes[index]!.maxPower;
  }
  return full > 0 ? Math.min(1, left / full) : 1;
}

function rowOf(battle: BattleModel, slot: number): number {
  return slot * battle.nodesPerCharacter * motionStride;
}
