import { describe, expect, it } from "vitest";
import { isLookAlike, isUsableNick, nickKey } from "#service/room/nick.ts";

describe("nicknames", () => {
  it.each([
    ["king", "KING"],
    ["king", "ｋｉｎｇ"],
    ["strasse", "STRAßE"],
    ["ode to ſpring", "Ode  to Spring "],
    ["ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ"],
    ["king", "ki\u200Bng"],
    ["king", "king\uFE0F"],
    ["king", "\u00ADking\u061C"],
  ])("%s and %s are the same", (a, b) => {
    expect(nickKey(a)).toBe(nickKey(b));
    expect(isLookAlike(a, b)).toBe(true);
  });

  it.each([
    ["king", "k\u0456ng"],
    ["earl1", "\u0435\u0430rl1"],
    ["earl1", "earll"],
    ["lancelot", "Iancelot"],
    ["Catesby", "\u0421atesby"],
    ["modern", "rnodern"],
    ["King", "\u{1D40A}ing"],
  ])("MMOG-14.6-1, MMOG-13-3: %s and %s look the same, whatever they are", (a, b) => {
    expect(isLookAlike(a, b)).toBe(true);
    expect(isLookAlike(b, a)).toBe(true);
  });

  it.each([
    ["earl1", "earl2"],
    ["king", "ring"],
    ["Bill", "Bell"],
    ["王", "玉"],
  ])("keeps %s and %s apart", (a, b) => {
    expect(isLookAlike(a, b)).toBe(false);
  });

  it.each([
    "",
    " ",
    "\u200B",
    "\u3164",
    "\u2800",
    "x".repeat(65),
    "a\u0007b",
    "a\u202Eb",
    "\u2067king",
    "a\u2028b",
    "\uD800",
    "ki\u00ADng",
    "a\u{E0041}",
  ])("MMOG-17-1: refuses %j, which nobody can read or which meddles with the text around it", (nick) => {
    expect(isUsableNick(nick)).toBe(false);
  });

  it.each(["king", "König", "王", "🏰", "!", "👩\u200D🚀", "می\u200Cخواهم"])("takes %s", (nick) => {
    expect(isUsableNick(nick)).toBe(true);
  });
});
