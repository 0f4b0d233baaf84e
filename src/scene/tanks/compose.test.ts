import fc from "fast-check";
import { Matrix4, Quaternion, Vector3 } from "three";
import { expect, test } from "vitest";
import { motionStride } from "#game/dead-reckoning.ts";
import { composeNode, groundSpeeds, scaleMatrix, worldStride, writeMatrix } from "./compose.ts";

const metres = fc.double({ min: -600, max: 600, noNaN: true });
const rotation = fc
  .tuple(...Array.from({ length: 4 }, () => fc.double({ min: -1, max: 1, noNaN: true })))
  .filter((q) => Math.hypot(...q) > 0.1)
  .map((q) => new Quaternion(...(q as [number, number, number, number])).normalize());
const place = fc.tuple(metres, metres, metres);

function motion(at: readonly number[], q: Quaternion): number[] {
  return [...at, q.x, q.y, q.z, q.w, 0, 0, 0, 0, 0, 0];
}

test("a child's matrix is the parent's times its own, as Three.js would have it", () => {
  fc.assert(
    fc.property(place, rotation, place, rotation, (rootAt, rootTurn, childAt, childTurn) => {
      const motions = Float64Array.from([...motion(rootAt, rootTurn), ...motion(childAt, childTurn)]);
      const world = new Float64Array(2 * worldStride);
      expect(composeNode(world, 0, -1, motions, 0)).toBe(true);
      expect(composeNode(world, worldStride, 0, motions, motionStride)).toBe(true);
      const out = new Float32Array(16);
      writeMatrix(out, 0, world, worldStride);
      const one = new Vector3(1, 1, 1);
      const expected = new Matrix4()
        .compose(new Vector3(...rootAt), rootTurn, one)
        .multiply(new Matrix4().compose(new Vector3(...childAt), childTurn, one));
      expected.elements.forEach((element, index) => expect(out[index]).toBeCloseTo(element, 2));
    }),
  );
});

test("a motion with anything that is not finite is refused and changes nothing", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
      (index, poison) => {
        const motions = Float64Array.from(motion([1, 2, 3], new Quaternion()));
        motions[index] = poison;
        const world = Float64Array.from({ length: worldStride }, (_, at) => at);
        expect(composeNode(world, 0, -1, motions, 0)).toBe(false);
        expect([...world]).toEqual([0, 1, 2, 3, 4, 5, 6]);
      },
    ),
  );
});

test("a rotation without a length becomes no rotation, so that no matrix holds NaN", () => {
  const motions = new Float64Array(motionStride);
  const world = new Float64Array(worldStride);
  const out = new Float32Array(16);
  expect(composeNode(world, 0, -1, motions, 0)).toBe(true);
  writeMatrix(out, 0, world, 0);
  expect([...out]).toEqual(new Matrix4().elements);
});

test("scaling leaves the place alone", () => {
  const out = new Float32Array(16);
  writeMatrix(out, 0, Float64Array.of(5, 6, 7, 0, 0, 0, 1), 0);
  scaleMatrix(out, 0, Float64Array.of(2), 0);
  expect([...out]).toEqual([2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 5, 6, 7, 1]);
});

test("speed along the heading is positive forwards and 0 for a motion that holds NaN", () => {
  const turn = new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), Math.PI / 2);
  const motions = Float64Array.from(motion([0, 0, 0], turn));
  motions[7] = 8;
  motions[11] = 0.5;
  const out = new Float64Array(2);
  groundSpeeds(motions, 0, out);
  expect(out[0]).toBeCloseTo(8, 9);
  expect(out[1]).toBe(0.5);
  motions[7] = Number.NaN;
  groundSpeeds(motions, 0, out);
  expect(out[0]).toBe(0);
});
