import { Matrix4 } from "three";
import { expect, test } from "vitest";
import { createAtmosphere } from "./atmosphere.ts";
import { createCoverBatch } from "./cover-batch.ts";
import { lightFigures } from "./lights.ts";
import { sparseTree } from "./sparse-cover.ts";

const tree = sparseTree({
  trunk: "#6d5038",
  crown: "#8c923f",
  low: 0.3,
  at: 0.6,
  wide: 0.3,
  isPointed: false,
});

test("only the pieces that are shown are listed, each with the corners where it stands", () => {
  const matrices = [10, 20, 30].map((x) => new Matrix4().makeTranslation(x, 0, 0));
  const pieces = matrices.map((matrix) => ({ geometry: tree, matrix, isLeaf: true }));
  const batch = createCoverBatch(createAtmosphere(lightFigures("day")), pieces);
  const listed = (): number[] => {
    const { geometry } = batch.mesh;
    const index = geometry.getIndex()!;
    const position = geometry.getAttribute("position");
    return Array.from({ length: geometry.drawRange.count }, (_, at) => position.getX(index.getX(at)));
  };
  batch.clear();
  batch.show(2);
  batch.show(0);
  batch.upload();
  expect(listed()).toHaveLength(2 * tree.getIndex()!.count);
  expect(new Set(listed().map((x) => Math.round(x / 10) * 10))).toEqual(new Set([10, 30]));
  batch.clear();
  batch.upload();
  expect(listed()).toHaveLength(0);
  expect(batch.mesh.visible).toBe(false);
});

test("the side towards the sun is lighter", () => {
  const atmosphere = createAtmosphere(lightFigures("day"));
  const batch = createCoverBatch(atmosphere, [{ geometry: tree, matrix: new Matrix4(), isLeaf: true }]);
  const light = batch.mesh.geometry.getAttribute("light");
  const normal = tree.getAttribute("normal");
  const { x, z } = atmosphere.uniforms.sunDirection.value;
  const towards = (corner: number): number => normal.getX(corner) * x + normal.getZ(corner) * z;
  const corners = Array.from({ length: light.count }, (_, corner) => corner);
  const crown = corners.filter((corner) => Math.abs(normal.getY(corner)) < 0.9);
  const [darkest, lightest] = [
    crown.toSorted((a, b) => towards(a) - towards(b))[0]!,
    crown.toSorted((a, b) => towards(b) - towards(a))[0]!,
  ];
  expect(light.getX(lightest)).toBeGreaterThan(light.getX(darkest) * 1.3);
});
