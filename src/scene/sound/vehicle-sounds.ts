/** The vehicles around the ear: the nearest few of them drive, turn and clank. */
import { findModel } from "#game/catalogue/find-model.ts";
import { angularAt, linearAt, motionStride, rotationAt } from "#game/dead-reckoning.ts";
import type { BattleModel } from "#store/battle-model.ts";
import { createEngineNote, setEngineNote } from "./engine-note.ts";
import { createHeard, hear, type Ear } from "./hearing.ts";
import { createNearestSlots } from "./nearest-slots.ts";
import type { VehicleVoice } from "./vehicle-voice.ts";

const ENGINE_LOUD_M = 13;
const ENGINE_REACH_M = 320;
/** Nobody's turret is heard that turns less than this, radians a second. */
const TURRET_CREEP_RADS = 0.03;
const TURRET_FULL_RADS = 0.45;

export interface VehicleSounds {
  /** Every so often, `elapsedS` after the last time. */
  update(ear: Readonly<Ear>, elapsedS: number): void;
}

export function createVehicleSounds(model: BattleModel, voices: readonly VehicleVoice[]): VehicleSounds {
  const nearest = createNearestSlots(voices.length);
  const turretYaws = new Float64Array(model.capacity);
  const note = createEngineNote();
  const heard = createHeard();
  const rootOf = (slot: number): number => slot * model.nodesPerCharacter * motionStride;

  /** How fast the turret turns on its hull, whoever says so: from where it was the last time. */
  function turretRate(slot: number, node: number, elapsedS: number): number {
    if (node < 0) return 0;
    const at = rootOf(slot) + node * motionStride + rotationAt;
    const yaw = 2 * Math.atan2(model.motions[at + 1]!, model.motions[at + 3]!);
    const turned = Math.abs(Math.sin((yaw - turretYaws[slot]!) / 2)) * 2;
    turretYaws[slot] = yaw;
    return elapsedS > 0 && Number.isFinite(turned) ? turned / elapsedS : 0;
  }

  function sound(voice: VehicleVoice, slot: number, ear: Readonly<Ear>, elapsedS: number): void {
    const { motions } = model;
    const vehicle = findModel(model.inSlot(slot)?.model ?? "");
    if (vehicle === undefined) return voice.rest();
    const at = rootOf(slot);
    const speed = Math.hypot(
      motions[at + linearAt]!,
      motions[at + linearAt + 1]!,
      motions[at + linearAt + 2]!,
    );
    setEngineNote(note, vehicle, speed, motions[at + angularAt + 1]!);
    hear(heard, ear, motions[at]!, motions[at + 1]! + 1, motions[at + 2]!, ENGINE_LOUD_M, ENGINE_REACH_M);
    const rate = turretRate(slot, vehicle.turretNode, elapsedS);
    const turret = rate < TURRET_CREEP_RADS ? 0 : Math.min(1, 0.3 + rate / TURRET_FULL_RADS);
    return voice.play(note, heard, turret);
  }

  return {
    update(ear, elapsedS) {
      nearest.begin();
      for (let index = 0; index < model.characters.length; index++) {
        const { slot, model: id } = model.characters[index]!;
        if (model.isPlaced[slot] !== 1 || model.isAlive[slot] !== 1) continue;
        const at = rootOf(slot);
        const away = Math.hypot(
          model.motions[at]! - ear.x,
          model.motions[at + 1]! - ear.y,
          model.motions[at + 2]! - ear.z,
        );
        if (away < ENGINE_REACH_M && findModel(id)?.kind === "tank")
          nearest.offer(slot, slot === model.localSlot ? 0 : away);
      }
      nearest.settle();
      for (let place = 0; place < voices.length; place++) {
        const slot = nearest.places[place]!;
        if (slot < 0) voices[place]!.rest();
        else sound(voices[place]!, slot, ear, elapsedS);
      }
    },
  };
}
