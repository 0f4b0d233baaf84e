import { describe, expect, it } from "vitest";
import { createBattlefield, type Battlefield } from "#game/battlefield.ts";
import type { Cover } from "#game/cover.ts";
import { motionStride } from "#game/dead-reckoning.ts";
import type { Vehicle } from "#session/client.ts";
import type { Aim } from "#scene/battle-view.ts";
import { createBattleModel, type BattleModel } from "#store/battle-model.ts";
import { createGunLaying } from "./gun-laying.ts";

const DEGREE = Math.PI / 180;
const valley = createBattlefield("Valley", 1485);
const plain: Battlefield = { ...valley, heightAt: () => 0, cover: [], coverNear: () => 0 };
const wall: Cover = {
  kind: "wall",
  x: 0,
  y: 0,
  z: 60,
  radiusM: 8,
  heightM: 4,
  halfLengthM: 8,
  halfWidthM: 0.5,
  directionX: 1,
  directionZ: 0,
  round: false,
  blocksShells: true,
  blocksTanks: true,
};
/** A wall across the way, 60 m ahead. */
const walled: Battlefield = {
  ...plain,
  cover: [wall],
  coverNear(_x, z, out) {
    out[0] = 0;
    return Math.abs(z - wall.z) < 20 ? 1 : 0;
  },
};
const vehicle: Vehicle = {
  reloadShare: 1,
  speedMps: 0,
  yaw: 0,
  turretYaw: 0,
  gunPitch: 0,
  x: 0,
  y: 0,
  z: 0,
  repairing: undefined,
  kits: 2,
  ammunition: "Pzgr39_42",
};

/** King at the origin, looking along +z; earl1 somewhere. */
function field(x: number, y: number, z: number, team = "Lancaster"): BattleModel {
  const battle = createBattleModel({ capacity: 4 });
  const nodes = [{ name: "Tank", parent: -1, maxPower: 0 }];
  const base = { model: "King", kind: "pc", nodes } as const;
  battle.addCharacter({
    ...base,
    chid: "h7ns81g",
    name: "richardiii",
    visiname: "King Richard",
    team: "York",
  });
  battle.setLocal("h7ns81g");
  const motion = new Float64Array(motionStride);
  motion[6] = 1;
  battle.setLocalPose("h7ns81g", 0, motion, 0);
  addEnemy(battle, "kd82hh1", x, y, z, team);
  return battle;
}

/** One more on the field, in the slot after the last. */
function addEnemy(battle: BattleModel, chid: string, x: number, y: number, z: number, team = "Lancaster") {
  const nodes = [{ name: "Tank", parent: -1, maxPower: 0 }];
  battle.addCharacter({ model: "King", kind: "pc", nodes, chid, name: chid, visiname: chid, team });
  battle.pushMove(chid, "Tank", { location: { x, y, z } }, 0, 0);
  battle.sample(0);
}

function point(x: number, y: number, z: number): Aim {
  return { yawRad: 0, pitchRad: 0, pointX: x, pointY: y, pointZ: z, distanceM: 0 };
}

function layingOn(battle: BattleModel, ground = plain, type = "Single Battle") {
  return createGunLaying(
    battle,
    () => ground,
    () => type,
  );
}

const byKeys = (yawRad: number, pitchRad = 0) => ({ yawRad, pitchRad, isPrecise: false });

describe("laying the gun by keys, sticks or thumbs", () => {
  it("raises it to an enemy within 4 degrees and leaves the bearing to the player", () => {
    const laying = layingOn(field(0, 20, 200));
    laying.update(byKeys(3 * DEGREE), vehicle, undefined);
    expect(laying.wanted.yawRad).toBeCloseTo(3 * DEGREE);
    expect(laying.wanted.pitchRad).toBeGreaterThan(Math.atan2(18, 200));
    expect(laying.wanted.pitchRad).toBeLessThan(Math.atan2(22, 200));
  });

  it("takes over the last degree and a half, which no key is fine enough for", () => {
    const laying = layingOn(field(0, 20, 200));
    laying.update(byKeys(1.4 * DEGREE), vehicle, undefined);
    expect(laying.wanted.yawRad).toBeCloseTo(0, 3);
    laying.update(byKeys(1.6 * DEGREE), vehicle, undefined);
    expect(laying.wanted.yawRad).toBeCloseTo(1.6 * DEGREE);
  });

  it("takes who stands before the headquarters, not them, however well the aim lies on them", () => {
    const battle = field(2, 0, 47);
    addEnemy(battle, "hq7f2k1", 2.15, 1, 103);
    const laying = layingOn(battle);
    laying.update(byKeys(Math.atan2(2.15, 103)), vehicle, undefined);
    expect(laying.wanted.yawRad).toBeCloseTo(Math.atan2(2, 47), 3);
    // Beside the one before them the headquarters can still be meant.
    laying.update(byKeys(Math.atan2(2.15, 103) - 1.2 * DEGREE), vehicle, undefined);
    expect(laying.wanted.yawRad).toBeCloseTo(Math.atan2(2.15, 103), 3);
  });

  it("does nothing for an enemy that is farther off, for a friend and for who hides behind a hill", () => {
    const hill: Battlefield = { ...plain, heightAt: (_, z) => (z > 90 && z < 110 ? 40 : 0) };
    const off = layingOn(field(0, 20, 200));
    off.update(byKeys(5 * DEGREE, 0.02), vehicle, undefined);
    expect(off.wanted.pitchRad).toBe(0.02);
    const friend = layingOn(field(0, 20, 200, "york"));
    friend.update(byKeys(0, 0.02), vehicle, undefined);
    expect(friend.wanted.pitchRad).toBe(0.02);
    const hidden = layingOn(field(0, 20, 200), hill);
    hidden.update(byKeys(0, 0.02), vehicle, undefined);
    expect(hidden.wanted.pitchRad).toBe(0.02);
  });

  it("takes no team for friends where everybody fights alone", () => {
    const laying = layingOn(field(0, 0.6, 150, "York"), plain, "Last Man Standing");
    laying.update(byKeys(1 * DEGREE), vehicle, undefined);
    expect(laying.wanted.yawRad).toBeCloseTo(0, 3);
    expect(laying.laidOn).toBe(1);
  });
});

