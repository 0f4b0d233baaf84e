/** The tanks that both sides draw, and the turns that both are told: every tank drives its own circle. */
import { findModel } from "#game/catalogue/find-model.ts";
import { MODELS } from "#game/catalogue/models.ts";
import type { Model } from "#game/catalogue/model.ts";
import { motionStride } from "#game/dead-reckoning.ts";
import { axisAngleQuat, identityQuat } from "#game/math/quat.ts";

/** Models with five nodes to draw: two tracks, hull, turret and gun. */
const turreted = MODELS.filter((model) => model.turretNode >= 0);

export const turnsPerSecond = 10;

export function modelOf(tank: number): Model {
  return findModel(turreted[tank % turreted.length]!.id)!;
}

/** Writes the motions of all nodes of a tank at `timeMs`, each relative to its parent. */
export function writeTruth(tank: number, timeMs: number, out: Float64Array): void {
  const t = timeMs / 1000;
  const radius = 12 + (tank % 9);
  const rate = 0.25 + (tank % 5) * 0.05;
  const angle = rate * t + tank;
  const model = modelOf(tank);
  for (let node = 0; node < model.nodes.length; node++) {
    const at = node * motionStride;
    const { offset } = model.nodes[node]!;
    out.fill(0, at, at + motionStride);
    out[at] = offset.x;
    out[at + 1] = offset.y;
    out[at + 2] = offset.z;
    identityQuat(out, at + 3);
    if (node === 0) {
      out[at] = (tank % 16) * 30 - 240 + Math.sin(angle) * radius;
      out[at + 2] = Math.floor(tank / 16) * 30 - 240 + Math.cos(angle) * radius;
      axisAngleQuat(out, at + 3, 0, 1, 0, angle + Math.PI / 2);
      out[at + 7] = Math.cos(angle) * radius * rate;
      out[at + 9] = -Math.sin(angle) * radius * rate;
      out[at + 11] = rate;
    } else if (node === model.turretNode) axisAngleQuat(out, at + 3, 0, 1, 0, Math.sin(t * 0.6 + tank));
    else if (node === model.gunNode) axisAngleQuat(out, at + 3, 1, 0, 0, Math.sin(t * 0.9 + tank) * 0.1);
  }
}
