import { describe, expect, it } from "vitest";
import { linearAt, motionStride, rotationAt } from "#game/dead-reckoning.ts";
import { type BattleCharacter, type BattleModel, createBattleModel } from "./battle-model.ts";

const king: BattleCharacter = {
  chid: "h7ns81g",
  name: "richardiii",
  visiname: "Good Lord",
  model: "King",
  team: "York",
  kind: "pc",
  nodes: [
    { name: "Tank", parent: -1, maxPower: 0 },
    { name: "Hull", parent: 0, maxPower: 200, rest: { location: { x: 0, y: 1, z: 0 } } },
    { name: "Head", parent: 1, maxPower: 120, rest: { location: { x: 0, y: 0.8, z: -0.2 } } },
  ],
};
const earl1: BattleCharacter = {
  ...king,
  chid: "k2",
  name: "harritudur",
  visiname: "Earl",
  team: "Lancaster",
};

function open(...characters: BattleCharacter[]): BattleModel {
  const model = createBattleModel({ capacity: 4, nodesPerCharacter: 4 });
  for (const character of characters) model.addCharacter(character);
  return model;
}

function motionOf(model: BattleModel, slot: number, node: number): number[] {
  const at = (slot * model.nodesPerCharacter + node) * motionStride;
  return [...model.motions.subarray(at, at + motionStride)];
}

const at = (x: number, z: number) => ({ x, y: 0, z });

describe("the characters of the battle model", () => {
  it("are listed, found and counted by a version that grows with every change", () => {
    const model = open();
    const before = model.version;
    expect(model.addCharacter(king)).toBe(0);
    expect(model.addCharacter(earl1)).toBe(1);
    expect(model.characters.map((character) => character.visiname)).toEqual(["Good Lord", "Earl"]);
    expect(model.find("k2")?.slot).toBe(1);
    expect(model.inSlot(0)?.chid).toBe("h7ns81g");
    expect(model.version).toBeGreaterThan(before);
    const listed = model.version;
    expect(model.removeCharacter("h7ns81g")).toBe(true);
    expect(model.removeCharacter("h7ns81g")).toBe(false);
    expect(model.version).toBe(listed + 1);
    expect(model.characters.map((character) => character.chid)).toEqual(["k2"]);
    expect(model.inSlot(0)).toBeUndefined();
  });

  it("start whole, alive and at rest", () => {
    const model = open(king);
    expect([...model.power.subarray(0, 3)]).toEqual([0, 200, 120]);
    expect(model.isAlive[0]).toBe(1);
    expect(motionOf(model, 0, 2).slice(0, 7)).toEqual([0, 0.8, -0.2, 0, 0, 0, 1]);
  });

  it("are refused when the model is full or their nodes are no tree that fits", () => {
    const model = open(...[1, 2, 3, 4].map((i) => ({ ...king, chid: `c${i}` })));
    expect(model.addCharacter(earl1)).toBe(-1);
    const empty = open();
    expect(empty.addCharacter({ ...king, nodes: [] })).toBe(-1);
    expect(empty.addCharacter({ ...king, nodes: [{ name: "Hull", parent: 0, maxPower: 1 }] })).toBe(-1);
    expect(empty.addCharacter({ ...king, nodes: [...king.nodes, ...king.nodes] })).toBe(-1);
    expect(empty.characters).toEqual([]);
  });

  it("keep their place and their wounds when they are described anew", () => {
    const model = open(king);
    model.pushMove("h7ns81g", "Tank", { location: at(5, 6) }, 1000, 1030);
    model.setPower("h7ns81g", "Hull", 35);
    expect(model.addCharacter({ ...king, visiname: "King Richard" })).toBe(0);
    model.sample(1030);
    expect(model.inSlot(0)?.visiname).toBe("King Richard");
    expect(model.power[1]).toBe(35);
    expect(motionOf(model, 0, 0).slice(0, 3)).toEqual([5, 0, 6]);
  });

  it("leave nothing behind for who takes their slot", () => {
    const model = open(king);
    model.pushMove("h7ns81g", "Tank", { location: at(5, 6) }, 1000, 1030);
    model.setPower("h7ns81g", "Hull", 35);
    model.setAlive("h7ns81g", false);
    model.sample(1030);
    model.clear();
    expect([model.characters, model.isPlaced[0]]).toEqual([[], 0]);
    expect(model.addCharacter(earl1)).toBe(0);
    model.sample(1050);
    expect([model.isPlaced[0], model.isAlive[0], model.power[1]]).toEqual([0, 1, 200]);
    expect(motionOf(model, 0, 0).slice(0, 3)).toEqual([0, 0, 0]);
  });
});

