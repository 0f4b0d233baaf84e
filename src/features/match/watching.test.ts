import { expect, it } from "vitest";
import { createBattleModel, type BattleModel } from "#store/battle-model.ts";
import { follow, watch, watchingNobody } from "./watching.ts";

/** Three tanks on the field. */
function field(): BattleModel {
  const battle = createBattleModel({ capacity: 4 });
  for (const chid of ["norfolk", "surrey", "oxford"]) {
    const nodes = [{ name: "Tank", parent: -1, maxPower: 10 }];
    battle.addCharacter({ chid, name: chid, visiname: chid, model: "King", team: "York", kind: "pc", nodes });
    battle.pushMove(chid, "Tank", { location: { x: 0, y: 0, z: 0 } }, 0, 0);
  }
  battle.sample(0);
  return battle;
}

it("the map goes as it came: one sees again what one saw before", () => {
  const battle = field();
  const following = follow(watchingNobody, 1);
  const map = watch(following, "top", battle);
  expect(map.camera).toEqual({ kind: "top" });
  expect(watch(map, "top", battle).camera).toEqual({ kind: "follow", slot: 1 });
  const flying = watch(following, "free", battle);
  expect(watch(watch(flying, "map", battle), "map", battle).camera).toEqual({ kind: "free" });
});

it("the next tank is the next after the one last followed, from the map and from free flight too", () => {
  const battle = field();
  const following = follow(watchingNobody, 1);
  for (const away of ["top", "free"] as const) {
    expect(watch(watch(following, away, battle), "follow-next", battle).camera).toEqual({
      kind: "follow",
      slot: 2,
    });
    expect(watch(watch(following, away, battle), "follow-previous", battle).camera).toEqual({
      kind: "follow",
      slot: 0,
    });
  }
});
