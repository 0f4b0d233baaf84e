/** What happens in the battle, as sounds that are over soon. */
import { findAmmunition, findWeapon } from "#game/catalogue/weapons.ts";
import { motionStride } from "#game/dead-reckoning.ts";
import { createBattleEventReader } from "#store/battle-event-reader.ts";
import type { BattleEvent } from "#store/battle-model-events.ts";
import type { BattleModel } from "#store/battle-model.ts";
import { createHeard, hear, type Ear } from "./hearing.ts";
import type { OneShots } from "./one-shots.ts";
import type { Recordings, SoundName } from "./recordings.ts";
import { createShellPass, passShell } from "./shell-pass.ts";

/** What is older than this when it is first seen (a hidden tab) is not made up for. */
const STALE_MS = 1500;
/** The calibre whose shot has the pitch of the recording. */
const USUAL_MM = 75;
/** A shell that misses the ear by less than this is heard passing, metres. */
const PASS_M = 45;

/** How loud each is, within which distance it is at its loudest and where it is gone, metres. */
const LOUDNESS: { readonly [Name in SoundName]?: readonly [gain: number, loudM: number, reachM: number] } = {
  gun: [0.9, 48, 1700],
  explosion: [1, 60, 1900],
  groundHit: [0.6, 22, 700],
  armourHit: [0.6, 20, 500],
  repair: [0.4, 12, 60],
  shellPassing: [0.7, 6, 90],
};

export interface EventSounds {
  /** Plays what is due at this instant of local time. */
  update(nowMs: number, ear: Readonly<Ear>): void;
}

export function createEventSounds(
  model: BattleModel,
  recordings: Recordings,
  shots: OneShots,
  nowS: () => number,
): EventSounds {
  const heard = createHeard();
  const inside = createHeard();
  inside.gain = 1;
  const pass = createShellPass();
  const passing = new Float64Array(model.capacity).fill(-1);
  const passAtS = new Float64Array(model.capacity);
  const reader = createBattleEventReader(model.events);
  let listening: Readonly<Ear> | undefined;

  function playAt(
    name: SoundName,
    ear: Readonly<Ear>,
    x: number,
    y: number,
    z: number,
    rate = 1,
    laterS = 0,
  ): number {
    const [gain, loudM, reachM] = LOUDNESS[name] ?? [1, 20, 500];
    hear(heard, ear, x, y, z, loudM, reachM);
    return shots.play(recordings.get(name), heard, gain, rate, laterS);
  }

  function playOf(name: SoundName, ear: Readonly<Ear>, event: BattleEvent, rate = 1): void {
    const { position, slot } = event;
    const at = slot * model.nodesPerCharacter * motionStride;
    const isPlaceless = position[0] === 0 && position[1] === 0 && position[2] === 0 && slot >= 0;
    if (isPlaceless)
      playAt(name, ear, model.motions[at]!, model.motions[at + 1]! + 1, model.motions[at + 2]!, rate);
    else playAt(name, ear, position[0]!, position[1]!, position[2]!, rate);
  }

  function playInside(name: SoundName, gain: number): void {
    shots.play(recordings.get(name), inside, gain, 1, 0);
  }

  function shoot(event: BattleEvent, ear: Readonly<Ear>): void {
    const calibre = findWeapon(event.weapon)?.calibreMm ?? USUAL_MM;
    playOf("gun", ear, event, (USUAL_MM / calibre) ** 0.35);
    const ammunition = findAmmunition(event.ammo);
    if (ammunition === undefined || event.slot === model.localSlot) return;
    passShell(pass, ear, event.position, event.direction, ammunition);
    if (!(pass.missM < PASS_M)) return;
    const ticket = playAt("shellPassing", ear, pass.x, pass.y, pass.z, 1, pass.afterS);
    if (event.slot < 0) return;
    passing[event.slot] = ticket;
    passAtS[event.slot] = nowS() + pass.afterS;
  }

  /** A shell that has met something does not come by any more. */
  function endPass(slot: number): void {
    if (slot < 0 || passing[slot]! < 0) return;
    if (nowS() < passAtS[slot]!) shots.stop(passing[slot]!);
    passing[slot] = -1;
  }

  function sound(event: BattleEvent, ear: Readonly<Ear>): void {
    const isOwn = event.slot >= 0 && event.slot === model.localSlot;
    if (event.kind === "shot") shoot(event, ear);
    else if (event.kind === "impact") {
      endPass(event.bySlot);
      if (isOwn) playInside("ownHit", 0.9);
      else playOf(event.slot >= 0 ? "armourHit" : "groundHit", ear, event);
    } else if (event.kind === "loss") {
      if (isOwn) playInside("breaking", 0.4);
    } else if (event.kind === "destroyed") playOf("explosion", ear, event);
    else if (isOwn) playInside("repair", 0.45);
    else playOf("repair", ear, event);
  }

  function take(event: BattleEvent, nowMs: number): void {
    if (listening !== undefined && nowMs - event.atMs < STALE_MS) sound(event, listening);
  }

  return {
    update(nowMs, ear) {
      listening = ear;
      reader.read(nowMs, take);
    },
  };
}
