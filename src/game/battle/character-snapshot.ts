import { createTrust } from "./trust.ts";
import { recordPose } from "./history.ts";
import { updateCondition, type CharacterState } from "./character.ts";
import type { CharacterSnapshot } from "./snapshot.ts";

export function saveCharacter(state: CharacterState): CharacterSnapshot {
  const { pose, repair } = state;
  return {
    setup: state.setup,
    present: state.present,
    location: [...pose.location],
    rotation: [...pose.rotation],
    turretYawRad: pose.turretYawRad,
    gunPitchRad: pose.gunPitchRad,
    powers: [...state.powers],
    kits: state.kits,
    loadedAtMs: state.loadedAtMs,
    repair: repair === undefined ? null : { ...repair },
    statistics: { ...state.statistics },
  };
}

/** Makes a new character what the saved one was; it stands still, and its sender is trusted anew. */
export function loadCharacter(state: CharacterState, saved: CharacterSnapshot, nowMs: number): void {
  const { pose } = state;
  pose.location.set(saved.location);
  pose.rotation.set(saved.rotation);
  pose.turretYawRad = saved.turretYawRad;
  pose.gunPitchRad = saved.gunPitchRad;
  state.powers.set(saved.powers);
  state.present = saved.present;
  state.kits = saved.kits;
  state.loadedAtMs = saved.loadedAtMs;
  state.repair = saved.repair ?? undefined;
  Object.assign(state.statistics, saved.statistics);
  Object.assign(state.trust, createTrust(pose.location[0]!, pose.location[2]!, nowMs));
  updateCondition(state, nowMs);
  recordPose(state.history, pose, nowMs);
}
