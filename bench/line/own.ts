/** The own tank as its driver sees it: how often the referee corrects it, and how far it is moved by that in a frame. */
import { linearAt, motionStride } from "#game/dead-reckoning.ts";
import type { Seated } from "./party.ts";

export interface OwnWatch {
  /** A frame is drawn. */
  frame(nowMs: number): void;
  /** Words of the room that moved the own tank. */
  corrections(): number;
  /** The farthest that it was drawn from where its own speed takes it, in one frame. */
  worstExcessCm(): number;
}

/** A longer gap between pictures is no step of a picture, ms. */
const GAP_MS = 100;
/** What a frame's change of speed and the ground's slope may add, m. */
const SLACK_M = 0.02;

export function watchOwn({ model, player }: Seated): OwnWatch {
  const last = new Float64Array(motionStride);
  let lastMs = Number.NaN;
  let lastChid = "";
  let worstM = 0;
  const chids = new Set<string>();
  return {
    frame(nowMs) {
      const { localSlot } = model;
      const own = localSlot < 0 ? undefined : model.inSlot(localSlot);
      if (own === undefined) return;
      chids.add(own.chid);
      const at = localSlot * model.nodesPerCharacter * motionStride;
      const stepMs = nowMs - lastMs;
      if (own.chid === lastChid && stepMs < GAP_MS) {
        const speed = Math.max(
          ...[last, model.motions.subarray(at, at + motionStride)].map((motion) =>
            Math.hypot(motion[linearAt]!, motion[linearAt + 1]!, motion[linearAt + 2]!),
          ),
        );
        const moved = Math.hypot(
          model.motions[at]! - last[0]!,
          model.motions[at + 1]! - last[1]!,
          model.motions[at + 2]! - last[2]!,
        );
        worstM = Math.max(worstM, moved - (speed * stepMs) / 1000 - SLACK_M);
      }
      last.set(model.motions.subarray(at, at + motionStride));
      lastMs = nowMs;
      lastChid = own.chid;
    },
    corrections: () => player.wire.filter((text) => isCorrection(text, chids)).length,
    worstExcessCm: () => worstM * 100,
  };
}

function isCorrection(text: string, chids: ReadonlySet<string>): boolean {
  if (!text.startsWith("< <message") || /^< <message[^>]* from='[^'/]+\/[^']+'/.test(text)) return false;
  return [...chids].some((chid) => new RegExp(`<pc chid='${chid}'[^>]*><moves>`).test(text));
}
