import { repairedPower } from "../damage.ts";
import { isAlive, updateCondition, type CharacterState } from "./character.ts";
import type { BattleEvent } from "./events.ts";
import type { RepairVerdict } from "./verdicts.ts";

/** How long a repair takes, ms. */
export const REPAIR_MS = 4000;
/** Slower than this counts as standing still, m/s. */
const STILL_MPS = 0.7;
/** A tank that has moved so far has driven off, metres. */
const LEFT_M = 1;

/** Begins a repair if it may be: standing still, one node at a time, with a kit left. */
export function judgeRepair(state: CharacterState, node: number, nowMs: number): RepairVerdict {
  const { model, pose, powers } = state;
  const maxPower = model.nodes[node]?.maxPower ?? 0;
  if (!(maxPower > 0)) return { kind: "invalid", code: "unknown-node" };
  if (!isAlive(state)) return { kind: "refused", code: "destroyed" };
  if (state.repair !== undefined) return { kind: "refused", code: "busy" };
  if (state.kits <= 0) return { kind: "refused", code: "no-kit" };
  if (powers[node]! >= maxPower) return { kind: "refused", code: "intact" };
  if (Math.hypot(pose.linear[0]!, pose.linear[2]!) > STILL_MPS) return { kind: "refused", code: "moving" };
  const readyAtMs = nowMs + REPAIR_MS;
  state.repair = { node, readyAtMs, x: pose.location[0]!, z: pose.location[2]! };
  return { kind: "accepted", readyAtMs };
}

/** Finishes or stops a repair under way. */
export function stepRepair(state: CharacterState, nowMs: number, events: BattleEvent[]): void {
  const { repair, index: character, pose, powers } = state;
  if (repair === undefined) return;
  const { node } = repair;
  if (!isAlive(state)) {
    state.repair = undefined;
    events.push({ kind: "repair-stopped", character, node, why: "destroyed" });
    return;
  }
  if (Math.hypot(pose.location[0]! - repair.x, pose.location[2]! - repair.z) > LEFT_M) {
    state.repair = undefined;
    events.push({ kind: "repair-stopped", character, node, why: "moved" });
    return;
  }
  if (nowMs < repair.readyAtMs) return;
  const powerAfter = repairedPower(state.model, node, powers[node]!);
  state.statistics.repaired += powerAfter - powers[node]!;
  powers[node] = powerAfter;
  state.kits--;
  state.repair = undefined;
  updateCondition(state, nowMs);
  events.push({ kind: "repaired", character, node, powerAfter });
}
