import { describe, expect, it } from "vitest";
import { outcomeOf } from "#features/match/outcome-of.ts";

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
