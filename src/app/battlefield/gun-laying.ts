import {
  ASSIST_RAD,
  FINE_ASSIST_RAD,
  gunMount,
  layOnPoint,
  offBearingRad,
  type Laying,
} from "#game/aim-assist.ts";
import type { Battlefield } from "#game/battlefield.ts";
import { findModel } from "#game/catalogue/find-model.ts";
import type { Model } from "#game/catalogue/model.ts";
import { findAmmunition } from "#game/catalogue/weapons.ts";
import { motionStride, rotationAt } from "#game/dead-reckoning.ts";
import { areFriends } from "#game/match-rules.ts";
import { createHit, hitCover, hitGround, NO_HIT } from "#game/hit-test.ts";
import { rotateVec3 } from "#game/math/quat.ts";
import { setVec3 } from "#game/math/vec3.ts";
import type { Vehicle } from "#session/client.ts";
import type { BattleModel } from "#store/battle-model.ts";
import type { Aim } from "#scene/battle-view.ts";

/** What lies farther off the aim than this is no point to fire at: the ground between camera and tank. */
const POINT_LIMIT_RAD = 0.5;
/** Half of what a gun is laid on, metres: across and up. */
const HALF_WIDTH_M = 1.7;
const HALF_HEIGHT_M = 1;
/** The middle of a tank over its place on the ground, metres. */
const MIDDLE_M = 1.2;
/** What stops a shell is farther than this before the point aimed at, metres: nearer it is what is aimed at. */
const BLOCKED_BEFORE_M = 4;
/** On the ground the eye sees a little farther than the gun reaches: only what stops a shell before this share of the way is told. */
const BLOCKED_SHARE = 0.85;

type AimWish = {
  readonly yawRad: number;
  readonly pitchRad: number;
  /** By the mouse: the point under the crosshair counts, and nobody helps. */
  readonly isPrecise: boolean;
};

export interface GunLaying {
  /** Where the gun is to point. */
  readonly wanted: Readonly<Laying>;
  /** Where it points. */
  readonly actual: Readonly<Laying>;
  /** The angle between the two, radians. */
  readonly offRad: number;
  /** To the point that is aimed at, metres. */
  readonly rangeM: number;
  /** How far away something stops a shell on its way to that point, metres; 0 when nothing does. */
  readonly blockedM: number;
  /** The slot of the enemy that a shot now would hit, as far as ground, cover and angles say; -1 for none. */
  readonly laidOn: number;
  /** Works all of this out for a frame; `point` is what the camera looks at, undefined without a scene. */
  update(wish: AimWish, vehicle: Vehicle, point: Readonly<Aim> | undefined): void;
}

