import type { InstancedMesh } from "three";
import { MeshBasicMaterial, PerspectiveCamera } from "three";
import { expect, test } from "vitest";
import { findModel } from "#game/catalogue/find-model.ts";
import type { BattleModel } from "#store/battle-model.ts";
import { createBattleModel } from "#store/battle-model.ts";
import { createEye } from "../camera/eye.ts";
import { createTankLayer } from "./tank-layer.ts";

const colours = { York: "#f5ecd2", Lancaster: "#e2475c" };

function add(model: BattleModel, chid: string, modelId: string, team: string): void {
  const { nodes } = findModel(modelId)!;
  model.addCharacter({
    chid,
    name: chid,
    visiname: chid,
    model: modelId,
    team,
    kind: "pc",
    nodes: nodes.map(({ name, parent, offset, maxPower }) => ({
      name,
      parent,
      maxPower,
      rest: { location: offset },
    })),
  });
}

function drive(model: BattleModel, chid: string, x: number): void {
  for (let turn = 0; turn < 4; turn++) {
    model.pushMove(
      chid,
      "Tank",
      { location: { x, y: 1, z: 5 }, rotation: { x: 0, y: 0, z: 0, w: 1 } },
      turn * 100,
      turn * 100,
    );
  }
  model.sample(400);
}

const meshes = (layer: { group: { children: unknown[] } }): InstancedMesh[] =>
  layer.group.children as InstancedMesh[];
const instances = (layer: ReturnType<typeof createTankLayer>): number =>
  meshes(layer).reduce((sum, mesh) => sum + mesh.count, 0);

test("the number of meshes depends on the models in play, not on the number of tanks", () => {
  const model = createBattleModel({ capacity: 64 });
  const layer = createTankLayer(model, new MeshBasicMaterial(), colours, false);
  add(model, "king", "King", "York");
  add(model, "earl1", "King", "Lancaster");
  layer.update(0);
  layer.show();
  const few = meshes(layer).length;
  for (let extra = 0; extra < 40; extra++)
    add(model, `extra${extra}`, "King", extra % 2 === 0 ? "York" : "Lancaster");
  for (const { chid } of model.characters) drive(model, chid, 3);
  layer.update(0);
  layer.show();
  expect(meshes(layer)).toHaveLength(few);
  // Hull, two tracks, head, gun and three marks each
  expect(instances(layer)).toBe(42 * 8);
});

test("whoever comes or goes costs no new meshes while there is room, and everybody keeps the right colours", () => {
  const model = createBattleModel({ capacity: 16 });
  const layer = createTankLayer(model, new MeshBasicMaterial(), colours, false);
  const show = (): InstancedMesh[] => {
    for (const { chid } of model.characters) drive(model, chid, 3);
    layer.update(0);
    layer.show();
    return [...meshes(layer)];
  };
  const painted = (mesh: InstancedMesh): number[] => {
    const { array } = mesh.geometry.getAttribute("instancePaint");
    return Array.from({ length: mesh.count }, (_, each) => array[each * 4 + 1]!);
  };
  add(model, "king", "King", "York");
  add(model, "earl1", "King", "Lancaster");
  const before = show();
  const [york = 0, lancaster = 0] = painted(before[0]!);
  expect(york).toBeGreaterThan(lancaster);
  model.removeCharacter("king");
  add(model, "earl2", "King", "Lancaster");
  const after = show();
  expect(after.filter((mesh) => !before.includes(mesh))).toEqual([]);
  expect(painted(after[0]!)).toEqual([lancaster, lancaster]);
  for (let extra = 0; extra < 8; extra++) add(model, `extra${extra}`, "King", "York");
  expect(show().some((mesh) => before.includes(mesh) && mesh.count > mesh.instanceMatrix.count)).toBe(false);
  expect(instances(layer)).toBe(10 * 8);
});

