import { describe, expect, it } from "vitest";
import { MODELS } from "#game/catalogue/models.ts";
import { figuresOf } from "./model-figures.ts";
import { outlineOf } from "./model-outline.ts";

describe("the figures of a model", () => {
  it("are shares of the best in the catalogue", () => {
    for (const key of ["powerShare", "speedShare", "turretShare", "reloadShare"] as const) {
      const shares = MODELS.map((model) => figuresOf(model)[key]);
      expect(Math.max(...shares)).toBeCloseTo(1);
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
    }
  });

  it("say nothing of a turret where there is none", () => {
    const bombard = MODELS.find((model) => model.id === "Bombard");
    expect(bombard && figuresOf(bombard).turretDegreesS).toBeUndefined();
  });

  it("name the gun", () => {
    for (const model of MODELS) expect(figuresOf(model).gun).not.toBe("");
  });
});

describe("the drawing of a model", () => {
  it("holds hull, gun and one track inside its frame", () => {
    for (const model of MODELS) {
      const { parts, lengthM, heightM } = outlineOf(model);
      expect(parts.filter((part) => part.part === "track")).toHaveLength(1);
      expect(parts.some((part) => part.part === "hull")).toBe(true);
      for (const part of parts) {
        expect(part.x).toBeGreaterThanOrEqual(0);
        expect(part.y).toBeGreaterThanOrEqual(0);
        expect(part.x + part.width).toBeLessThanOrEqual(lengthM + 1e-9);
        expect(part.y + part.height).toBeLessThanOrEqual(heightM + 1e-9);
      }
    }
  });

  it("has the gun at the front", () => {
    for (const model of MODELS) {
      const { parts, lengthM } = outlineOf(model);
      const gun = parts.find((part) => part.part === "gun");
      expect((gun?.x ?? 0) + (gun?.width ?? 0)).toBeCloseTo(lengthM);
    }
  });
});
