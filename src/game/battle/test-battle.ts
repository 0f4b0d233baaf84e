/** Help for the tests of the battle: an open field, the cast, and poses. */
import { createBattlefield, type Battlefield } from "../battlefield.ts";
import { setQuat } from "../math/quat.ts";
import { muzzleOf } from "../node-transforms.ts";
import { copyPose, createPose, type Pose } from "../pose.ts";
import { createBattle, type Battle } from "./battle.ts";
import type { BattleSetup, CharacterSetup, ShotClaim } from "./setup.ts";

const valley = createBattlefield("Valley", 1485);

/** A level field without cover. */
export const plain: Battlefield = { ...valley, cover: [], heightAt: () => 0, coverNear: () => 0 };

/** King of York and earl1 of Lancaster, 100 m apart along z, looking at each other. */
export const king: CharacterSetup = {
  chid: "h7ns81g",
  name: "richardiii",
  model: "King",
  team: "York",
  x: 0,
  z: 0,
  yawRad: 0,
};
export const earl1: CharacterSetup = {
  chid: "kd82hh1",
  name: "harritudur",
  model: "Councillor",
  team: "Lancaster",
  x: 0,
  z: 100,
  yawRad: Math.PI,
};

export function battleOf(...characters: CharacterSetup[]): Battle {
  return createBattle({ battlefield: plain, characters, friendlyFire: false });
}

export function battleWith(setup: Partial<BattleSetup>, ...characters: CharacterSetup[]): Battle {
  return createBattle({ battlefield: plain, characters, friendlyFire: false, ...setup });
}

/** A pose on the level field. */
export function poseAtPlace(x: number, z: number, yawRad = 0, linearX = 0, linearZ = 0): Pose {
  const pose = createPose();
  pose.location.set([x, 0, z]);
  setQuat(pose.rotation, 0, 0, Math.sin(yawRad / 2), 0, Math.cos(yawRad / 2));
  pose.linear.set([linearX, 0, linearZ]);
  return pose;
}

/** The shot that the character's gun would fire now, along its barrel. */
export function shotOf(battle: Battle, character: number, change: Partial<ShotClaim> = {}): ShotClaim {
  const model = battle.modelOf(character);
  const [muzzle, direction] = [new Float64Array(3), new Float64Array(3)];
  muzzleOf(model, battle.poseOf(character), muzzle, direction);
  return {
    node: model.gunNode,
    weapon: model.weapon!,
    ammunition: model.ammunition[0]!,
    muzzleX: muzzle[0]!,
    muzzleY: muzzle[1]!,
    muzzleZ: muzzle[2]!,
    viewX: direction[0]!,
    viewY: direction[1]!,
    viewZ: direction[2]!,
    ...change,
  };
}

export function copyOf(pose: Readonly<Pose>): Pose {
  const copy = createPose();
  copyPose(copy, pose);
  return copy;
}
