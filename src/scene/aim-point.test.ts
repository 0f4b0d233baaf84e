import { expect, it } from "vitest";
import { createBattlefield } from "#game/battlefield.ts";
import type { Cover } from "#game/cover.ts";
import { createBattleModel } from "#store/battle-model.ts";
import { fillAim } from "./aim-point.ts";
import type { TankLayer } from "./tanks/tank-layer.ts";

const rock: Cover = {
  kind: "rock",
  x: 0,
  y: 0,
  z: 50,
  radiusM: 3,
  heightM: 4,
  halfLengthM: 3,
  halfWidthM: 3,
  directionX: 1,
  directionZ: 0,
  round: true,
  blocksShells: true,
  blocksTanks: true,
};
const field = {
  ...createBattlefield("Valley", 1485),
  heightAt: () => 0,
  cover: [rock],
  coverNear(x: number, z: number, out: Int32Array) {
    out[0] = 0;
    return Math.hypot(x - rock.x, z - rock.z) < 20 ? 1 : 0;
  },
};
const nobody = {} as TankLayer;

function distanceFrom(heightM: number): number {
  const aim = { yawRad: 0, pitchRad: 0, pointX: 0, pointY: 0, pointZ: 0, distanceM: 0 };
  fillAim(aim, field, createBattleModel({ capacity: 1 }), nobody, 0, heightM, 0, 0, -0.01);
  expect(aim.pointZ).toBeCloseTo(Math.cos(0.01) * aim.distanceM);
  return aim.distanceM;
}

it("is the rock that the eye meets, and the ground behind it for who looks over it", () => {
  expect(distanceFrom(2)).toBeCloseTo(47, 1);
  expect(distanceFrom(6)).toBeGreaterThan(590);
});
