import { PerspectiveCamera } from "three";
import { expect, test } from "vitest";
import { createRandom } from "#game/random.ts";
import { createEye } from "../camera/eye.ts";
import { createTriangulation } from "./triangulation.ts";

const side = 65;
const cellM = 4;

/** Land of smooth hills with a rough patch. */
function land(): Float32Array {
  const random = createRandom(4);
  const positions = new Float32Array(side * side * 3);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = (column - 32) * cellM;
      const z = (row - 32) * cellM;
      const rough = x > 40 && z > 40 ? random() * 6 : 0;
      positions.set([x, Math.sin(x / 30) * 8 + Math.cos(z / 47) * 5 + rough, z], (row * side + column) * 3);
    }
  }
  return positions;
}

/** An eye high above the middle that sees all of it. */
function eyeAt(x: number, y: number, z: number) {
  const camera = new PerspectiveCamera(150, 1, 0.1, 4000);
  camera.position.set(x, y, z);
  camera.up.set(0, 0, -1);
  camera.lookAt(x, 0, z);
  camera.updateMatrixWorld();
  const eye = createEye();
  eye.look(camera);
  return eye;
}

/** The edges that only one triangle has, as pairs of corners. */
function openEdges(index: Uint32Array, count: number): [number, number][] {
  const edges = new Map<string, [number, number]>();
  for (let at = 0; at < count; at += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const a = index[at + corner]!;
      const b = index[at + ((corner + 1) % 3)]!;
      if (!edges.delete(`${b} ${a}`)) edges.set(`${a} ${b}`, [a, b]);
    }
  }
  return [...edges.values()];
}

const isOnRim = (corner: number): boolean =>
  [0, side - 1].includes(corner % side) || [0, side - 1].includes(Math.floor(corner / side));

test("the land has no crack: every edge inside belongs to two triangles", () => {
  const triangles = createTriangulation(land(), side, 8192);
  for (const [x, y, z] of [
    [0, 60, 0],
    [80, 70, 80],
    [-60, 90, 20],
  ] as const) {
    const count = triangles.fill(eyeAt(x, y, z));
    expect(count).toBeGreaterThan(300);
    for (const [a, b] of openEdges(triangles.index, count)) expect(isOnRim(a) && isOnRim(b)).toBe(true);
  }
});

test("triangles look up and lie close together near the eye only", () => {
  const positions = land();
  const triangles = createTriangulation(positions, side, 8192);
  const count = triangles.fill(eyeAt(80, 30, 80));
  const at = (corner: number, axis: number): number => positions[triangles.index[corner]! * 3 + axis]!;
  let near = 0;
  for (let corner = 0; corner < count; corner += 3) {
    const [ux, uz] = [at(corner + 1, 0) - at(corner, 0), at(corner + 1, 2) - at(corner, 2)];
    const [vx, vz] = [at(corner + 2, 0) - at(corner, 0), at(corner + 2, 2) - at(corner, 2)];
    expect(uz * vx - ux * vz).toBeGreaterThan(0);
    if (at(corner, 0) > 0 && at(corner, 2) > 0) near += 1;
  }
  expect(near).toBeGreaterThan((count / 3) * 0.6);
});

test("where too few triangles are allowed everything is coarser, still without a crack", () => {
  const triangles = createTriangulation(land(), side, 300);
  const count = triangles.fill(eyeAt(0, 60, 0));
  expect(count).toBeLessThanOrEqual(900);
  for (const [a, b] of openEdges(triangles.index, count)) expect(isOnRim(a) && isOnRim(b)).toBe(true);
});
