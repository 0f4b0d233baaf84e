import { describe, expect, it } from "vitest";
import { completed, completionsAt } from "./complete-nick.ts";

const here = ["King", "earl1", "Earl of Derby"];

describe("the completion of nicknames", () => {
  it("finds those that begin like the word before the caret", () => {
    expect(completionsAt("ea", 2, here)).toEqual({ start: 0, nicks: ["Earl of Derby", "earl1"] });
    expect(completionsAt("hear me, @KI and all", 12, here)).toEqual({ start: 9, nicks: ["King"] });
    expect(completionsAt("hello ", 6, here)).toBeUndefined();
    expect(completionsAt("nobody", 6, here)).toBeUndefined();
    expect(completionsAt("", 0, here)).toBeUndefined();
  });

  it("puts them where the word was", () => {
    expect(completed("ki", 0, 2, "King")).toEqual({ text: "King: ", caret: 6 });
    expect(completed("@ki", 0, 3, "King")).toEqual({ text: "@King ", caret: 6 });
    expect(completed("for ki today", 4, 6, "King")).toEqual({ text: "for King today", caret: 8 });
  });
});
