import {
  createShell,
  launchShell,
  SHELL_LIFE_S,
  SHELL_STEP_S,
  stepShell,
  type Shell,
} from "../ballistics.ts";
import type { Battlefield } from "../battlefield.ts";
import { findAmmunition, type Ammunition } from "../catalogue/weapons.ts";
import { createHit, hitCharacter, hitCover, hitGround, NO_HIT } from "../hit-test.ts";
import { lerpVec3 } from "../math/vec3.ts";
import { copyPose, createPose } from "../pose.ts";
import type { CharacterState } from "./character.ts";
import { poseAt } from "./history.ts";
import type { GrantedShot } from "./shots.ts";
import type { ShellSnapshot } from "./snapshot.ts";

/** A shell in flight. Its own time starts in the past by the shooter's lag and catches up at once. */
type FlyingShell = Shell & { by: number; ammunition: Ammunition | undefined; timeMs: number; flies: boolean };

/** What a shell met. The object and its point belong to the pool: read it before the next step. */
export type Impact = {
  readonly point: Float64Array;
  surface: "ground" | "cover" | "tank";
  by: number;
  ammunition: Ammunition;
  /** When it happened, ms of match time. */
  timeMs: number;
  /** Who was hit and where; -1 when nobody was. */
  character: number;
  node: number;
};

export interface Shells {
  launch(by: number, shot: GrantedShot, nowMs: number): void;
  /** Flies every shell on to `nowMs` and tells each impact in turn. */
  step(nowMs: number, onImpact: (impact: Readonly<Impact>) => void): void;
  save(): readonly ShellSnapshot[];
  load(shells: readonly ShellSnapshot[]): void;
}

const STEP_MS = SHELL_STEP_S * 1000;
/** Nobody moves so far in the time that a shell can be rewound, metres. */
const REWIND_REACH_M = 40;

/** Shells live in a pool that grows to the most that ever flew at once. */
export function createShells(battlefield: Battlefield, characters: readonly CharacterState[]): Shells {
  const pool: FlyingShell[] = [];
  const target = createPose();
  const hit = createHit();
  const half = battlefield.sizeM / 2;

  const take = (): FlyingShell => {
    const free = pool.find((shell) => !shell.flies);
    if (free !== undefined) return free;
    const shell = { ...createShell(), by: -1, ammunition: undefined, timeMs: 0, flies: false };
    pool.push(shell);
    return shell;
  };

  /** Looks for what the shell meets first on its last step. */
  const meet = (shell: FlyingShell, impact: Impact): boolean => {
    const { previous, location } = shell;
    let first = hitGround(battlefield, previous, location);
    impact.surface = "ground";
    impact.character = -1;
    impact.node = -1;
    hitCover(battlefield, previous, location, hit);
    if (hit.share < first) {
      first = hit.share;
      impact.surface = "cover";
    }
    for (const state of characters) {
      if (!state.present || state.index === shell.by || !isNear(state, shell)) continue;
      copyPose(target, state.pose);
      poseAt(state.history, shell.timeMs, target);
      hitCharacter(state.model, target, previous, location, hit);
      if (hit.share < first) {
        first = hit.share;
        impact.surface = "tank";
        impact.character = state.index;
        impact.node = hit.which;
      }
    }
    if (first === NO_HIT) return false;
    lerpVec3(impact.point, 0, previous, 0, location, 0, first);
    return true;
  };

  return {
    launch(by, shot, nowMs) {
      const shell = take();
      launchShell(shell, shot.muzzle, shot.direction, shot.ammunition);
      shell.by = by;
      shell.ammunition = shot.ammunition;
      shell.timeMs = nowMs - shot.lagMs;
      shell.flies = true;
    },
    step(nowMs, onImpact) {
      for (const shell of pool) {
        while (shell.flies && shell.timeMs + STEP_MS <= nowMs) {
          shell.timeMs += STEP_MS;
          stepShell(shell, SHELL_STEP_S);
          const ammunition = shell.ammunition!;
          impactOf.by = shell.by;
          impactOf.ammunition = ammunition;
          impactOf.timeMs = shell.timeMs;
          if (meet(shell, impactOf)) {
            shell.flies = false;
            onImpact(impactOf);
          }
          const { location } = shell;
          const outside = Math.abs(location[0]!) > half || Math.abs(location[2]!) > half;
          if (outside || shell.ageS > SHELL_LIFE_S) shell.flies = false;
        }
      }
    },
    save() {
      return pool
        .filter((shell) => shell.flies)
        .map((shell) => ({
          by: shell.by,
          ammunition: shell.ammunition!.id,
          timeMs: shell.timeMs,
          ageS: shell.ageS,
          location: [...shell.location],
          velocity: [...shell.velocity],
        }));
    },
    load(shells) {
      for (const saved of shells) {
        const ammunition = findAmmunition(saved.ammunition);
        if (ammunition === undefined) continue;
        const shell = take();
        shell.location.set(saved.location);
        shell.previous.set(saved.location);
        shell.velocity.set(saved.velocity);
        shell.dragPerM = ammunition.dragPerM;
        shell.ageS = saved.ageS;
        shell.by = saved.by;
        shell.ammunition = ammunition;
        shell.timeMs = saved.timeMs;
        shell.flies = true;
      }
    },
  };
}

const impactOf: Impact = {
  point: new Float64Array(3),
  surface: "ground",
  by: -1,
  ammunition: {
    id: "",
    title: "",
    muzzleVelocityMps: 0,
    dragPerM: 0,
    damage: 0,
    blastDamage: 0,
    blastRadiusM: 0,
  },
  timeMs: 0,
  character: -1,
  node: -1,
};

/** A cheap look before the costly one. */
function isNear(state: CharacterState, shell: Shell): boolean {
  const reach = state.model.boundingRadiusM + REWIND_REACH_M;
  const x = state.pose.location[0]!;
  const z = state.pose.location[2]!;
  const { previous, location } = shell;
  return (
    Math.min(previous[0]!, location[0]!) - reach < x &&
    x < Math.max(previous[0]!, location[0]!) + reach &&
    Math.min(previous[2]!, location[2]!) - reach < z &&
    z < Math.max(previous[2]!, location[2]!) + reach
  );
}
