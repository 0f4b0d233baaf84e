import { angularAt, linearAt, motionStride, predictMotion, rotationAt } from "#game/dead-reckoning.ts";
import type { Move, Quaternion, Vector } from "#protocol/mmog/character.ts";

/**
 * What a character's turns have said of its nodes so far: a turn leaves out what has not changed, so whoever has
 * missed one needs all of it at once.
 */
export interface ToldMoves {
  readonly take: (moves: readonly Move[]) => void;
  /**
   * All of it as the receivers' prediction has it `ageMs` after the last turn: with the clock moved on as far, it
   * says the same, and comes no later than a turn would that was passed on at once.
   */
  readonly whole: (ageMs: number) => readonly Move[];
}

export function createToldMoves(): ToldMoves {
  const told = new Map<string, Move>();
  return {
    take(moves) {
      for (const move of moves) told.set(move.node, { ...told.get(move.node), ...move });
    },
    whole: (ageMs) => [...told.values()].map((move) => movedOn(move, ageMs)),
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
