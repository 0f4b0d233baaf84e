import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findModel } from "./catalogue/find-model.ts";
import { MODELS } from "./catalogue/models.ts";
import { findAmmunition } from "./catalogue/weapons.ts";
import { createCondition, fullPowers, readCondition, strengthShare } from "./condition.ts";
import { blastAt, hurtNode, nearestNode, repairedPower } from "./damage.ts";
import { createPose } from "./pose.ts";

const king = findModel("King")!;
const nodeOf = (name: string) => king.nodes.findIndex((node) => node.name === name);

describe("damage", () => {
  it("takes power from the node that was hit", () => {
    const powers = fullPowers(king);
    expect(hurtNode(king, powers, nodeOf("Hull"), 110)).toBe(110);
    expect(powers[nodeOf("Hull")]).toBe(310);
    expect(powers[nodeOf("Head")]).toBe(240);
  });

  it("goes on by half to the parent when a node has nothing left", () => {
    const powers = fullPowers(king);
    hurtNode(king, powers, nodeOf("TrackLeft"), 150);
    expect(powers[nodeOf("TrackLeft")]).toBe(0);
    expect(powers[nodeOf("Hull")]).toBe(420 - 20);
    hurtNode(king, powers, nodeOf("TrackLeft"), 100);
    expect(powers[nodeOf("Hull")]).toBe(400 - 50);
  });

  it("never leaves a node below 0, above its maximum or anything but a whole number", () => {
    const blows = fc.array(fc.tuple(fc.nat(5), fc.double({ min: -1e6, max: 1e6 })), { maxLength: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...MODELS), blows, (model, all) => {
        const powers = fullPowers(model);
        for (const [node, damage] of all) {
          const before = powers.reduce((sum, power) => sum + power, 0);
          const taken = hurtNode(model, powers, node % model.nodes.length, damage);
          expect(before - powers.reduce((sum, power) => sum + power, 0)).toBe(taken);
        }
        for (const [node, power] of powers.entries()) {
          expect(Number.isInteger(power)).toBe(true);
          expect(power).toBeGreaterThanOrEqual(0);
          expect(power).toBeLessThanOrEqual(model.nodes[node]!.maxPower);
        }
      }),
    );
  });

  it("has the consequences of the game protocol", () => {
    const conditionWithout = (name: string) => {
      const powers = fullPowers(king);
      powers[nodeOf(name)] = 0;
      const condition = createCondition();
      readCondition(king, powers, condition);
      return Object.entries(condition).flatMap(([key, holds]) => (holds ? [key] : []));
    };
    expect(conditionWithout("TrackRight")).toEqual(["immobile"]);
    expect(conditionWithout("Head")).toEqual(["turretJammed"]);
    expect(conditionWithout("Turmkanone")).toEqual(["gunSilent"]);
    expect(conditionWithout("Hull")).toEqual(["destroyed", "immobile", "turretJammed", "gunSilent"]);
    expect(conditionWithout("Tank")).toEqual([]);
  });

  it("leaves a destroyed tank without strength", () => {
    const powers = fullPowers(king);
    powers[nodeOf("Turmkanone")] = 0;
    expect(strengthShare(king, powers)).toBeCloseTo(1 - 120 / 1000, 9);
    powers[nodeOf("Hull")] = 0;
    expect(strengthShare(king, powers)).toBe(0);
  });

  it("of a blast falls with the distance to nothing", () => {
    const sprgr = findAmmunition("Sprgr42")!;
    expect(blastAt(sprgr, 0)).toBe(60);
    expect(blastAt(sprgr, 3)).toBe(30);
    expect(blastAt(sprgr, 6)).toBe(0);
    expect(blastAt(sprgr, Number.NaN)).toBe(0);
    expect(blastAt(findAmmunition("Pzgr39_42")!, 0)).toBe(0);
  });

  it("of a blast meets the node that is nearest", () => {
    const nearest = { node: -1, distanceM: 0 };
    nearestNode(king, createPose(), Float64Array.of(4, 0, 0), nearest);
    expect(king.nodes[nearest.node]!.name).toBe("TrackLeft");
    expect(nearest.distanceM).toBeCloseTo(4 - 1.8, 6);
    nearestNode(king, createPose(), Float64Array.of(0, 4, -0.5), nearest);
    expect(king.nodes[nearest.node]!.name).toBe("Head");
  });

  it("is mended by half of the full power a kit, never beyond it", () => {
    const track = nodeOf("TrackLeft");
    expect(repairedPower(king, track, 0)).toBe(55);
    expect(repairedPower(king, track, 100)).toBe(110);
  });
});
