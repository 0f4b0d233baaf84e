import { PerspectiveCamera } from "three";
import { expect, it } from "vitest";
import { createBattlefield, type Battlefield } from "#game/battlefield.ts";
import { createDriveIntent, type DriveIntent } from "../controls/drive-intent.ts";
import { createCameraRig } from "./camera-rig.ts";

const plain: Battlefield = { ...createBattlefield("Valley", 1485), heightAt: () => 0 };
const EDGE_M = plain.sizeM / 2;

/** The map, as it opens over Norfolk, who stands at (x, z). */
function openMap(x: number, z: number, aspect = 2) {
  const camera = new PerspectiveCamera(55, aspect);
  const place = (_slot: number, out: Float64Array): boolean => {
    out.set([x, 0, z]);
    return true;
  };
  const rig = createCameraRig(camera, plain, { place, eye: place });
  rig.setView({ kind: "follow", slot: 0 });
  const frame = (intent: Partial<DriveIntent>): void => {
    rig.steer({ ...createDriveIntent(), ...intent });
    rig.update(1 / 60, -1);
  };
  frame({});
  rig.setView({ kind: "top" });
  for (let settling = 0; settling < 120; settling += 1) frame({});
  /** How much of the field a picture shows from top to bottom, metres. */
  const seenM = (): number => 2 * camera.position.y * Math.tan((camera.fov * Math.PI) / 360);
  return { camera, frame, seenM, rig };
}

it("the map opens over whom one followed", () => {
  const { camera } = openMap(60, -80);
  expect(camera.position.x).toBeCloseTo(60);
  expect(camera.position.z).toBeCloseTo(-80);
});

it("a drag takes the map along under the pointer, without turning anything", () => {
  const { camera, frame, seenM, rig } = openMap(0, 0);
  frame({ panX: 0.1, panY: -0.25 });
  expect(camera.position.x).toBeCloseTo(-0.1 * seenM(), 1);
  expect(camera.position.z).toBeCloseTo(0.25 * seenM(), 1);
  expect(rig.yawRad).toBe(0);
  frame({});
  expect(camera.position.x).toBeCloseTo(-0.1 * seenM(), 1);
});

it("the map can't be moved off the field, by drag or by key", () => {
  const { camera, frame, seenM } = openMap(0, 0);
  frame({ panX: -50, panY: -50 });
  expect(camera.position.x).toBeCloseTo(EDGE_M - seenM() / 2, 1);
  expect(camera.position.z).toBeCloseTo(EDGE_M - seenM() / 4, 1);
  for (let held = 0; held < 600; held += 1) frame({ throttle: 1, steer: 1 });
  expect(camera.position.x).toBeCloseTo(seenM() / 2 - EDGE_M, 1);
  expect(camera.position.z).toBeCloseTo(seenM() / 4 - EDGE_M, 1);
});

it("zooming the map leaves the distance to a followed tank alone", () => {
  const { camera, frame, rig, seenM } = openMap(0, 0);
  const before = seenM();
  frame({ zoomSteps: 4 });
  expect(seenM()).toBeCloseTo(before * 0.88 ** 4, 6);
  rig.setView({ kind: "follow", slot: 0 });
  for (let settling = 0; settling < 120; settling += 1) frame({});
  expect(Math.hypot(camera.position.x, camera.position.z)).toBeGreaterThan(13);
});
