import { describe, expect, it } from "vitest";
import { gunMount, layOnPoint, offBearingRad, type Laying } from "./aim-assist.ts";
import { createShell, launchShell, stepShell } from "./ballistics.ts";
import { findModel } from "./catalogue/find-model.ts";
import { AMMUNITION, type Ammunition } from "./catalogue/weapons.ts";
import { axisAngleQuat } from "./math/quat.ts";
import { muzzleOf } from "./node-transforms.ts";
import { createPose } from "./pose.ts";

const king = findModel("King")!;
const shot = (id: string): Ammunition => AMMUNITION.find((each) => each.id === id)!;

/** How far a shell that is fired as laid passes from the point, metres. */
function missM(from: Float64Array, to: Float64Array, laying: Laying, ammunition: Ammunition): number {
  const { yawRad, pitchRad } = laying;
  const level = Math.cos(pitchRad);
  const shell = createShell();
  launchShell(
    shell,
    from,
    [Math.sin(yawRad) * level, Math.sin(pitchRad), Math.cos(yawRad) * level],
    ammunition,
  );
  let nearest = Infinity;
  for (let step = 0; step < 2400; step++) {
    stepShell(shell, 1 / 300);
    const [x, y, z] = shell.location;
    nearest = Math.min(nearest, Math.hypot(x! - to[0]!, y! - to[1]!, z! - to[2]!));
  }
  return nearest;
}

describe("laying the gun on a point", () => {
  it.each([
    ["Pzgr39_42", [0, 0, 300]],
    ["Sprgr34", [-220, 25, 90]],
    ["Pzgr40_42", [400, -30, -500]],
  ] as const)("sends %s to it, over the fall of the shell", (id, [x, y, z]) => {
    const from = Float64Array.of(3, 2, -4);
    const to = Float64Array.of(3 + x, 2 + y, -4 + z);
    const laying = { yawRad: 0, pitchRad: 0 };
    expect(layOnPoint(laying, from, to, shot(id))).toBe(true);
    expect(missM(from, to, laying, shot(id))).toBeLessThan(2.2);
    expect(laying.pitchRad).toBeGreaterThan(Math.atan2(y, Math.hypot(x, z)));
  });

  it("takes the straight line to what is out of reach", () => {
    const laying = { yawRad: 0, pitchRad: 0 };
    const far = Float64Array.of(0, 90_000, 90_000);
    expect(layOnPoint(laying, new Float64Array(3), far, shot("Sprgr34"))).toBe(true);
    expect(laying.pitchRad).toBeCloseTo(Math.PI / 4);
  });

  it("leaves the aim alone for what is too near or no place at all", () => {
    const laying = { yawRad: 1, pitchRad: 0.5 };
    const from = new Float64Array(3);
    expect(layOnPoint(laying, from, Float64Array.of(1, 0, 1), shot("Pzgr39"))).toBe(false);
    expect(layOnPoint(laying, from, Float64Array.of(Number.NaN, 0, 50), shot("Pzgr39"))).toBe(false);
    expect(layOnPoint(laying, from, Float64Array.of(0, Number.NaN, 50), shot("Pzgr39"))).toBe(false);
    expect(laying).toEqual({ yawRad: 1, pitchRad: 0.5 });
  });
});

describe("the way off the bearing", () => {
  it("is the smaller angle, also across the back", () => {
    expect(offBearingRad(0, 0, 10)).toBeCloseTo(0);
    expect(offBearingRad(0, 10, 0)).toBeCloseTo(Math.PI / 2);
    expect(offBearingRad(3.1, Math.sin(-3.1), Math.cos(-3.1))).toBeCloseTo(2 * Math.PI - 6.2);
  });
});

describe("the mount of the gun", () => {
  it("lies on the line of the barrel wherever turret and hull have turned", () => {
    const pose = createPose();
    pose.location.set([12, 3, -7]);
    axisAngleQuat(pose.rotation, 0, 0, 1, 0, 0.8);
    pose.turretYawRad = -1.9;
    const mount = new Float64Array(3);
    const muzzle = new Float64Array(3);
    const way = new Float64Array(3);
    gunMount(king, pose.location, pose.rotation, mount);
    muzzleOf(king, pose, muzzle, way);
    const along = Math.hypot(muzzle[0]! - mount[0]!, muzzle[2]! - mount[2]!);
    expect(along).toBeGreaterThan(4);
    for (const axis of [0, 1, 2]) expect(mount[axis]! + way[axis]! * along).toBeCloseTo(muzzle[axis]!, 6);
  });
});
