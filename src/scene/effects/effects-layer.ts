/** Turns what happens in the battle into light, smoke and dust. */
import { Group } from "three";
import type { Battlefield } from "#game/battlefield.ts";
import type { Random } from "#game/random.ts";
import { createBattleEventReader } from "#store/battle-event-reader.ts";
import type { BattleEvent } from "#store/battle-model-events.ts";
import type { BattleModel } from "#store/battle-model.ts";
import { groundSpeeds, motionIndex, worldStride } from "../tanks/compose.ts";
import type { TankLayer } from "../tanks/tank-layer.ts";
import type { Atmosphere } from "../world/atmosphere.ts";
import { createCraters } from "./craters.ts";
import { createParticleMesh } from "./particle-mesh.ts";
import { createParticlePool } from "./particle-pool.ts";
import { createRecipes } from "./recipes.ts";
import { createShellContact } from "./shell-contact.ts";
import { createTracerMesh } from "./tracer-mesh.ts";
import { createTracerPool } from "./tracer-pool.ts";

export type EffectsOptions = {
  readonly model: BattleModel;
  readonly battlefield: Battlefield;
  readonly tanks: Pick<TankLayer, "world" | "isShown" | "modelOf">;
  readonly atmosphere: Atmosphere;
  readonly random: Random;
  readonly particles: number;
  readonly craters: number;
  /** Whether what goes off lights its surroundings. */
  readonly flashes: boolean;
  /** A jolt of the camera, 0 to 1, from something near or on the local tank. */
  readonly onJolt: (strength: number, x: number, z: number) => void;
};

export interface EffectsLayer {
  readonly group: Group;
  update(nowMs: number, elapsedS: number, cameraX: number, cameraZ: number): void;
  dispose(): void;
}

const windX = 1.5;
const windZ = 0.7;
/** A flash has half of its light left after so long, seconds. */
const flashHalfS = 0.05;
/** Farther away nobody sees dust. */
const dustReachM = 260;
const smokeReachM = 700;
/** What is older than this when it is first seen (a hidden tab) is not replayed. */
const staleMs = 1500;
const wreckCraterM = 5;

