import { describe, expect, it } from "vitest";
import { MATCH_TYPES } from "#game/options.ts";
import { outcomeOf, rankedRows } from "#features/match/outcome-of.ts";

const won = { type: "Single Battle", won: "York", draw: false, cancelled: false, rows: [] };
const king = { team: "York", name: "king" };
const earl = { team: "Lancaster", name: "earl1" };
const spectator = { team: "", name: undefined };

describe("the outcome of a battle", () => {
  it.each(["Single Battle", "Last Team Standing"])(
    "of teams (%s) is victory or defeat for those who fought, and a name for those who watched",
    (type) => {
      expect(outcomeOf({ ...won, type }, { ...king, team: "york" })).toBe("victory");
      expect(outcomeOf({ ...won, type }, earl)).toBe("defeat");
      expect(outcomeOf({ ...won, type }, spectator)).toBe("won");
    },
  );

  it("where everybody fights alone is victory only for the one who is named, whatever the team", () => {
    const alone = { ...won, type: "Last Man Standing", won: "king" };
    expect(outcomeOf(alone, king)).toBe("victory");
    expect(outcomeOf(alone, earl)).toBe("defeat");
    expect(outcomeOf(alone, { ...earl, team: "York" })).toBe("defeat");
    expect(outcomeOf(alone, spectator)).toBe("won");
    // A team may have been taken without a tank in the battle.
    expect(outcomeOf(alone, { team: "York", name: undefined })).toBe("won");
  });

  it.each(MATCH_TYPES)("of a %s is a draw without a winner, and nothing when it was called off", (type) => {
    for (const own of [king, earl, spectator]) {
      expect(outcomeOf({ ...won, type, won: undefined, draw: true }, own)).toBe("draw");
      expect(outcomeOf({ ...won, type, won: undefined, cancelled: true }, own)).toBe("cancelled");
    }
  });
});

describe("the rows of the results", () => {
  const row = (name: string, team: string, damage: number) => ({
    name,
    team,
    damage,
    shots: 0,
    hits: 0,
    destroyed: 0,
    repaired: 0,
    survived: true,
  });
  const rows = [row("a", "Lancaster", 900), row("b", "York", 10), row("c", "York", 300)];
  const names = (type: string, winner: string) =>
    rankedRows({ ...won, type, won: winner, rows }).map(({ name }) => name);

  it("begin with the winners, and with the most damage among their own", () => {
    expect(names("Single Battle", "york")).toEqual(["c", "b", "a"]);
    expect(names("Last Team Standing", "Lancaster")).toEqual(["a", "c", "b"]);
  });

  it("begin with the one who is left where everybody fights alone, and go on with the most damage", () => {
    expect(names("Last Man Standing", "b")).toEqual(["b", "a", "c"]);
  });
});
