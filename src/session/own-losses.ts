import type { BattleEvent } from "#game/battle/events.ts";
import { createCharacter, type CharacterState } from "#game/battle/character.ts";
import { recordPose } from "#game/battle/history.ts";
import { applyImpact } from "#game/battle/impacts.ts";
import { createShells, type Shells } from "#game/battle/shells.ts";
import { REWIND_MS } from "#game/battle/shots.ts";
import type { Battlefield } from "#game/battlefield.ts";
import type { Model } from "#game/catalogue/model.ts";
import { nodeName } from "#game/catalogue/node.ts";
import { findAmmunition } from "#game/catalogue/weapons.ts";
import { normaliseVec3 } from "#game/math/vec3.ts";
import { copyPose, type Pose } from "#game/pose.ts";
import type { Loss, Shot } from "#protocol/mmog/character.ts";

/** Shells of others that fly at once; a flood of shots can't fill the page. */
const MAX_SHELLS = 200;

/**
 * The hits on the own vehicle, worked out here where the room has no referee: the victim says its losses
 * (MMOG 7.8, Example 65; errata E-129). Shells fly by the very rules of the service.
 */
export interface OwnLosses {
  readonly board: (model: Model, battlefield: Battlefield, nowMs: number) => void;
  /** Somebody else fired, `lagMs` ago. */
  readonly firedBy: (chid: string, shot: Shot, lagMs: number, nowMs: number) => void;
  /** Flies the shells on. `powers` are the node powers as the room knows them; the losses are news to it. */
  readonly step: (pose: Readonly<Pose>, powers: Readonly<Float64Array>, nowMs: number) => readonly Loss[];
  /** The room has reflected a repair of the own vehicle. */
  readonly repaired: (node: string, power: number | undefined) => void;
  readonly leave: () => void;
}

type Boarded = {
  readonly state: CharacterState;
  readonly characters: readonly CharacterState[];
  readonly shells: Shells;
};

const NONE: readonly Loss[] = [];
/** Nobody's friend is asked for: shots of the own team are not launched at all. */
const ALLIANCES = { friendlyFire: true, freeForAll: true };

export function createOwnLosses(): OwnLosses {
  let boarded: Boarded | undefined;
  /** Who fired, by the number that stands for them in the air: one more than the place here. */
  let shooters: string[] = [];
  let inTheAir = 0;
  const muzzle = new Float64Array(3);
  const direction = new Float64Array(3);
  const events: BattleEvent[] = [];

  /** What the room knows of and we don't, such as losses of before a pause, is lost here too. */
  function takeOver({ powers: own }: CharacterState, powers: Readonly<Float64Array>): void {
    for (let node = 0; node < own.length; node += 1) own[node] = Math.min(own[node]!, powers[node] ?? 0);
  }

  return {
    board(model, battlefield, nowMs) {
      const setup = { chid: "", name: "", model: model.id, team: "", x: 0, z: 0, yawRad: 0 };
      const state = createCharacter(0, setup, model, battlefield, nowMs);
      const characters = [state];
      boarded = { state, characters, shells: createShells(battlefield, characters) };
      shooters = [];
      inTheAir = 0;
    },
    firedBy(chid, shot, lagMs, nowMs) {
      const ammunition = findAmmunition(shot.ammo ?? "");
      const { location, view } = shot;
      if (boarded === undefined || inTheAir >= MAX_SHELLS) return;
      if (ammunition === undefined || location === undefined || view === undefined) return;
      muzzle.set([location.x, location.y, location.z]);
      direction.set([view.x, view.y, view.z]);
      if (!(Math.hypot(view.x, view.y, view.z) > 1e-3)) return;
      normaliseVec3(direction, 0, direction, 0);
      if (!shooters.includes(chid)) shooters.push(chid);
      const lag = Math.min(REWIND_MS, Math.max(0, lagMs));
      boarded.shells.launch(shooters.indexOf(chid) + 1, { ammunition, muzzle, direction, lagMs: lag }, nowMs);
      inTheAir += 1;
    },
    step(pose, powers, nowMs) {
      if (boarded === undefined) return NONE;
      const { state, characters, shells } = boarded;
      if (inTheAir === 0) return NONE;
      takeOver(state, powers);
      copyPose(state.pose, pose);
      recordPose(state.history, pose, nowMs);
      events.length = 0;
      shells.step(nowMs, (impact) => applyImpact(impact, characters, ALLIANCES, events));
      inTheAir = shells.save().length;
      if (events.length === 0) return NONE;
      return events.flatMap((event) => {
        if (event.kind !== "loss") return [];
        const by = shooters[event.by - 1];
        return {
          node: nodeName(state.model.nodes, event.node, ""),
          ...(by !== undefined && { by }),
          power: { value: event.powerAfter },
        };
      });
    },
    repaired(node, power) {
      const index = boarded?.state.model.nodes.findIndex((each) => each.name === node) ?? -1;
      if (boarded !== undefined && index >= 0 && power !== undefined) boarded.state.powers[index] = power;
    },
    leave() {
      boarded = undefined;
      inTheAir = 0;
    },
  };
}