test("a tank that was told where it is stands there, and one that was not is not drawn", () => {
  const model = createBattleModel({ capacity: 8 });
  const layer = createTankLayer(model, new MeshBasicMaterial(), colours, false);
  add(model, "king", "King", "York");
  add(model, "earl1", "King", "Lancaster");
  drive(model, "king", 40);
  layer.update(1 / 60);
  layer.show();
  expect([...layer.isShown.subarray(0, 2)]).toEqual([1, 0]);
  const hull = meshes(layer)[0]!;
  expect(hull.instanceMatrix.array[12]).toBeCloseTo(40, 3);
  expect(hull.count).toBe(1);
});

test("no matrix ever holds what is not a number, even when the model's motions do", () => {
  const model = createBattleModel({ capacity: 8 });
  const layer = createTankLayer(model, new MeshBasicMaterial(), colours, false);
  add(model, "king", "King", "York");
  drive(model, "king", 40);
  model.motions.fill(Number.NaN);
  layer.update(1 / 60);
  layer.show();
  expect(layer.isShown[0]).toBe(0);
  for (const mesh of meshes(layer)) {
    expect([...mesh.instanceMatrix.array].every((value) => Number.isFinite(value))).toBe(true);
  }
});

test("a destroyed tank is burnt and loses its marks", () => {
  const model = createBattleModel({ capacity: 8 });
  const layer = createTankLayer(model, new MeshBasicMaterial(), colours, false);
  add(model, "king", "King", "York");
  drive(model, "king", 0);
  layer.update(1 / 60);
  layer.show();
  const hull = meshes(layer)[0]!;
  const burnt = (): number => hull.geometry.getAttribute("instancePaint").getW(0);
  expect(burnt()).toBe(0);
  expect(meshes(layer).filter((mesh) => mesh.count === 3)).toHaveLength(1);
  model.setAlive("king", false);
  layer.update(1 / 60);
  layer.show();
  expect(burnt()).toBe(1);
  expect(meshes(layer).filter((mesh) => mesh.count === 3)).toHaveLength(0);
});

test("a model that the catalogue lacks is drawn as a common tank by its nodes' names", () => {
  const model = createBattleModel({ capacity: 8 });
  const layer = createTankLayer(model, new MeshBasicMaterial(), colours, false);
  model.addCharacter({
    chid: "x",
    name: "x",
    visiname: "x",
    model: "Unheard",
    team: "York",
    kind: "pc",
    nodes: [
      { name: "Tank", parent: -1, maxPower: 0 },
      { name: "Hull", parent: 0, maxPower: 1 },
      { name: "Balloon", parent: 0, maxPower: 1 },
    ],
  });
  drive(model, "x", 0);
  layer.update(0);
  layer.show();
  expect(instances(layer)).toBe(1);
});

test("what the eye does not see is not drawn, and what is far has a look of few parts", () => {
  const model = createBattleModel({ capacity: 8 });
  const layer = createTankLayer(model, new MeshBasicMaterial(), colours, false, true);
  const places = { behind: -40, near: 30, far: 200 };
  for (const [chid, x] of Object.entries(places)) {
    add(model, chid, "King", "York");
    drive(model, chid, x);
  }
  const camera = new PerspectiveCamera(55, 1.6, 0.4, 4000);
  camera.position.set(0, 2, 5);
  camera.lookAt(100, 2, 5);
  camera.updateMatrixWorld();
  const eye = createEye();
  eye.look(camera);
  layer.update(1 / 60);
  layer.show(eye);
  const counts = meshes(layer).map((mesh) => mesh.count);
  // Hull, two tracks, head, gun and three marks; body and head.
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(8 + 2);
  const drawn = meshes(layer).filter((mesh) => mesh.visible);
  const xs = drawn.map((mesh) => Math.round(mesh.instanceMatrix.array[12]! / 30) * 30);
  expect(new Set(xs)).toEqual(new Set([30, 210]));
});
