import { MeshBasicMaterial, type InstancedBufferGeometry } from "three";
import { expect, test } from "vitest";
import { findModel } from "#game/catalogue/find-model.ts";
import { createBattleModel } from "#store/battle-model.ts";
import { createAtmosphere } from "../world/atmosphere.ts";
import { lightFigures } from "../world/lights.ts";
import { createLamps } from "./lamps.ts";
import { createTankLayer } from "./tank-layer.ts";

test("each tank that drives has four lamps at its own hull; wrecks and buildings have none", () => {
  const model = createBattleModel({ capacity: 8 });
  for (const [chid, id, x] of [
    ["king", "King", 100],
    ["wreck", "Chevalier", 50],
    ["house", "Building", 0],
  ] as const) {
    const nodes = findModel(id)!.nodes.map(({ name, parent, offset, maxPower }) => ({
      name,
      parent,
      maxPower,
      rest: { location: offset },
    }));
    model.addCharacter({ chid, name: chid, visiname: chid, model: id, team: "York", kind: "pc", nodes });
    model.pushMove(
      chid,
      nodes[0]!.name,
      { location: { x, y: 0, z: 0 }, rotation: { x: 0, y: 0, z: 0, w: 1 } },
      0,
      0,
    );
  }
  model.setAlive("wreck", false);
  model.sample(400);
  const tanks = createTankLayer(model, new MeshBasicMaterial(), { York: "#f5ecd2" }, false);
  tanks.update(0);
  const lamps = createLamps(model, tanks, createAtmosphere(lightFigures("dusk")));
  lamps.update({ sees: () => true });
  const geometry = lamps.mesh.geometry as InstancedBufferGeometry;
  expect(geometry.instanceCount).toBe(4);
  const { array } = geometry.getAttribute("lampPlace");
  for (let lamp = 0; lamp < 4; lamp++) expect(Math.abs(array[lamp * 3]! - 100)).toBeLessThan(3);
  // Two in front and two behind
  expect([0, 1, 2, 3].map((lamp) => Math.sign(array[lamp * 3 + 2]!))).toEqual([1, 1, -1, -1]);
  // Nobody is in the picture
  lamps.update({ sees: () => false });
  expect(geometry.instanceCount).toBe(0);
});