/** Lays the own gun: on what the crosshair is on, or, for keys, sticks and thumbs, on the enemy near the aim. */
export function createGunLaying(
  battle: BattleModel,
  field: () => Battlefield | undefined,
  matchType: () => string,
): GunLaying {
  const wanted: Laying = { yawRad: 0, pitchRad: 0 };
  const actual: Laying = { yawRad: 0, pitchRad: 0 };
  const lay: Laying = { yawRad: 0, pitchRad: 0 };
  const mount = new Float64Array(3);
  const target = new Float64Array(3);
  const root = new Float64Array(motionStride);
  const rootRotation = root.subarray(rotationAt, rotationAt + 4);
  const way = new Float64Array(3);
  const aimed = new Float64Array(3);
  let offRad = 0;
  let rangeM = 0;
  let blockedM = 0;
  let laidOn = -1;
  const stop = createHit();

  function readGun(model: Model, vehicle: Vehicle): void {
    const at = battle.localSlot * battle.nodesPerCharacter * motionStride;
    for (let i = 0; i < motionStride; i += 1) root[i] = battle.motions[at + i]!;
    gunMount(model, root, rootRotation, mount);
    direction(way, vehicle.turretYaw, vehicle.gunPitch);
    rotateVec3(way, 0, rootRotation, 0, way, 0);
    actual.yawRad = Math.atan2(way[0]!, way[2]!);
    actual.pitchRad = Math.asin(Math.max(-1, Math.min(1, way[1]!)));
  }

  /**
   * The enemy in sight that is nearest to a bearing, within `limitRad` of it; its middle goes to `target`. Of those
   * that the bearing touches it is the first on the way: who stands before the headquarters is meant, not they.
   */
  function enemyNear(yawRad: number, limitRad: number): number {
    const { characters, localSlot, isPlaced, isAlive, motions, nodesPerCharacter } = battle;
    const type = matchType();
    const ownTeam = battle.inSlot(localSlot)?.team ?? "";
    let best = -1;
    let bestBesideRad = Infinity;
    let bestM = Infinity;
    for (let index = 0; index < characters.length; index += 1) {
      const { slot, team } = characters[index]!;
      if (slot === localSlot || isPlaced[slot] !== 1 || isAlive[slot] !== 1) continue;
      if (areFriends(type, ownTeam, team)) continue;
      const at = slot * nodesPerCharacter * motionStride;
      const dx = motions[at]! - mount[0]!;
      const dz = motions[at + 2]! - mount[2]!;
      const distanceM = Math.hypot(dx, dz);
      const off = offBearingRad(yawRad, dx, dz);
      const besideRad = Math.max(0, off - Math.atan2(HALF_WIDTH_M, distanceM));
      const isNearer = besideRad < bestBesideRad || (besideRad === bestBesideRad && distanceM < bestM);
      if (off >= limitRad || !isNearer) continue;
      setVec3(target, 0, motions[at]!, motions[at + 1]! + MIDDLE_M, motions[at + 2]!);
      if (stoppedAtM() > 0) continue;
      best = slot;
      bestBesideRad = besideRad;
      bestM = distanceM;
    }
    if (best >= 0) place(best);
    return best;
  }

  function place(slot: number): void {
    const at = slot * battle.nodesPerCharacter * motionStride;
    setVec3(target, 0, battle.motions[at]!, battle.motions[at + 1]! + MIDDLE_M, battle.motions[at + 2]!);
  }

  /** How far away ground or cover stops a shell on its way to the target, metres; 0 when nothing does. */
  function stoppedAtM(): number {
    const ground = field();
    if (ground === undefined) return 0;
    const distanceM = Math.hypot(target[0]! - mount[0]!, target[1]! - mount[1]!, target[2]! - mount[2]!);
    hitCover(ground, mount, target, stop);
    const share = Math.min(stop.share, hitGround(ground, mount, target));
    return share !== NO_HIT && share * distanceM < distanceM - BLOCKED_BEFORE_M ? share * distanceM : 0;
  }

  function findLaidOn(vehicle: Vehicle): number {
    const enemy = enemyNear(actual.yawRad, ASSIST_RAD);
    const ammunition = findAmmunition(vehicle.ammunition);
    if (enemy < 0 || ammunition === undefined || !layOnPoint(lay, mount, target, ammunition)) return -1;
    const distanceM = Math.hypot(target[0]! - mount[0]!, target[2]! - mount[2]!);
    const off = offBearingRad(actual.yawRad, target[0]! - mount[0]!, target[2]! - mount[2]!);
    const isAcross = off < Math.atan2(HALF_WIDTH_M, distanceM);
    const isUp = Math.abs(lay.pitchRad - actual.pitchRad) < Math.atan2(HALF_HEIGHT_M, distanceM);
    return isAcross && isUp ? enemy : -1;
  }

  return {
    wanted,
    actual,
    get offRad() {
      return offRad;
    },
    get rangeM() {
      return rangeM;
    },
    get blockedM() {
      return blockedM;
    },
    get laidOn() {
      return laidOn;
    },
    update(wish, vehicle, point) {
      wanted.yawRad = wish.yawRad;
      wanted.pitchRad = wish.pitchRad;
      offRad = 0;
      rangeM = 0;
      blockedM = 0;
      laidOn = -1;
      const model = findModel(battle.inSlot(battle.localSlot)?.model ?? "");
      const ammunition = findAmmunition(vehicle.ammunition);
      if (model === undefined || model.gunNode < 0 || ammunition === undefined) return;
      readGun(model, vehicle);
      if (!wish.isPrecise && enemyNear(wish.yawRad, ASSIST_RAD) >= 0) {
        if (layOnPoint(lay, mount, target, ammunition)) {
          wanted.pitchRad = lay.pitchRad;
          if (offBearingRad(wish.yawRad, target[0]! - mount[0]!, target[2]! - mount[2]!) < FINE_ASSIST_RAD)
            wanted.yawRad = lay.yawRad;
        }
        rangeM = Math.hypot(target[0]! - mount[0]!, target[2]! - mount[2]!);
      } else if (point !== undefined) {
        setVec3(target, 0, point.pointX, point.pointY, point.pointZ);
        const off = offBearingRad(wish.yawRad, target[0]! - mount[0]!, target[2]! - mount[2]!);
        rangeM = Math.hypot(target[0]! - mount[0]!, target[2]! - mount[2]!);
        if (off < POINT_LIMIT_RAD) {
          layOnPoint(wanted, mount, target, ammunition);
          const stoppedM = stoppedAtM();
          if (stoppedM < BLOCKED_SHARE * rangeM) blockedM = stoppedM;
        }
      }
      direction(aimed, wanted.yawRad, wanted.pitchRad);
      offRad = Math.acos(
        Math.max(-1, Math.min(1, way[0]! * aimed[0]! + way[1]! * aimed[1]! + way[2]! * aimed[2]!)),
      );
      laidOn = findLaidOn(vehicle);
    },
  };
}

function direction(out: Float64Array, yawRad: number, pitchRad: number): void {
  const level = Math.cos(pitchRad);
  setVec3(out, 0, Math.sin(yawRad) * level, Math.sin(pitchRad), Math.cos(yawRad) * level);
}
