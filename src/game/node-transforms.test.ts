import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findModel } from "./catalogue/find-model.ts";
import { MODELS } from "./catalogue/models.ts";
import { axisAngleQuat } from "./math/quat.ts";
import { muzzleOf, nodeRotation, nodeTransform, takeNodeRotation, yawOf } from "./node-transforms.ts";
import { createPose } from "./pose.ts";

const king = findModel("King")!;

describe("node transforms", () => {
  it("put the muzzle in front of a tank that looks along +z", () => {
    const [muzzle, direction] = [new Float64Array(3), new Float64Array(3)];
    muzzleOf(king, createPose(), muzzle, direction);
    expect([...direction]).toEqual([0, 0, 1]);
    expect(muzzle[0]).toBeCloseTo(0);
    expect(muzzle[1]).toBeGreaterThan(1.5);
    expect(muzzle[2]).toBeGreaterThan(4);
  });

  it("turn the gun with hull, turret and elevation", () => {
    const pose = createPose();
    axisAngleQuat(pose.rotation, 0, 0, 1, 0, Math.PI / 2);
    pose.turretYawRad = Math.PI / 2;
    pose.gunPitchRad = 0.2;
    const [muzzle, direction] = [new Float64Array(3), new Float64Array(3)];
    muzzleOf(king, pose, muzzle, direction);
    expect(direction[2]).toBeCloseTo(-Math.cos(0.2), 9);
    expect(direction[1]).toBeCloseTo(Math.sin(0.2), 9);
  });

  it("set the left track on the left: +x of a tank that looks along +z", () => {
    const [location, rotation] = [new Float64Array(3), new Float64Array(4)];
    nodeTransform(king, 2, createPose(), location, rotation);
    expect(king.nodes[2]!.name).toBe("TrackLeft");
    expect(location[0]).toBeGreaterThan(1);
    expect(location[1]).toBeCloseTo(0.5);
  });

  it("come back from the wire's rotations as they were", () => {
    const yaw = fc.double({ min: -3.1, max: 3.1, noNaN: true });
    const pitch = fc.double({ min: -0.3, max: 0.6, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...MODELS), yaw, pitch, (model, turretYawRad, gunPitchRad) => {
        const pose = { ...createPose(), turretYawRad, gunPitchRad };
        const read = createPose();
        const rotation = new Float64Array(4);
        for (let node = 0; node < model.nodes.length; node++) {
          nodeRotation(model, node, pose, rotation);
          takeNodeRotation(model, node, rotation, read);
        }
        expect(read.turretYawRad).toBeCloseTo(turretYawRad, 6);
        expect(read.gunPitchRad).toBeCloseTo(gunPitchRad, 6);
      }),
    );
  });

  it("read the heading of a turned tank", () => {
    const rotation = new Float64Array(4);
    for (const yaw of [-3, -1, 0, 0.5, 3]) {
      axisAngleQuat(rotation, 0, 0, 1, 0, yaw);
      expect(yawOf(rotation)).toBeCloseTo(yaw, 9);
    }
  });

  it("swing a cannon's gun although the node itself stands still", () => {
    const cannon = findModel("Cannon")!;
    const pose = { ...createPose(), turretYawRad: Math.PI / 2 };
    const [muzzle, direction] = [new Float64Array(3), new Float64Array(3)];
    muzzleOf(cannon, pose, muzzle, direction);
    expect(direction[0]).toBeCloseTo(1, 9);
    expect(muzzle[0]).toBeCloseTo(cannon.muzzle.z, 9);
  });
});
