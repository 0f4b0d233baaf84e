import { describe, expect, it } from "vitest";
import { motionStride } from "#game/dead-reckoning.ts";
import { createBattleModel, type BattleCharacter, type BattleModel } from "#store/battle-model.ts";
import { situationRows } from "#features/match/situation-rows.ts";

const nodes = [
  { name: "Tank", parent: -1, maxPower: 0 },
  { name: "Hull", parent: 0, maxPower: 300 },
  { name: "Turmkanone", parent: 1, maxPower: 100 },
];
const king: BattleCharacter = {
  chid: "h7ns81g",
  name: "richardiii",
  visiname: "King Richard",
  model: "King",
  team: "York",
  kind: "pc",
  nodes,
};
const earl1: BattleCharacter = {
  ...king,
  chid: "kd82hh1",
  name: "harritudur",
  visiname: "Harri Tudur",
  team: "Lancaster",
};

function place(battle: BattleModel, { chid }: BattleCharacter, x: number, z: number): void {
  battle.pushMove(chid, "Tank", { location: { x, y: 0, z } }, 0, 0);
  battle.sample(0);
}

function fieldOfTwo(): BattleModel {
  const battle = createBattleModel({ capacity: 4 });
  battle.addCharacter(earl1);
  battle.addCharacter(king);
  place(battle, earl1, 30, -40);
  return battle;
}

function driveKing(battle: BattleModel, x: number, z: number): void {
  battle.setLocal(king.chid);
  const motion = new Float64Array(motionStride);
  motion.set([x, 0, z, 0, 0, 0, 1]);
  battle.setLocalPose(king.chid, 0, motion, 0);
}

describe("the rows of the Situation", () => {
  it("begin with the own character and see the others from it", () => {
    const battle = fieldOfTwo();
    driveKing(battle, 0, 0);
    const [own, other] = situationRows(battle, 999, 999);
    expect(own).toMatchObject({
      name: "King Richard",
      isOwn: true,
      bearingDeg: undefined,
      distanceM: undefined,
    });
    expect(other).toMatchObject({ name: "Harri Tudur", isOwn: false, distanceM: 50 });
    expect(other?.bearingDeg).toBeCloseTo(36.87, 1);
  });

  it("are seen from the eye of one who watches, in the order in which all came", () => {
    const battle = fieldOfTwo();
    place(battle, king, 10, 0);
    const [first, second] = situationRows(battle, 10, -40);
    expect(first).toMatchObject({ name: "Harri Tudur", distanceM: 20, bearingDeg: 90 });
    expect(second).toMatchObject({ name: "King Richard", distanceM: 40, bearingDeg: 180 });
  });

  it("know no place of somebody who has not moved yet", () => {
    const [, second] = situationRows(fieldOfTwo(), 0, 0);
    expect(second).toMatchObject({ name: "King Richard", bearingDeg: undefined, distanceM: undefined });
  });

  it("say what is left of all nodes together, and nothing of the destroyed", () => {
    const battle = fieldOfTwo();
    battle.setPower(earl1.chid, "Hull", 100);
    expect(situationRows(battle, 0, 0)[0]).toMatchObject({ powerShare: 0.5, isAlive: true });
    battle.setAlive(earl1.chid, false);
    expect(situationRows(battle, 0, 0)[0]).toMatchObject({ powerShare: 0, isAlive: false });
  });
});