export function createEffectsLayer(options: EffectsOptions): EffectsLayer {
  const { model, battlefield, tanks, random } = options;
  const pool = createParticlePool(options.particles);
  const recipes = createRecipes(pool, random, Math.min(1, options.particles / 600 + 0.25));
  const particles = createParticleMesh(pool, options.atmosphere);
  const shells = createTracerPool(64);
  const tracers = createTracerMesh(shells);
  const craters = createCraters(battlefield, options.craters);
  const group = new Group();
  group.add(craters.mesh, particles.mesh, tracers.mesh);
  const emitAtMs = new Float64Array(model.capacity);
  const dustAtMs = new Float64Array(model.capacity);
  const speeds = new Float64Array(2);
  const place = new Float64Array(3);
  const rate = options.particles < 300 ? 2 : 1;
  const reader = createBattleEventReader(model.events);
  let { era } = model;
  let shownMs = 0;
  const meets = createShellContact(model, battlefield, tanks, strikeGround);

  function positionOf(event: BattleEvent): Float64Array {
    const { position, slot } = event;
    if (position[0] !== 0 || position[1] !== 0 || position[2] !== 0) return position;
    if (slot >= 0 && tanks.isShown[slot] === 1) {
      const at = slot * model.nodesPerCharacter * worldStride;
      place[0] = tanks.world[at]!;
      place[1] = tanks.world[at + 1]! + 1.4;
      place[2] = tanks.world[at + 2]!;
      return place;
    }
    return position;
  }

  /** One flash at a time: a new one outshines what is left of the last. */
  function flash(at: Float64Array, strength: number): void {
    const { value } = options.atmosphere.uniforms.flash;
    if (options.flashes && strength > value.w) value.set(at[0]!, at[1]! + 0.5, at[2]!, strength);
  }

  function show(event: BattleEvent, nowMs: number): void {
    const at = positionOf(event);
    if (!Number.isFinite(at[0]! + at[1]! + at[2]!)) return;
    switch (event.kind) {
      case "shot": {
        const ground = battlefield.heightAt(at[0]!, at[2]!);
        const large = event.weapon.startsWith("38cm") ? 3 : 1;
        recipes.muzzle(at, event.direction, ground, large);
        flash(at, 1.6 * large);
        shells.launch(at as Float64Array, event.direction, event.ammo, event.slot, event.atMs, nowMs);
        options.onJolt(event.slot === model.localSlot ? 0.35 : 0.08 * large, at[0]!, at[2]!);
        return;
      }
      case "impact":
        // What meets the ground is shown when it does.
        if (event.slot < 0) return;
        shells.end(event.bySlot);
        recipes.armourHit(at, 1);
        options.onJolt(event.slot === model.localSlot ? 0.9 : 0.25, at[0]!, at[2]!);
        return;
      case "loss":
        recipes.armourHit(at, 0.8);
        if (event.slot === model.localSlot) options.onJolt(0.8, at[0]!, at[2]!);
        return;
      case "destroyed":
        recipes.explosion(at, 1);
        flash(at, 5);
        craters.add(at[0]!, at[2]!, wreckCraterM);
        options.onJolt(event.slot === model.localSlot ? 1 : 0.5, at[0]!, at[2]!);
        return;
      case "repair":
        return;
    }
  }

  /** A shell met ground or cover. The event is for the ears. */
  function strikeGround(at: Float64Array, bySlot: number): void {
    recipes.groundHit(at, 1);
    const high = at[1]! - battlefield.heightAt(at[0]!, at[2]!);
    if (high < 0.7) craters.add(at[0]!, at[2]!, 1.3 + random() * 0.8);
    options.onJolt(0.25, at[0]!, at[2]!);
    const event = model.events.push("impact", -1, -1, shownMs);
    event.bySlot = bySlot;
    event.position.set(at);
  }

  /** What stays of an event that nobody saw happen. */
  function leaveTraces(event: BattleEvent): void {
    if (event.kind !== "destroyed") return;
    const at = positionOf(event);
    craters.add(at[0]!, at[2]!, wreckCraterM);
  }

  /** Another battle, or the same from its beginning: nothing of before is on the field. */
  function begin(): void {
    ({ era } = model);
    craters.clear();
    shells.clear();
    emitAtMs.fill(0);
    dustAtMs.fill(0);
  }

  function take(event: BattleEvent, nowMs: number): void {
    if (nowMs - event.atMs < staleMs) show(event, nowMs);
    else leaveTraces(event);
  }

  function strengthOf(slot: number, nodes: readonly { readonly maxPower: number }[]): number {
    let left = 0;
    let whole = 0;
    for (let node = 0; node < nodes.length; node++) {
      left += model.power[slot * model.nodesPerCharacter + node]!;
      whole += nodes[node]!.maxPower;
    }
    return whole > 0 ? left / whole : 1;
  }

  function breathe(nowMs: number, cameraX: number, cameraZ: number): void {
    const { characters } = model;
    for (let c = 0; c < characters.length; c++) {
      const character = characters[c]!;
      const { slot } = character;
      if (tanks.isShown[slot] === 0) continue;
      const at = slot * model.nodesPerCharacter * worldStride;
      const x = tanks.world[at]!;
      const y = tanks.world[at + 1]!;
      const z = tanks.world[at + 2]!;
      const away = Math.hypot(x - cameraX, z - cameraZ);
      if (model.isAlive[slot] === 0) {
        if (away < smokeReachM && nowMs >= emitAtMs[slot]!) {
          recipes.fire(x, y + 1.6, z);
          emitAtMs[slot] = nowMs + (170 + random() * 90) * rate;
        }
        continue;
      }
      const strength = strengthOf(slot, character.nodes);
      if (strength < 0.6 && away < smokeReachM && nowMs >= emitAtMs[slot]!) {
        recipes.damageSmoke(x, y + 1.7, z, strength);
        emitAtMs[slot] = nowMs + (140 + strength * 500) * rate;
      }
      if (away < dustReachM && nowMs >= dustAtMs[slot]!) dust(slot, x, y, z, nowMs);
    }
  }

  function dust(slot: number, x: number, y: number, z: number, nowMs: number): void {
    const motionAt = motionIndex(slot, 0, model.nodesPerCharacter);
    groundSpeeds(model.motions, motionAt, speeds);
    const speed = speeds[0]!;
    if (Math.abs(speed) < 1.5) return;
    dustAtMs[slot] = nowMs + Math.max(60, 420 / Math.abs(speed)) * rate;
    const drawn = tanks.modelOf(slot);
    const back = (drawn?.radiusM ?? 3) * -0.85 * Math.sign(speed);
    const side = (random() < 0.5 ? -1 : 1) * 1.2;
    const at = slot * model.nodesPerCharacter * worldStride;
    const qx = tanks.world[at + 3]!;
    const qy = tanks.world[at + 4]!;
    const qz = tanks.world[at + 5]!;
    const qw = tanks.world[at + 6]!;
    const forwardX = 2 * (qx * qz + qw * qy);
    const forwardZ = 1 - 2 * (qx * qx + qy * qy);
    recipes.trackDust(x + forwardX * back + forwardZ * side, y, z + forwardZ * back - forwardX * side, speed);
  }

  return {
    group,
    update(nowMs, elapsedS, cameraX, cameraZ) {
      if (era !== model.era) begin();
      options.atmosphere.uniforms.flash.value.w *= 0.5 ** (elapsedS / flashHalfS);
      reader.read(nowMs, take);
      breathe(nowMs, cameraX, cameraZ);
      pool.step(elapsedS, windX, windZ);
      shownMs = nowMs;
      shells.step(nowMs, meets);
      particles.upload();
      tracers.update();
    },
    dispose() {
      particles.dispose();
      tracers.dispose();
      craters.dispose();
    },
  };
}
