import { describe, expect, it } from "vitest";
import { readInk, shadeRelief } from "./relief.ts";
import { sampleGrid } from "./contours.ts";

const area = { eastM: 0, southM: 0, widthM: 80, depthM: 80 };
const light = [255, 200, 100] as const;
const shade = [0, 0, 10] as const;

function middle(heightAt: (east: number, south: number) => number): readonly number[] {
  const pixels = shadeRelief(sampleGrid(heightAt, area, 8, 8), 10, light, shade);
  return Array.from(pixels.slice(4 * (4 * 9 + 4), 4 * (4 * 9 + 4) + 4));
}

describe("the relief", () => {
  it("is lit where a slope faces the north-west and dark where it turns away", () => {
    expect(middle((east, south) => (east + south) / 2).slice(0, 3)).toEqual([255, 200, 100]);
    expect(middle((east, south) => -(east + south) / 2).slice(0, 3)).toEqual([0, 0, 10]);
  });

  it("covers the ground thinly, so that text above it can be read", () => {
    for (const slope of [-5, -1, 0, 1, 5]) expect(middle((east) => slope * east)[3]).toBeLessThan(100);
  });

  it("has a pixel for every corner of the grid", () => {
    expect(
      shadeRelief(
        sampleGrid(() => 1, area, 3, 2),
        10,
        light,
        shade,
      ).length,
    ).toBe(4 * 4 * 3);
  });
});

describe("the token of an ink", () => {
  it("is three numbers, and black when it is something else", () => {
    expect(readInk(" 226 190 110 ")).toEqual([226, 190, 110]);
    expect(readInk("gold")).toEqual([0, 0, 0]);
    expect(readInk("")).toEqual([0, 0, 0]);
  });
});
