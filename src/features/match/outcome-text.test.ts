import { describe, expect, it } from "vitest";
import { addLaterTexts, createI18n } from "#app/i18n/i18n.ts";
import { MATCH_TYPES } from "#game/options.ts";
import { outcomeText } from "./outcome-text.ts";

const i18n = createI18n();
await addLaterTexts(i18n);
const { t } = i18n;
const king = { team: "York", name: "king" };
const earl = { team: "Lancaster", name: "earl1" };
const spectator = { team: "", name: undefined };

describe.each(MATCH_TYPES)("the end of a %s, as it is said", (type) => {
  const winner = type === "Last Man Standing" ? "king" : "York";
  const won = { type, won: winner, draw: false, cancelled: false, rows: [] };

  it("tells those who fought how it is for them, and everybody who has won", () => {
    expect(outcomeText(t, won, king)).toBe(`Victory. ${winner} wins.`);
    expect(outcomeText(t, won, earl)).toBe(`Defeat. ${winner} wins.`);
    expect(outcomeText(t, won, spectator)).toBe(`${winner} wins.`);
  });

  it("tells everybody the same when nobody has won", () => {
    for (const own of [king, earl, spectator]) {
      expect(outcomeText(t, { ...won, won: undefined, draw: true }, own)).toBe("The battle ends in a draw.");
      expect(outcomeText(t, { ...won, won: undefined, cancelled: true }, own)).toBe(
        "The battle was called off",
      );
    }
  });
});
