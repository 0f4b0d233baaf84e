/** Where each tank truly was, frame by frame: as who drives it has it, or for a bot as it is told at once. */
import { linearAt, motionStride, predictMotion } from "#game/dead-reckoning.ts";
import type { BattleModel } from "#store/battle-model.ts";

/** x, y, z and the speed of each frame. */
const STRIDE = 4;

export interface Truth {
  /** Notes this frame. `drivers` are the models of those who drive a tank of their own. */
  note(nowMs: number, drivers: readonly BattleModel[]): void;
  /** How many frames are noted, of which the last is the present one. */
  readonly frames: number;
  /** The truth of a tank in a frame, at this index of `of`; undefined when it was not on the field. */
  at(chid: string, frame: number): Readonly<Float64Array> | undefined;
}

/** Listens to `told`, the model of somebody over a perfect line; call before its client is made. */
export function createTruth(told: BattleModel, clockMs: () => number): Truth {
  const latest = new Map<string, { readonly motion: Float64Array; atMs: number }>();
  const paths = new Map<string, (Float64Array | undefined)[]>();
  const predicted = new Float64Array(motionStride);
  let frames = 0;
  listen(told, (chid, motion) => latest.set(chid, { motion, atMs: clockMs() }));

  function noted(chid: string, motion: Float64Array, at: number): void {
    const path = paths.get(chid) ?? [];
    paths.set(chid, path);
    const here = new Float64Array(STRIDE);
    here.set(motion.subarray(at, at + 3));
    here[3] = Math.hypot(motion[at + linearAt]!, motion[at + linearAt + 1]!, motion[at + linearAt + 2]!);
    path[frames] = here;
  }

  return {
    get frames() {
      return frames;
    },
    note(nowMs, drivers) {
      for (const { chid } of told.characters) {
        const last = latest.get(chid);
        if (last === undefined) continue;
        predictMotion(predicted, 0, last.motion, 0, nowMs - last.atMs);
        noted(chid, predicted, 0);
      }
      for (const driver of drivers) {
        const { localSlot, motions, nodesPerCharacter, isPlaced } = driver;
        const own = driver.inSlot(localSlot);
        if (own !== undefined && isPlaced[localSlot] === 1)
          noted(own.chid, motions, localSlot * nodesPerCharacter * motionStride);
      }
      frames += 1;
    },
    at: (chid, frame) => paths.get(chid)?.[frame],
  };
}

/** Calls back with each told motion of a root that the model takes in: what went before of it filled up. */
export function listen(
  model: BattleModel,
  hear: (chid: string, motion: Float64Array, clockMs: number | undefined, arrivalMs: number) => void,
): void {
  const known = new Map<string, Float64Array>();
  const take = model.pushMove.bind(model);
  model.pushMove = (chid, node, move, clockMs, arrivalMs) => {
    const isTaken = take(chid, node, move, clockMs, arrivalMs);
    const { location, rotation, linear, angular } = move;
    if (!isTaken || model.find(chid)?.nodes[0]?.name !== node) return isTaken;
    const motion = known.get(chid)?.slice() ?? Float64Array.of(0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
    if (location !== undefined) motion.set([location.x, location.y, location.z]);
    if (rotation !== undefined) motion.set([rotation.x, rotation.y, rotation.z, rotation.w], 3);
    if (linear !== undefined) motion.set([linear.x, linear.y, linear.z], linearAt);
    if (angular !== undefined) motion.set([angular.x, angular.y, angular.z], linearAt + 3);
    known.set(chid, motion);
    hear(chid, motion, clockMs, arrivalMs);
    return isTaken;
  };
}
