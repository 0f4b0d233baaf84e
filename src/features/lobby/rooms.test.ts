import { describe, expect, it } from "vitest";
import type { RoomListing } from "#store/lobby-store.ts";
import { filterRooms } from "./filter-rooms.ts";
import { statusOf, traitsOf, warningsBefore } from "./room-facts.ts";

const bosworth: RoomListing = {
  jid: "bosworth@games.shakespeare.lit",
  name: "Bosworth Field",
  description: "Where the crown is won",
  matchType: "Last Team Standing",
};
const tewkesbury: RoomListing = { jid: "tewkesbury@games.shakespeare.lit", name: "Tewkesbury" };

describe("the filter", () => {
  const names = (filter: string) => filterRooms([bosworth, tewkesbury], filter).map((room) => room.name);

  it("leaves every room when it is blank", () => {
    expect(names("  ")).toHaveLength(2);
  });

  it("finds a room by words of its name, description, type and address, in any order and case", () => {
    expect(names("crown BOS")).toEqual(["Bosworth Field"]);
    expect(names("standing")).toEqual(["Bosworth Field"]);
    expect(names("tewkesbury@")).toEqual(["Tewkesbury"]);
  });

  it("asks for every word", () => {
    expect(names("bosworth tewkesbury")).toEqual([]);
  });
});

describe("what a room is said to be", () => {
  it("shows no tag for what the room doesn't tell", () => {
    expect(traitsOf(tewkesbury)).toEqual([]);
    expect(warningsBefore(tewkesbury)).toEqual([]);
    expect(statusOf(tewkesbury)).toBeUndefined();
  });

  it("warns of what a join would reveal", () => {
    expect(warningsBefore({ ...tewkesbury, anonymity: "non", logged: true })).toEqual(["nonAnonymous", "logged"]);
    expect(warningsBefore({ ...tewkesbury, anonymity: "semi", logged: false })).toEqual([]);
  });

  it("has no words for a status that the spec doesn't know", () => {
    expect(statusOf({ ...tewkesbury, status: "besieged" })).toBeUndefined();
    expect(statusOf({ ...tewkesbury, status: "active" })).toBe("active");
  });
});
