import { nodeIndex } from "#game/catalogue/node.ts";
import type { Model } from "#game/catalogue/model.ts";
import type { Move, Vector } from "#protocol/mmog/character.ts";

/** No joint of ours turns faster, rad/s: receivers carry on what a turn says. */
const JOINT_RAD_S = 2;

/** What a turn says of each node: several moves of one node are one, in which the later words count. */
export function mergeMoves(moves: readonly Move[]): readonly Move[] {
  const merged = new Map<string, Move>();
  for (const move of moves) merged.set(move.node, { ...merged.get(move.node), ...known(move) });
  return [...merged.values()];
}

/**
 * What of accepted moves everybody is told: only of nodes that move by themselves, and of turret and gun only how they
 * turn, so that nobody's picture of a tank comes apart.
 */
export function sayableMoves(model: Model, moves: readonly Move[], name: string): readonly Move[] {
  return moves.flatMap((move): Move[] => {
    const node = nodeIndex(model.nodes, move.node, name);
    const { walk, rotation, angular } = move;
    if (node === 0) return [{ ...move, ...(walk !== undefined && { walk: within(walk, 1) }) }];
    if (node !== model.turretNode && node !== model.gunNode) return [];
    return [
      {
        node: move.node,
        ...(rotation !== undefined && { rotation }),
        ...(angular !== undefined && { angular: within(angular, JOINT_RAD_S) }),
      },
    ];
  });
}

function within({ x, y, z }: Vector, most: number): Vector {
  const limit = (value: number): number => Math.max(-most, Math.min(most, value));
  return { x: limit(x), y: limit(y), z: limit(z) };
}

/** Without what it leaves out, which would hide what an earlier move said. */
function known(move: Move): Move {
  const said: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(move)) if (value !== undefined) said[key] = value;
  return said as Move;
}
