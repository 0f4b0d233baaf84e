import { describe, expect, it } from "vitest";
import { createBattleModel, type BattleModel } from "#store/battle-model.ts";
import { probableShot } from "#features/match/shooter.ts";

/** earl1 stands at (0, 100). */
function field(): BattleModel {
  const battle = createBattleModel({ capacity: 4 });
  const nodes = [{ name: "Tank", parent: -1, maxPower: 10 }];
  const base = { model: "King", team: "", kind: "pc", nodes } as const;
  for (const chid of ["kd82hh1", "h7ns81g", "b0t"])
    battle.addCharacter({ ...base, chid, name: chid, visiname: chid });
  battle.pushMove("kd82hh1", "Tank", { location: { x: 0, y: 0, z: 100 } }, 0, 0);
  battle.sample(0);
  return battle;
}

function shoot(
  battle: BattleModel,
  slot: number,
  from: readonly number[],
  way: readonly number[],
  atMs = 0,
): number {
  const event = battle.events.push("shot", slot, 0, atMs);
  event.position.set(from);
  event.direction.set(way);
  return event.sequence;
}

describe("whose shot it was", () => {
  it("is the one whose line passes nearest to the victim", () => {
    const battle = field();
    const near = shoot(battle, 1, [0, 2, 0], [0, 0, 1]);
    shoot(battle, 2, [6, 2, 0], [0, 0, 1]);
    expect(probableShot(battle, 0, 500)).toBe(near);
  });

  it("is none that goes elsewhere, away, or was long ago, nor the victim's own", () => {
    const battle = field();
    shoot(battle, 1, [0, 2, 0], [0, 0, -1], 8000);
    shoot(battle, 1, [0, 2, 0], [1, 0, 0], 8000);
    shoot(battle, 1, [0, 2, 0], [0, 1, 0], 8000);
    shoot(battle, 1, [0, 2, 0], [0, 0, 1], 0);
    shoot(battle, 0, [0, 2, 90], [0, 0, 1], 8000);
    expect(probableShot(battle, 0, 8200)).toBe(0);
  });
});
