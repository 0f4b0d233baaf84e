import { describe, expect, it } from "vitest";
import { createCheatStage } from "#testing/cheats/cheat-stage.ts";
import { CHEATS } from "#testing/cheats/cheats.ts";

describe("whoever", () => {
  it.each(CHEATS)("$name is stopped: $stop", ({ attempt, options, stop }) => {
    const stage = createCheatStage(options);
    expect(attempt(stage)).toBe(false);
    expect(stage.isKicked()).toBe(stop === "kick");
    if (stop !== "kick") expect(stage.corrections() > 0).toBe(stop === "correction");
  });
});
