import { describe, expect, it } from "vitest";
import { labelPlace, pathOf } from "./contour-path.ts";

describe("the path of a contour line", () => {
  it("begins and ends at the ends of an open line", () => {
    expect(pathOf({ points: [0, 0, 1, 0, 2, 1], isClosed: false }, 10)).toBe("M0 0L5 0Q10 0 15 5L20 10");
  });

  it("comes back to where a closed line began", () => {
    expect(pathOf({ points: [0, 0, 2, 0, 1, 2], isClosed: true }, 1)).toBe(
      "M1 0Q2 0 1.5 1Q1 2 0.5 1Q0 0 1 0Z",
    );
  });

  it("of a single point is nothing", () => {
    expect(pathOf({ points: [3, 3], isClosed: false }, 1)).toBe("");
  });
});

describe("the place of a height", () => {
  it("is where the line runs most level", () => {
    const points = Array.from({ length: 40 }, (_, at) => [at, at < 20 ? at : 20]).flat();
    const place = labelPlace({ points, isClosed: false }, 1);
    expect(place?.degrees).toBe(0);
    expect(place?.y).toBe(20);
  });

  it("is nowhere on a short line", () => {
    expect(labelPlace({ points: [0, 0, 1, 1], isClosed: false }, 1)).toBeUndefined();
  });
});
