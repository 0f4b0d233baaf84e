import { Color, Vector3 } from "three";
import { expect, test } from "vitest";
import { createBattlefield } from "#game/battlefield.ts";
import type { Mesh } from "three";
import { MeshBasicMaterial } from "three";
import { coverMatrix, createCoverLayer } from "./cover-layer.ts";
import { createGround } from "./ground.ts";
import { convexHull } from "./ground-chart.ts";
import { drawnPixelRatio, qualityFigures } from "../quality.ts";
import { groundColour } from "./ground-colours.ts";

const field = createBattlefield("Valley", 3);

test("every corner of the land inside the field lies exactly as high as the rules have it", () => {
  for (const step of [1, 2] as const) {
    const ground = createGround(field, new MeshBasicMaterial(), step);
    for (const part of ground.children.slice(0, 9) as Mesh[]) {
      const { array } = part.geometry.getAttribute("position");
      let worst = 0;
      for (let at = 0; at < array.length; at += 3) {
        worst = Math.max(worst, Math.abs(array[at + 1]! - field.heightAt(array[at]!, array[at + 2]!)));
      }
      expect(worst).toBeLessThan(0.001);
    }
  }
});

test("the land has no crack: parts meet in the same corners", () => {
  const ground = createGround(field, new MeshBasicMaterial(), 2);
  const parts = ground.children as Mesh[];
  const edge = (part: Mesh, axis: 0 | 2, value: number): string[] => {
    const { array } = part.geometry.getAttribute("position");
    const found: string[] = [];
    for (let at = 0; at < array.length; at += 3) {
      if (array[at + axis] === value) found.push([array[at], array[at + 1], array[at + 2]].join());
    }
    return found.sort();
  };
  const border = Math.max(
    ...(parts[0]!.geometry.getAttribute("position").array as Float32Array).filter((_, at) => at % 3 === 0),
  );
  expect(edge(parts[0]!, 0, border)).toEqual(edge(parts[1]!, 0, border));
  expect(edge(parts[0]!, 0, border).length).toBeGreaterThan(10);
});

test("cover stands where the rules have it: a wall's matrix maps its corners onto the rules' box", () => {
  const wall = field.cover.find((piece) => piece.kind === "wall")!;
  const matrix = coverMatrix(wall, "wall", () => 0);
  const end = new Vector3(0, 0, 1).applyMatrix4(matrix);
  expect(end.x).toBeCloseTo(wall.x + wall.directionX * wall.halfLengthM, 6);
  expect(end.z).toBeCloseTo(wall.z + wall.directionZ * wall.halfLengthM, 6);
  const side = new Vector3(1, 1, 0).applyMatrix4(matrix);
  expect(Math.hypot(side.x - wall.x, side.z - wall.z)).toBeCloseTo(wall.halfWidthM, 6);
  expect(side.y).toBeCloseTo(wall.y + wall.heightM, 6);
});

test("every piece of cover has its instance", () => {
  const layer = createCoverLayer(field, {
    still: new MeshBasicMaterial(),
    foliage: new MeshBasicMaterial(),
    fine: true,
  });
  const trees = field.cover.filter((piece) => piece.kind === "tree").length;
  const rest = field.cover.length - trees;
  // Trees have a near and a far shape, each with room for all.
  const room = layer.group.children.reduce(
    (sum, mesh) => sum + (mesh as unknown as { instanceMatrix: { count: number } }).instanceMatrix.count,
    0,
  );
  expect(room).toBe(rest + 2 * trees);
});

test("the ground's colour is always a colour", () => {
  const colour = new Color();
  const field = { name: "Coast", seed: 1, waterLevelM: 0 } as const;
  for (const height of [-2, 0, 5, 80]) {
    for (const up of [0.3, 0.9, 1]) {
      groundColour(colour, field, 33, -7, height, up);
      expect([colour.r, colour.g, colour.b].every((value) => value >= 0 && value <= 1)).toBe(true);
    }
  }
});

test("the hull of points leaves the inner ones out", () => {
  const hull = convexHull([
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
    [2, 2],
    [1, 3],
  ]);
  expect(hull).toHaveLength(4);
  expect(hull).not.toContainEqual([2, 2]);
});

test("a large canvas is drawn coarser on a low quality, and never finer than the screen", () => {
  expect(drawnPixelRatio(qualityFigures.low, 640, 360, 1)).toBe(1);
  expect(drawnPixelRatio(qualityFigures.low, 1920, 1080, 2)).toBeLessThan(0.6);
  expect(drawnPixelRatio(qualityFigures.high, 1440, 900, 1)).toBe(1);
});