describe("the moves of the battle model", () => {
  it("place a character with its first one", () => {
    const model = open(king);
    model.sample(900);
    expect(model.isPlaced[0]).toBe(0);
    expect(model.pushMove("h7ns81g", "Tank", { location: at(5, 6) }, 1000, 1030)).toBe(true);
    model.sample(1030);
    expect(model.isPlaced[0]).toBe(1);
    expect(motionOf(model, 0, 0).slice(0, 3)).toEqual([5, 0, 6]);
  });

  it("leave as it was what they do not mention", () => {
    const model = open(king);
    model.pushMove(
      "h7ns81g",
      "Tank",
      { location: at(5, 6), linear: at(0, 0), angular: at(0, 0) },
      1000,
      1030,
    );
    model.pushMove("h7ns81g", "Tank", { rotation: { x: 0, y: 1, z: 0, w: 0 } }, 1100, 1130);
    model.sample(1500);
    expect(motionOf(model, 0, 0).slice(0, 7)).toEqual([5, 0, 6, 0, 1, 0, 0]);
    model.pushMove("h7ns81g", "Head", { rotation: { x: 0, y: 1, z: 0, w: 0 } }, 1600, 1630);
    model.sample(2500);
    expect(motionOf(model, 0, 2).slice(0, 7)).toEqual([0, 0.8, -0.2, 0, 1, 0, 0]);
  });

  it.each([
    ["an unknown character", "nobody", "Tank", { location: at(1, 1) }],
    ["an unknown node", "h7ns81g", "Wing", { location: at(1, 1) }],
    ["a number that is none", "h7ns81g", "Tank", { location: at(Number.NaN, 1) }],
    ["an infinite velocity", "h7ns81g", "Tank", { linear: at(Infinity, 1) }],
    ["an empty rotation", "h7ns81g", "Tank", { rotation: { x: 0, y: 0, z: 0, w: 0 } }],
  ])("are refused for %s", (_what, chid, node, move) => {
    const model = open(king);
    model.pushMove("h7ns81g", "Tank", { location: at(5, 6) }, 1000, 1030);
    expect(model.pushMove(chid, node, move, 1100, 1130)).toBe(false);
    model.sample(1500);
    expect(motionOf(model, 0, 0).slice(0, 3)).toEqual([5, 0, 6]);
  });

  it("are refused when they are repeated or old, and what those said is not remembered", () => {
    const model = open(king);
    const still = { linear: at(0, 0), angular: at(0, 0) };
    model.pushMove("h7ns81g", "Tank", { location: at(5, 6), ...still }, 1000, 1030);
    model.pushMove("h7ns81g", "Tank", { location: at(7, 8), ...still }, 1100, 1130);
    expect(model.pushMove("h7ns81g", "Tank", { location: at(1, 1) }, 1050, 1180)).toBe(false);
    expect(model.pushMove("h7ns81g", "Tank", { location: at(1, 1) }, 1100, 1190)).toBe(false);
    model.pushMove("h7ns81g", "Tank", { rotation: { x: 0, y: 0, z: 0, w: 1 } }, 1200, 1230);
    model.sample(3000);
    expect(motionOf(model, 0, 0).slice(0, 3)).toEqual([7, 0, 8]);
  });

  it("move smoothly also when the sender tells no velocities and no clock", () => {
    const model = open(king);
    for (let turn = 0; turn <= 30; turn += 1) {
      model.pushMove("h7ns81g", "Tank", { location: at(0, turn * 0.5) }, undefined, turn * 100);
    }
    let last = -Infinity;
    for (let nowMs = 2000; nowMs < 3000; nowMs += 16) {
      model.sample(nowMs);
      const z = motionOf(model, 0, 0)[2]!;
      // 5 m/s are 8 cm in 16 ms
      if (last > -Infinity) expect(z - last).toBeCloseTo(0.08, 1);
      last = z;
    }
  });

  it("do not race away from a teleport by a sender without velocities", () => {
    const model = open(king);
    model.pushMove("h7ns81g", "Tank", { location: at(0, 0) }, 1000, 1030);
    model.pushMove("h7ns81g", "Tank", { location: at(0, 90) }, 1100, 1130);
    model.sample(2000);
    expect(motionOf(model, 0, 0)[2]).toBe(90);
    expect(motionOf(model, 0, 0)[linearAt + 2]).toBe(0);
  });
});

