import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createShell, launchShell, SHELL_STEP_S, solveElevation, stepShell } from "./ballistics.ts";
import { createBattlefield, type Battlefield } from "./battlefield.ts";
import { findModel } from "./catalogue/find-model.ts";
import { AMMUNITION, findAmmunition } from "./catalogue/weapons.ts";
import { createHit, hitCharacter, hitCover, hitGround, NO_HIT } from "./hit-test.ts";
import { axisAngleQuat } from "./math/quat.ts";
import { createPose } from "./pose.ts";

const pzgr = findAmmunition("Pzgr39_42")!;
const king = findModel("King")!;
const valley = createBattlefield("Valley", 1485);
const at = (x: number, y: number, z: number) => Float64Array.of(x, y, z);

describe("a shell", () => {
  it("leaves at its muzzle velocity, falls and slows down", () => {
    const shell = createShell();
    launchShell(shell, [0, 2, 0], [0, 0, 1], pzgr);
    for (let step = 0; step < 60; step++) stepShell(shell, SHELL_STEP_S);
    expect(shell.location[2]).toBeGreaterThan(800);
    expect(shell.location[2]).toBeLessThan(935);
    expect(shell.location[1]).toBeCloseTo(2 - 9.81 / 2, 0);
    expect(shell.velocity[2]).toBeLessThan(835);
  });

  it("flies to the same place whether its step is long or short", () => {
    const fly = (steps: number) => {
      const shell = createShell();
      launchShell(shell, [0, 0, 0], [0, 0.1, 0.995], pzgr);
      for (let step = 0; step < steps; step++) stepShell(shell, 1 / steps);
      return shell.location;
    };
    expect(Math.hypot(fly(60)[1]! - fly(240)[1]!, fly(60)[2]! - fly(240)[2]!)).toBeLessThan(1.5);
  });

  it("stays a number for any step", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AMMUNITION),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (ammunition, dtS) => {
          const shell = createShell();
          launchShell(shell, [0, 0, 0], [0.6, 0, 0.8], ammunition);
          stepShell(shell, dtS);
          expect([...shell.location, ...shell.velocity].every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });

  it("meets what the gun aimed at with the elevation solved for it", () => {
    const range = fc.double({ min: 20, max: 800, noNaN: true });
    const height = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...AMMUNITION), range, height, (ammunition, rangeM, heightM) => {
        const elevation = solveElevation(rangeM, heightM, ammunition);
        if (elevation === undefined) {
          expect(Math.abs(heightM) / rangeM).toBeGreaterThan(1.7);
          return;
        }
        const shell = createShell();
        launchShell(shell, [0, 0, 0], [0, Math.sin(elevation), Math.cos(elevation)], ammunition);
        while (shell.location[2]! < rangeM) stepShell(shell, SHELL_STEP_S);
        const share = (rangeM - shell.previous[2]!) / (shell.location[2]! - shell.previous[2]!);
        const passed = shell.previous[1]! + (shell.location[1]! - shell.previous[1]!) * share;
        expect(Math.abs(passed - heightM)).toBeLessThan(0.02);
      }),
    );
    expect(solveElevation(100_000, 0, pzgr)).toBeUndefined();
    expect(solveElevation(0, 5, pzgr)).toBeUndefined();
    expect(solveElevation(Number.NaN, 0, pzgr)).toBeUndefined();
  });
});