describe("what stands before the enemy", () => {
  it("leaves nobody to be laid on", () => {
    const laying = layingOn(field(0, 0, 150), walled);
    laying.update(byKeys(0), vehicle, undefined);
    expect([laying.laidOn, laying.rangeM]).toEqual([-1, 0]);
    const open = layingOn(field(0, 0, 150), plain);
    open.update(byKeys(0), vehicle, undefined);
    expect([open.laidOn, open.rangeM]).toEqual([1, expect.closeTo(150, 0)]);
  });

  it("is no reason to spare who stands before it or close behind", () => {
    for (const z of [40, 61]) {
      const laying = layingOn(field(0, 0, z), walled);
      laying.update(byKeys(0), vehicle, undefined);
      expect([z, laying.laidOn]).toEqual([z, 1]);
    }
  });

  it("is told, and how far away it is, to whom the eye over the turret shows more than the gun can reach", () => {
    const laying = layingOn(field(0, 0, 150), walled);
    laying.update({ yawRad: 0, pitchRad: 0, isPrecise: true }, vehicle, point(0, 1.2, 150));
    expect(laying.rangeM).toBeCloseTo(150, 0);
    expect(laying.blockedM).toBeCloseTo(59.5, 0);
    laying.update({ yawRad: 0, pitchRad: 0, isPrecise: true }, vehicle, point(0, 1.2, 60));
    expect(laying.blockedM).toBe(0);
    laying.update({ yawRad: 0, pitchRad: 0, isPrecise: true }, vehicle, point(0, 8, 150));
    expect(laying.blockedM).toBe(0);
  });
});

describe("laying the gun by the mouse", () => {
  it("points it at what the crosshair is on, whoever stands beside it", () => {
    const laying = layingOn(field(0, 20, 200));
    laying.update({ yawRad: 0.05, pitchRad: 0, isPrecise: true }, vehicle, point(10, 2, 100));
    expect(laying.wanted.yawRad).toBeCloseTo(Math.atan2(10, 100), 2);
    expect(Math.abs(laying.wanted.pitchRad)).toBeLessThan(0.02);
    expect(laying.rangeM).toBeCloseTo(100.8, 1);
  });

  it("keeps the aim itself when the point lies between the camera and the tank", () => {
    const laying = layingOn(field(0, 20, 200));
    laying.update({ yawRad: 0.05, pitchRad: -0.3, isPrecise: true }, vehicle, point(0, 0, -6));
    expect(laying.wanted).toEqual({ yawRad: 0.05, pitchRad: -0.3 });
  });
});

describe("whom the gun is on", () => {
  it("is the enemy that a shot now would meet", () => {
    const laying = layingOn(field(0, 0.6, 150));
    laying.update(byKeys(0), vehicle, undefined);
    expect(laying.laidOn).toBe(1);
    expect(laying.offRad).toBeLessThan(0.5 * DEGREE);
  });

  it("is nobody while the gun still swings or points too high", () => {
    const battle = field(0, 0.6, 150);
    const laying = layingOn(battle);
    laying.update(byKeys(0), { ...vehicle, turretYaw: 2 * DEGREE }, undefined);
    expect(laying.laidOn).toBe(-1);
    expect(laying.offRad).toBeCloseTo(2 * DEGREE, 2);
    laying.update(byKeys(0), { ...vehicle, gunPitch: 3 * DEGREE }, undefined);
    expect(laying.laidOn).toBe(-1);
  });

  it("is nobody without a gun", () => {
    const laying = layingOn(field(0, 0.6, 150));
    laying.update(byKeys(0.3, 0.1), { ...vehicle, ammunition: "" }, undefined);
    expect(laying.laidOn).toBe(-1);
    expect(laying.wanted).toEqual({ yawRad: 0.3, pitchRad: 0.1 });
  });
});
