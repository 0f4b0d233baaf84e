import { describe, expect, it } from "vitest";
import type { RoomListing } from "#store/lobby-store.ts";
import { tidyResults } from "./tidy-results.ts";
import { filterRooms } from "./filter-rooms.ts";
import { statusOf, traitsOf } from "./room-facts.ts";

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
    expect(statusOf(tewkesbury.status)).toBeUndefined();
  });

  it("has no words for a status that the spec doesn't know", () => {
    expect(statusOf("besieged")).toBeUndefined();
    expect(statusOf("active")).toBe("active");
  });
});

describe("what a search found", () => {
  const field = (name: string, value = "") => ({
    var: name,
    values: value === "" ? [] : [value],
    options: [],
  });
  const found = {
    type: "result" as const,
    instructions: [],
    fields: [],
    reported: ["status", "category", "game", "jid", "name", "free"].map((name) => field(name)),
    items: [[field("status", "active"), field("jid", bosworth.jid)]],
  };

  it("has the name first and no namespace", () => {
    const { reported } = tidyResults(found, (status) => status);
    expect(reported?.map((column) => column.var)).toEqual(["name", "status", "free", "category", "jid"]);
  });

  it("has its status in words and the rest as it came", () => {
    const [item] = tidyResults(found, (status) => `${status}, indeed`).items;
    expect(item?.map((cell) => cell.values)).toEqual([["active, indeed"], [bosworth.jid]]);
  });
});