describe("a shell's way", () => {
  const hit = createHit();
  const nodeHit = (start: Float64Array, end: Float64Array, pose = createPose()) => {
    hitCharacter(king, pose, start, end, hit);
    return hit.share === NO_HIT ? undefined : king.nodes[hit.which]!.name;
  };

  it("meets the part of a tank that it comes to first", () => {
    expect(nodeHit(at(0, 1, 30), at(0, 1, -30))).toBe("Hull");
    expect(nodeHit(at(30, 0.6, 0), at(-30, 0.6, 0))).toBe("TrackLeft");
    expect(nodeHit(at(-30, 0.6, 0), at(30, 0.6, 0))).toBe("TrackRight");
    expect(nodeHit(at(30, 2.2, -0.3), at(-30, 2.2, -0.3))).toBe("Head");
    expect(nodeHit(at(30, 2.17, 4), at(-30, 2.17, 4))).toBe("Turmkanone");
    expect(nodeHit(at(30, 4, 0), at(-30, 4, 0))).toBeUndefined();
    expect(nodeHit(at(30, 1, 0), at(10, 1, 0))).toBeUndefined();
  });

  it("says where on the way that was", () => {
    hitCharacter(king, createPose(), at(0, 1, 13.6), at(0, 1, -6.4), hit);
    expect(13.6 - 20 * hit.share).toBeCloseTo(3.6, 9);
  });

  it("follows the tank as it turns, and its turret", () => {
    const pose = createPose();
    pose.location.set([100, 5, -40]);
    axisAngleQuat(pose.rotation, 0, 0, 1, 0, Math.PI / 2);
    expect(nodeHit(at(100, 5.6, 0), at(100, 5.6, -80), pose)).toBe("TrackRight");
    pose.turretYawRad = Math.PI;
    expect(nodeHit(at(96, 30, -40), at(96, -30, -40), pose)).toBe("Turmkanone");
  });

  it("goes into the ground where that is", () => {
    const ground = valley.heightAt(-120, 30);
    const share = hitGround(valley, at(-120, ground + 10, 30), at(-120, ground - 10, 30));
    expect(share).toBeCloseTo(0.5, 2);
    expect(hitGround(valley, at(-120, ground + 50, 30), at(-100, ground + 50, 30))).toBe(NO_HIT);
    expect(hitGround(valley, at(-120, ground - 1, 30), at(-100, ground + 50, 30))).toBe(0);
  });

  it("is stopped by trees, rocks, houses and walls, and not by hedges", () => {
    for (const kind of ["tree", "rock", "house", "wall", "hedge"] as const) {
      const piece = valley.cover.find((each) => each.kind === kind)!;
      const y = piece.y + piece.heightM * 0.6;
      const alone: Battlefield = { ...valley, cover: [piece], coverNear: (_x, _z, out) => ((out[0] = 0), 1) };
      hitCover(alone, at(piece.x - 14, y, piece.z + 1e-3), at(piece.x + 14, y, piece.z + 1e-3), hit);
      expect([kind, hit.share < 1]).toEqual([kind, kind !== "hedge"]);
      hitCover(alone, at(piece.x - 14, piece.y + 40, piece.z), at(piece.x + 14, piece.y + 40, piece.z), hit);
      expect(hit.share).toBe(NO_HIT);
    }
  });

  it("finds the same cover through the grid as by looking at every piece", () => {
    const angle = fc.double({ min: 0, max: 6.28, noNaN: true });
    const aside = fc.double({ min: -3, max: 3, noNaN: true });
    const pieces = fc.constantFrom(...valley.cover.filter(({ blocksShells }) => blocksShells));
    const fields = valley.cover.map((piece): Battlefield => ({
      ...valley,
      cover: [piece],
      coverNear: (_x, _z, out) => ((out[0] = 0), 1),
    }));
    fc.assert(
      fc.property(pieces, angle, aside, (piece, way, off) => {
        const [x, z] = [Math.sin(way), Math.cos(way)];
        const y = piece.y + 1;
        const start = at(piece.x - x * 31 + z * off, y, piece.z - z * 31 - x * off);
        const end = at(piece.x + x * 29 + z * off, y, piece.z + z * 29 - x * off);
        let first = NO_HIT;
        for (const field of fields) {
          hitCover(field, start, end, hit);
          first = Math.min(first, hit.share);
        }
        hitCover(valley, start, end, hit);
        expect(hit.share).toBe(first);
      }),
    );
  });
});
