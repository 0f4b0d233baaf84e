import { createCondition, fullPowers, readCondition, type Condition } from "../condition.ts";
import type { Model } from "../catalogue/model.ts";
import type { Battlefield } from "../battlefield.ts";
import { createTankBody, placeTank } from "../kinematics.ts";
import { copyPose, createPose, type Pose } from "../pose.ts";
import { createHistory, recordPose, type PoseHistory } from "./history.ts";
import { createTrust, type Trust } from "./trust.ts";
import type { CharacterSetup } from "./setup.ts";
import { createStatistics, type Statistics } from "./statistics.ts";

/** A character as the battle keeps it. */
export type CharacterState = {
  readonly index: number;
  readonly setup: CharacterSetup;
  readonly model: Model;
  readonly pose: Pose;
  readonly powers: Float64Array;
  readonly condition: Condition;
  /** When a track broke and when the turret jammed, ms of match time. */
  brokenAtMs: number;
  jammedAtMs: number;
  readonly statistics: Statistics;
  readonly history: PoseHistory;
  readonly trust: Trust;
  present: boolean;
  kits: number;
  /** When the gun is loaded again. */
  loadedAtMs: number;
  repair: Repair | undefined;
};

/** A repair under way; it ends where the tank drives off. */
export type Repair = {
  readonly node: number;
  readonly readyAtMs: number;
  readonly x: number;
  readonly z: number;
};

/** Sets a character on its place, whole and loaded. */
export function createCharacter(
  index: number,
  setup: CharacterSetup,
  model: Model,
  battlefield: Battlefield,
  nowMs: number,
): CharacterState {
  const body = createTankBody();
  placeTank(body, model, battlefield, setup.x, setup.z, setup.yawRad);
  const pose = createPose();
  copyPose(pose, body);
  const state: CharacterState = {
    index,
    setup,
    model,
    pose,
    powers: fullPowers(model),
    condition: createCondition(),
    brokenAtMs: nowMs,
    jammedAtMs: nowMs,
    statistics: createStatistics(),
    history: createHistory(),
    trust: createTrust(setup.x, setup.z, nowMs),
    present: true,
    kits: model.repairKits,
    loadedAtMs: nowMs,
    repair: undefined,
  };
  readCondition(model, state.powers, state.condition);
  recordPose(state.history, pose, nowMs);
  return state;
}

/** On the field and not destroyed. */
export function isAlive(state: CharacterState): boolean {
  return state.present && !state.condition.destroyed;
}

/** Reads the condition anew after powers have changed, and notes when something broke. */
export function updateCondition(state: CharacterState, nowMs: number): void {
  const { condition, model, powers } = state;
  const { immobile, turretJammed } = condition;
  readCondition(model, powers, condition);
  if (condition.immobile && !immobile) state.brokenAtMs = nowMs;
  if (condition.turretJammed && !turretJammed) state.jammedAtMs = nowMs;
}
