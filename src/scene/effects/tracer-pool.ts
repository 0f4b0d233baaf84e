/** Shells in flight, by the game's own ballistics, so that what is seen is what the referee computes. */
import type { Shell } from "#game/ballistics.ts";
import { SHELL_STEP_S, createShell, launchShell, stepShell } from "#game/ballistics.ts";
import { findAmmunition } from "#game/catalogue/weapons.ts";

type Tracer = {
  readonly shell: Shell;
  bySlot: number;
  firedAtMs: number;
  alive: boolean;
  /** How much of the next step has passed, 0 to 1. */
  partStep: number;
  size: number;
};

/** Whether a shell of that shooter meets something between two points, and whatever follows from it. */
export type Meets = (from: Float64Array, to: Float64Array, bySlot: number) => boolean;

export interface TracerPool {
  readonly tracers: readonly Tracer[];
  /** False when the ammunition is unknown or a number is not finite. */
  launch(
    position: Float64Array,
    direction: Float64Array,
    ammo: string,
    bySlot: number,
    atMs: number,
    nowMs: number,
  ): boolean;
  /** Flies all to `nowMs`; each ends with the first step of its way on which it meets something. */
  step(nowMs: number, meets: Meets): void;
  /** Ends the oldest tracer of a shooter: its impact has come. */
  end(bySlot: number): void;
  /** Ends them all. */
  clear(): void;
}

const lifeS = 6;

export function createTracerPool(capacity: number): TracerPool {
  const tracers: Tracer[] = Array.from({ length: capacity }, () => ({
    shell: createShell(),
    bySlot: -1,
    firedAtMs: 0,
    alive: false,
    partStep: 0,
    size: 1,
  }));
  let next = 0;
  return {
    tracers,
    clear() {
      for (const tracer of tracers) tracer.alive = false;
    },
    launch(position, direction, ammo, bySlot, atMs, nowMs) {
      const ammunition = findAmmunition(ammo);
      if (!ammunition) return false;
      for (let axis = 0; axis < 3; axis++) {
        if (!Number.isFinite(position[axis]) || !Number.isFinite(direction[axis])) return false;
      }
      const tracer = tracers[next]!;
      next = (next + 1) % capacity;
      launchShell(tracer.shell, position, direction, ammunition);
      tracer.bySlot = bySlot;
      // A shot that is told late flies on from where it is by now, but is not born far away.
      tracer.firedAtMs = Math.max(atMs, nowMs - 120);
      tracer.alive = true;
      tracer.partStep = 0;
      tracer.size = ammunition.damage > 200 ? 2.4 : ammunition.damage > 100 ? 1.2 : 1;
      return true;
    },
    step(nowMs, meets) {
      for (let t = 0; t < capacity; t++) {
        const tracer = tracers[t]!;
        if (!tracer.alive) continue;
        const ageS = (nowMs - tracer.firedAtMs) / 1000;
        if (!(ageS < lifeS)) {
          tracer.alive = false;
          continue;
        }
        const { shell } = tracer;
        while (tracer.alive && shell.ageS + SHELL_STEP_S <= ageS) {
          stepShell(shell, SHELL_STEP_S);
          tracer.alive = !meets(shell.previous, shell.location, tracer.bySlot);
        }
        tracer.partStep = Math.max(0, (ageS - shell.ageS) / SHELL_STEP_S);
      }
    },
    end(bySlot) {
      let oldest: Tracer | undefined;
      for (let t = 0; t < capacity; t++) {
        const tracer = tracers[t]!;
        if (!tracer.alive || tracer.bySlot !== bySlot) continue;
        if (!oldest || tracer.firedAtMs < oldest.firedAtMs) oldest = tracer;
      }
      if (oldest) oldest.alive = false;
    },
  };
}
