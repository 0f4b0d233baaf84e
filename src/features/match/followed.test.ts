import { describe, expect, it } from "vitest";
import { createBattleModel, type BattleModel } from "#store/battle-model.ts";
import { isTank, nextFollowed, tankAt } from "#features/match/followed.ts";

function fieldOf(models: readonly string[]): BattleModel {
  const battle = createBattleModel({ capacity: 8 });
  for (const [index, model] of models.entries()) {
    const chid = `c${index}`;
    const nodes = [{ name: "Tank", parent: -1, maxPower: 10 }];
    battle.addCharacter({ chid, name: chid, visiname: chid, model, team: "York", kind: "pc", nodes });
    battle.pushMove(chid, "Tank", { location: { x: index, y: 0, z: 0 } }, 0, 0);
  }
  battle.sample(0);
  return battle;
}

describe("the next tank to follow", () => {
  it("goes round in both directions and leaves out buildings and wrecks", () => {
    const battle = fieldOf(["King", "Building", "Chevalier", "King"]);
    expect(nextFollowed(battle, 0, 1)).toBe(2);
    expect(nextFollowed(battle, 3, 1)).toBe(0);
    expect(nextFollowed(battle, 0, -1)).toBe(3);
    battle.setAlive("c2", false);
    expect(nextFollowed(battle, 0, 1)).toBe(3);
  });

  it("is nobody on an empty field", () => {
    expect(nextFollowed(fieldOf(["Building"]), -1, 1)).toBe(-1);
  });

  it("may be of a model that is not known here, if a player drives it", () => {
    expect(isTank({ model: "Trebuchet", kind: "pc" })).toBe(true);
    expect(isTank({ model: "Trebuchet", kind: "npc" })).toBe(false);
  });
});

describe("the tank that is meant by a press on the map", () => {
  const names = [
    { slot: 0, x: 100, y: 100, distanceM: 600, visible: true },
    { slot: 1, x: 130, y: 100, distanceM: 600, visible: true },
    { slot: 2, x: 131, y: 100, distanceM: 600, visible: true },
    // Of a frame before, when there were more.
    { slot: 0, x: 300, y: 300, distanceM: 600, visible: true },
  ];
  const frame = { names, nameCount: 3 };

  it("is the nearest one, not a building and not a wreck", () => {
    const battle = fieldOf(["King", "King", "Building"]);
    expect(tankAt(battle, frame, 112, 100)).toBe(0);
    expect(tankAt(battle, frame, 130, 104)).toBe(1);
    battle.setAlive("c1", false);
    expect(tankAt(battle, frame, 130, 104)).toBe(0);
  });

  it("is nobody where nobody is near", () => {
    const battle = fieldOf(["King", "King", "Building"]);
    expect(tankAt(battle, frame, 300, 300)).toBe(-1);
  });
});
