import { describe, expect, it } from "vitest";
import { addLaterTexts, createI18n } from "#app/i18n/i18n.ts";
import { causeText } from "#features/match/cause-text.ts";
import type { EndCause, Results } from "#store/match-store.ts";

const i18n = createI18n();
await addLaterTexts(i18n);
const lancaster = { won: "Lancaster", draw: false, cancelled: false };
const say = (why: EndCause["why"], teams: readonly string[] = [], more: Partial<Results> = {}): string =>
  causeText(i18n.t, { ...lancaster, cause: { why, teams }, ...more });

describe("why a battle ended, as it is said", () => {
  it("names those who have lost by it", () => {
    expect(say("headquarters", ["York"])).toBe("The headquarters of York has fallen.");
    expect(say("headquarters", ["York", "Stanley"])).toBe(
      "The headquarters of York and Stanley have fallen.",
    );
    expect(say("destroyed", ["York"])).toBe("Nobody of York is left in the battle.");
  });

  it("tells with the time who was the stronger", () => {
    expect(say("time")).toBe("Time is up: Lancaster is the stronger.");
    expect(say("time", [], { won: undefined, draw: true })).toBe("Time is up, and nobody is the stronger.");
    expect(say("time", [], { won: undefined })).toBe("Time is up.");
    expect(say("unwatched")).toBe("No player is left in the battle.");
  });

  it("is nothing where it isn't known, or the battle was called off", () => {
    expect(causeText(i18n.t, lancaster)).toBe("");
    expect(say("time", [], { won: undefined, cancelled: true })).toBe("");
  });
});