describe("the local character", () => {
  it("is set and not sampled, and the turns of others cannot move it", () => {
    const model = open(king, earl1);
    model.setLocal("h7ns81g");
    const motion = new Float64Array(motionStride);
    motion[0] = 12.5;
    motion[rotationAt + 3] = 1;
    expect(model.localSlot).toBe(0);
    expect(model.setLocalPose("h7ns81g", 0, motion, 0)).toBe(true);
    expect(model.pushMove("h7ns81g", "Tank", { location: at(99, 99) }, 1000, 1030)).toBe(false);
    model.sample(1100);
    expect(motionOf(model, 0, 0)[0]).toBe(12.5);
    expect(model.isPlaced[0]).toBe(1);
  });

  it("is the only one that can be set, and only with usable numbers", () => {
    const model = open(king, earl1);
    model.setLocal("h7ns81g");
    const motion = new Float64Array(motionStride);
    motion[rotationAt + 3] = 1;
    expect(model.setLocalPose("k2", 0, motion, 0)).toBe(false);
    expect(model.setLocalPose("h7ns81g", 3, motion, 0)).toBe(false);
    motion[0] = Number.NaN;
    expect(model.setLocalPose("h7ns81g", 0, motion, 0)).toBe(false);
  });

  it("becomes one of the others again with its next turn", () => {
    const model = open(king);
    model.setLocal("h7ns81g");
    model.setLocal(undefined);
    expect(model.localSlot).toBe(-1);
    expect(model.pushMove("h7ns81g", "Tank", { location: at(3, 4) }, 1000, 1030)).toBe(true);
    model.sample(1030);
    expect(motionOf(model, 0, 0).slice(0, 3)).toEqual([3, 0, 4]);
  });
});

describe("power and time", () => {
  it("of a node is set by its name, and only to a number that can be", () => {
    const model = open(king);
    expect(model.setPower("h7ns81g", "Head", 17.5)).toBe(true);
    expect(model.power[2]).toBe(17.5);
    expect(model.setPower("h7ns81g", "Wing", 1)).toBe(false);
    for (const value of [-1, Number.NaN, Infinity])
      expect(model.setPower("h7ns81g", "Head", value)).toBe(false);
    expect(model.setAlive("h7ns81g", false)).toBe(true);
    expect(model.isAlive[0]).toBe(0);
    expect(model.setAlive("nobody", false)).toBe(false);
  });

  it("of a shot lies between its arrival and a second later", () => {
    const model = open(king, earl1);
    expect(model.shownAtMs("h7ns81g", 500, 1000)).toBe(1000);
    for (let turn = 0; turn < 30; turn += 1) {
      model.pushMove("h7ns81g", "Tank", { location: at(0, turn) }, turn * 100, turn * 100 + 30);
    }
    const shownAtMs = model.shownAtMs("h7ns81g", 2900, 2930);
    expect(shownAtMs).toBeGreaterThan(2930 + 50);
    expect(shownAtMs).toBeLessThan(2930 + 200);
    expect(model.shownAtMs("h7ns81g", 900_000, 2930)).toBe(2930 + 1000);
    expect(model.shownAtMs("nobody", 500, 1000)).toBe(1000);
    expect(model.delayMs(0, 2930)).toBeGreaterThan(50);
    expect(model.delayMs(1, 2930)).toBe(0);
  });
});
