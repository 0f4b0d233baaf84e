import { describe, expect, it } from "vitest";
import { outcomeOf, rankedRows } from "#features/match/outcome-of.ts";

describe("the outcome of a battle", () => {
  const won = { won: "York", draw: false, cancelled: false };

  it("is victory or defeat for those who fought, and a name for those who watched", () => {
    expect(outcomeOf(won, "york")).toBe("victory");
    expect(outcomeOf(won, "Lancaster")).toBe("defeat");
    expect(outcomeOf(won, "")).toBe("won");
  });

  it("is a draw without a winner, and nothing when it was called off", () => {
    expect(outcomeOf({ ...won, won: undefined, draw: true }, "York")).toBe("draw");
    expect(outcomeOf({ ...won, cancelled: true }, "York")).toBe("cancelled");
  });
});

describe("the rows of the results", () => {
  it("begin with the winners, and with the most damage among their own", () => {
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
    const names = (won: string) => rankedRows({ won, rows }).map(({ name }) => name);
    expect(names("york")).toEqual(["c", "b", "a"]);
    expect(names("Lancaster")).toEqual(["a", "c", "b"]);
  });
});
