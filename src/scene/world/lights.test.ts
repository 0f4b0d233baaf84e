import { expect, test } from "vitest";
import { LIGHTS } from "#game/options.ts";
import { createAtmosphere } from "./atmosphere.ts";
import { lightFigures } from "./lights.ts";

test("a time of day that nobody knows is day, however it is spelt", () => {
  expect(lightFigures("Dusk")).toBe(lightFigures("dusk"));
  expect(lightFigures("midnight")).toBe(lightFigures("day"));
  expect(lightFigures("__proto__")).toBe(lightFigures("day"));
});

test("the sun is over the horizon at every time of day, and lower at dusk", () => {
  const heights = LIGHTS.map((light) => createAtmosphere(lightFigures(light)).uniforms.sunDirection.value.y);
  expect(heights.every((height) => height > 0.05)).toBe(true);
  expect(createAtmosphere(lightFigures("dusk")).uniforms.sunDirection.value.length()).toBeCloseTo(1);
  expect(heights[1]!).toBeLessThan(heights[0]!);
});
