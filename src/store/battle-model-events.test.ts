import { describe, expect, it } from "vitest";
import { createBattleEvents } from "./battle-model-events.ts";

describe("the ring of battle events", () => {
  it("is empty at first", () => {
    const events = createBattleEvents(4);
    expect([events.latest, events.oldest, events.at(0), events.at(1)]).toEqual([0, 1, undefined, undefined]);
  });

  it("numbers events from one and gives each back by its number", () => {
    const events = createBattleEvents(4);
    events.push("shot", 2, 1, 1000).weapon = "KwK42L70";
    events.push("loss", 3, 0, 1100).power = 35;
    expect(events.at(1)).toMatchObject({
      sequence: 1,
      kind: "shot",
      slot: 2,
      node: 1,
      atMs: 1000,
      weapon: "KwK42L70",
    });
    expect(events.at(2)).toMatchObject({ sequence: 2, kind: "loss", power: 35 });
    expect(events.at(3)).toBeUndefined();
  });

  it("overwrites the oldest when it is full, and a reader sees that it is gone", () => {
    const events = createBattleEvents(4);
    for (let i = 1; i <= 6; i += 1) events.push("impact", i, -1, i);
    expect([events.oldest, events.latest]).toEqual([3, 6]);
    expect(events.at(2)).toBeUndefined();
    expect(events.at(3)?.slot).toBe(3);
  });

  it("gives a used record back empty", () => {
    const events = createBattleEvents(1);
    const first = events.push("loss", 1, 1, 1);
    first.power = 5;
    first.bySlot = 3;
    first.ammo = "Pzgr39_42";
    first.position[0] = 9;
    const second = events.push("shot", 2, 2, 2);
    expect(second).toBe(first);
    expect(second).toMatchObject({ power: 0, bySlot: -1, ammo: "", weapon: "" });
    expect([...second.position]).toEqual([0, 0, 0]);
  });
});
