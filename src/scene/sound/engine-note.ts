/** How a vehicle sounds by what it does: pitches as factors on the recorded loops, loudness from 0 to 1. */
import type { Model } from "#game/catalogue/model.ts";

export type EngineNote = {
  engineRate: number;
  engineGain: number;
  tracksRate: number;
  tracksGain: number;
};

/** The mass whose engine has the pitch of the loop, kg. */
const USUAL_KG = 42_000;
/** Slower than this the tracks are silent, m/s. */
const CREEP_MPS = 0.25;
/** The speed at which the tracks' loop was recorded, so to say, m/s. */
const LOOP_MPS = 7;

export function createEngineNote(): EngineNote {
  return { engineRate: 1, engineGain: 0, tracksRate: 1, tracksGain: 0 };
}

/**
 * Fills `out` for a vehicle that drives at `speedMps` (backwards too) and turns its hull at `turnRadS`. Heavy ones
 * are deeper. Numbers that are not finite sound like standing still.
 */
export function setEngineNote(out: EngineNote, model: Model, speedMps: number, turnRadS: number): void {
  const speed = Number.isFinite(speedMps) ? Math.abs(speedMps) : 0;
  const turn = Number.isFinite(turnRadS) ? Math.abs(turnRadS) : 0;
  const drive = Math.min(1, speed / Math.max(1, model.forwardMps));
  const swing = Math.min(1, turn / Math.max(0.1, model.hullTraverseRadS));
  const effort = Math.min(1, drive + 0.45 * swing);
  const depth = (USUAL_KG / Math.max(1, model.massKg)) ** 0.28;
  out.engineRate = depth * (0.82 + 0.95 * effort);
  out.engineGain = 0.42 + 0.58 * effort;
  // In a turn on the spot the tracks run against each other.
  const belt = Math.max(speed, turn * model.radiusM * 0.6);
  out.tracksRate = Math.min(1.9, Math.max(0.35, belt / LOOP_MPS));
  out.tracksGain = belt < CREEP_MPS ? 0 : Math.min(1, 0.25 + belt / 11);
}
