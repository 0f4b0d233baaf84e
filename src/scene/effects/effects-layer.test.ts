import { expect, test } from "vitest";
import { createBattlefield } from "#game/battlefield.ts";
import { createBattleModel } from "#store/battle-model.ts";
import { worldStride } from "../tanks/compose.ts";
import { createAtmosphere } from "../world/atmosphere.ts";
import { lightFigures } from "../world/lights.ts";
import { createEffectsLayer } from "./effects-layer.ts";

test("the own gun flashes and kicks at once, though somebody else's shot is to be seen later", () => {
  const model = createBattleModel({ capacity: 2, nodesPerCharacter: 1 });
  const nodes = [{ name: "Tank", parent: -1, maxPower: 1 }];
  for (const chid of ["king", "earl1"])
    model.addCharacter({ chid, name: chid, visiname: chid, model: "King", team: "York", kind: "pc", nodes });
  model.setLocal("king");
  const jolts: number[] = [];
  const effects = createEffectsLayer({
    model,
    battlefield: createBattlefield("Moor", 1),
    tanks: {
      world: new Float64Array(2 * worldStride),
      isShown: Uint8Array.of(0, 0),
      modelOf: () => undefined,
    },
    atmosphere: createAtmosphere(lightFigures("day")),
    random: () => 0.5,
    particles: 100,
    craters: 4,
    flashes: true,
    onJolt: (strength, x) => jolts.push(strength, x),
  });
  const shoot = (slot: number, atMs: number, x: number): void => {
    const event = model.events.push("shot", slot, 0, atMs);
    event.bySlot = slot;
    event.position.set([x, 90, 0]);
    event.direction.set([0, 1, 0]);
  };
  shoot(1, 1_000, 80);
  shoot(0, 100, 5);
  effects.update(100, 0.016, 0, 0);
  expect(jolts).toEqual([0.35, 5]);
  effects.update(1_000, 0.016, 0, 0);
  expect(jolts).toEqual([0.35, 5, 0.08, 80]);
  effects.dispose();
});
