import { beforeEach, describe, expect, test } from "vitest";
import { createBattleModel, type BattleModel } from "#store/battle-model.ts";
import { createEventSounds, type EventSounds } from "./event-sounds.ts";
import type { Heard } from "./hearing.ts";
import { SOUND_NAMES, type Recordings } from "./recordings.ts";

type Played = { name: string; gain: number; rate: number; laterS: number; heard: Heard; isStopped: boolean };

/** Nothing plays a buffer here: it only stands for its name. */
const buffers = new Map(SOUND_NAMES.map((name) => [name, { name } as unknown as AudioBuffer]));
const recordings: Recordings = { get: (name) => buffers.get(name), makeNext: () => false };
const ear = { x: 0, y: 0, z: 0, yawRad: 0 };

describe("what happens in the battle", () => {
  let model: BattleModel;
  let played: Played[];
  let sounds: EventSounds;
  let nowS: number;

  beforeEach(() => {
    model = createBattleModel({ capacity: 4 });
    const nodes = [{ name: "Tank", parent: -1, maxPower: 1 }];
    for (const chid of ["king", "earl1"])
      model.addCharacter({
        chid,
        name: chid,
        visiname: chid,
        model: "King",
        team: "York",
        kind: "pc",
        nodes,
      });
    model.setLocal("king");
    played = [];
    nowS = 0;
    sounds = createEventSounds(
      model,
      recordings,
      {
        play(buffer, heard, gain, rate, laterS) {
          const { name } = buffer as unknown as { name: string };
          played.push({ name, gain, rate, laterS, heard: { ...heard }, isStopped: false });
          return played.length - 1;
        },
        stop: (ticket) => void (played[ticket]!.isStopped = true),
        silence: () => undefined,
      },
      () => nowS,
    );
  });

  function shoot(slot: number, atMs: number, weapon: string, z: number): void {
    const event = model.events.push("shot", slot, 0, atMs);
    event.weapon = weapon;
    event.ammo = "Pzgr39_42";
    event.position.set([2, 0, z]);
    event.direction.set([0, 0, -1]);
  }
  const names = (): string[] => played.map((each) => each.name);

  test("is heard when it is due, once", () => {
    shoot(0, 1000, "KwK42L70", 5);
    sounds.update(900, ear);
    expect(names()).toEqual([]);
    sounds.update(1000, ear);
    sounds.update(1100, ear);
    expect(names()).toEqual(["gun"]);
  });

  test("of one's own is heard at once, though somebody else's shot is to be heard later", () => {
    shoot(1, 1_000, "KwK42L70", 400);
    shoot(0, 100, "KwK42L70", 5);
    sounds.update(100, ear);
    expect(names()).toEqual(["gun"]);
    sounds.update(1_000, ear);
    expect(names()).toEqual(["gun", "gun", "shellPassing"]);
  });

  test("is not made up for when it is long past", () => {
    shoot(0, 1000, "KwK42L70", 5);
    sounds.update(9000, ear);
    expect(names()).toEqual([]);
  });

  test("fires a great gun deeper than a small one", () => {
    shoot(0, 0, "38cmS.K.C/34", 5);
    shoot(0, 0, "KwK39L60", 5);
    sounds.update(0, ear);
    expect(played[0]!.rate).toBeLessThan(played[1]!.rate);
  });

  test("lets a foreign shell pass before its gun is heard", () => {
    shoot(1, 0, "KwK42L70", 400);
    sounds.update(0, ear);
    expect(names()).toEqual(["gun", "shellPassing"]);
    const [gun, pass] = played;
    expect(pass!.laterS + pass!.heard.delayS).toBeLessThan(gun!.heard.delayS);
  });

  test("stops a shell that meets something on its way", () => {
    shoot(1, 0, "KwK42L70", 400);
    sounds.update(0, ear);
    nowS = 0.2;
    model.events.push("impact", -1, -1, 200).bySlot = 1;
    sounds.update(200, ear);
    expect(played.find((each) => each.name === "shellPassing")!.isStopped).toBe(true);
    expect(names()).toContain("groundHit");
  });

  test("is in one's own ears when it is one's own tank that is hit", () => {
    model.events.push("impact", 0, 0, 0).position.set([0, 1, 900]);
    model.events.push("loss", 0, 0, 0);
    model.events.push("impact", 1, 0, 0).position.set([0, 1, 90]);
    model.events.push("loss", 1, 0, 0);
    sounds.update(0, ear);
    expect(names()).toEqual(["ownHit", "breaking", "armourHit"]);
    expect(played[0]!.heard).toMatchObject({ gain: 1, delayS: 0 });
  });

  test("comes from the tank when the event has no place of its own", () => {
    model.motions.set([0, 0, 343], model.nodesPerCharacter * 13);
    model.events.push("destroyed", 1, 0, 0);
    sounds.update(0, ear);
    expect(played[0]).toMatchObject({ name: "explosion" });
    expect(played[0]!.heard.delayS).toBeCloseTo(1);
  });
});
