import { describe, expect, it } from "vitest";
import { fullPowers, strengthShare } from "../condition.ts";
import { hurtNode } from "../damage.ts";
import { rotateVec3 } from "../math/quat.ts";
import { nodeTransform } from "../node-transforms.ts";
import { createPose } from "../pose.ts";
import { findModel } from "./find-model.ts";
import { MODELS } from "./models.ts";
import { nodeIndex, nodeName } from "./node.ts";
import { NPC_MODELS } from "./npc-models.ts";
import { AMMUNITION, findAmmunition, findWeapon, WEAPONS } from "./weapons.ts";

const all = [...MODELS, ...NPC_MODELS];

describe("the catalogue", () => {
  it("has the models of the game protocol", () => {
    expect(MODELS.map(({ id }) => id)).toEqual([
      "King",
      "Queen Consort",
      "Councillor",
      "Chevalier",
      "Bombard",
    ]);
    expect(NPC_MODELS.map(({ id }) => id)).toEqual(["Building", "Siegetower", "Cannon"]);
    expect(findModel("King")).toBe(MODELS[0]);
    expect(findModel("king")).toBeUndefined();
  });

  it("gives a King the tree Tank, Hull, tracks, Head and Turmkanone", () => {
    const { nodes } = findModel("King")!;
    const tree = nodes.map(({ name, parent }) => [name, nodes[parent]?.name]);
    expect(tree).toEqual([
      ["Tank", undefined],
      ["Hull", "Tank"],
      ["TrackLeft", "Hull"],
      ["TrackRight", "Hull"],
      ["Head", "Hull"],
      ["Turmkanone", "Head"],
    ]);
  });

  it("gives a Bombard no Head: its gun sits on the hull and swings little", () => {
    const { nodes, turretNode, gunNode, gunYawLimitRad } = findModel("Bombard")!;
    expect(nodes.map(({ name }) => name)).not.toContain("Head");
    expect(turretNode).toBe(-1);
    expect(nodes[nodes[gunNode]!.parent]!.name).toBe("Hull");
    expect(gunYawLimitRad).toBeLessThan(0.3);
  });

  it.each(all)("knows every node, weapon and ammunition that $id speaks of", (model) => {
    for (const [index, { parent }] of model.nodes.entries()) expect(parent).toBeLessThan(index);
    expect(model.nodes[0]!.parent).toBe(-1);
    expect(model.nodes[model.vitalNode]!.maxPower).toBeGreaterThan(0);
    expect(strengthShare(model, fullPowers(model))).toBe(1);
    if (model.gunNode < 0) return;
    const weapon = findWeapon(model.weapon!)!;
    expect(model.ammunition).toEqual(weapon.ammunition);
    expect(model.ammunition.length).toBeLessThanOrEqual(3);
    for (const id of model.ammunition) expect(findAmmunition(id)).toBeDefined();
  });

  it("has the real gun of the examples", () => {
    expect(findAmmunition("Pzgr39_42")!.muzzleVelocityMps).toBe(935);
    expect(findModel("King")!.weapon).toBe("KwK42L70");
    expect(findModel("Cannon")!.weapon).toBe("38cmS.K.C/34");
    expect(findModel("Cannon")!.ammunition).toEqual(["PsgrL/4,4mBdZ"]);
    for (const list of [AMMUNITION, WEAPONS, all]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    }
  });

  it.each(MODELS)("lets $id drive 8 to 17 m/s and stand two to six hits of its own gun", (model) => {
    expect(model.forwardMps).toBeGreaterThanOrEqual(8);
    expect(model.forwardMps).toBeLessThanOrEqual(17);
    const powers = fullPowers(model);
    const { damage } = findAmmunition(model.ammunition[0]!)!;
    let hits = 0;
    while (powers[model.vitalNode]! > 0) {
      hurtNode(model, powers, model.vitalNode, damage);
      hits++;
    }
    expect(hits).toBeGreaterThanOrEqual(2);
    expect(hits).toBeLessThanOrEqual(6);
  });

  it.each(all)("bounds $id: no corner is beyond its sphere, whatever way the gun looks", (model) => {
    const [location, rotation, corner] = [new Float64Array(3), new Float64Array(4), new Float64Array(3)];
    const pose = createPose();
    let reach = 0;
    for (pose.turretYawRad = 0; pose.turretYawRad < 6.3; pose.turretYawRad += 0.2) {
      for (pose.gunPitchRad of [model.gunElevationMinRad, model.gunElevationMaxRad]) {
        for (const [index, { box }] of model.nodes.entries()) {
          if (box === undefined) continue;
          nodeTransform(model, index, pose, location, rotation);
          for (const signs of [0, 1, 2, 3, 4, 5, 6, 7]) {
            corner[0] = box.centre.x + (signs & 1 ? 1 : -1) * box.half.x;
            corner[1] = box.centre.y + (signs & 2 ? 1 : -1) * box.half.y;
            corner[2] = box.centre.z + (signs & 4 ? 1 : -1) * box.half.z;
            rotateVec3(corner, 0, rotation, 0, corner, 0);
            reach = Math.max(reach, Math.hypot(...corner.map((value, axis) => value + location[axis]!)));
          }
        }
      }
    }
    expect(model.boundingRadiusM).toBeGreaterThanOrEqual(reach);
    expect(model.boundingRadiusM).toBeLessThan(reach * 1.6);
  });

  it("names the only node of a building as the building (MMOG example 65)", () => {
    const { nodes } = findModel("Building")!;
    expect(nodeName(nodes, 0, "House01")).toBe("House01");
    expect(nodeIndex(nodes, "House01", "House01")).toBe(0);
    expect(nodeIndex(nodes, "Building", "House01")).toBe(0);
    expect(nodeIndex(nodes, "House02", "House01")).toBe(-1);
    expect(nodeIndex(findModel("King")!.nodes, "richardiii", "richardiii")).toBe(-1);
  });
});
