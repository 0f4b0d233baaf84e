import { angularAt, linearAt, motionStride, predictMotion, rotationAt } from "#game/dead-reckoning.ts";
import type { Move, Quaternion, Vector } from "#protocol/mmog/character.ts";

/**
 * What a character's turns have said of its nodes so far: a turn leaves out what has not changed, so whoever has
 * missed one needs all of it at once.
 */
export interface ToldMoves {
  /** `atMs` is when the turn was true, on the sender's clock. */
  readonly take: (moves: readonly Move[], atMs: number) => void;
  /** All of it as the receivers' prediction has it at that moment of the sender's clock, each node from its last turn on. */
  readonly whole: (atMs: number) => readonly Move[];
}

export function createToldMoves(): ToldMoves {
  const told = new Map<string, { readonly move: Move; readonly atMs: number }>();
  return {
    take(moves, atMs) {
      for (const move of moves)
        told.set(move.node, { move: { ...told.get(move.node)?.move, ...move }, atMs });
    },
    whole: (nowMs) => [...told.values()].map(({ move, atMs }) => movedOn(move, nowMs - atMs)),
  };
}

const motion = new Float64Array(motionStride);

function movedOn(move: Move, ageMs: number): Move {
  const { location, rotation, linear, angular } = move;
  if (ageMs <= 0 || (linear === undefined && angular === undefined)) return move;
  motion.fill(0);
  put(0, location);
  put(rotationAt, rotation);
  motion[rotationAt + 3] = rotation?.w ?? 1;
  put(linearAt, linear);
  put(angularAt, angular);
  predictMotion(motion, 0, motion, 0, ageMs);
  return {
    ...move,
    ...(location !== undefined && { location: vector(0) }),
    ...(rotation !== undefined && { rotation: { ...vector(rotationAt), w: motion[rotationAt + 3]! } }),
    ...(linear !== undefined && { linear: vector(linearAt) }),
    ...(angular !== undefined && { angular: vector(angularAt) }),
  };
}

function put(at: number, from: Vector | Quaternion | undefined): void {
  if (from !== undefined) motion.set([from.x, from.y, from.z], at);
}

function vector(at: number): Vector {
  return { x: motion[at]!, y: motion[at + 1]!, z: motion[at + 2]! };
}
