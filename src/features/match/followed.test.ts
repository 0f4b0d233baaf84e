import { describe, expect, it } from "vitest";
import { createBattleModel, type BattleModel } from "#store/battle-model.ts";
import { isTank, nextFollowed } from "#features/match/followed.ts";

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
