import { describe, expect, it } from "vitest";
import { isUsableNick, nickKey } from "#service/room/nick.ts";

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
  });

  it("keeps different names apart", () => {
    expect(nickKey("earl1")).not.toBe(nickKey("earl2"));
  });

  it.each(["", " ", "\u200B", "\u3164", "\u2800", "x".repeat(65), "a\u0007b"])(
    "refuses %j, which nobody can read",
    (nick) => {
      expect(isUsableNick(nick)).toBe(false);
    },
  );

  it.each(["king", "König", "王", "🏰", "!"])("takes %s", (nick) => {
    expect(isUsableNick(nick)).toBe(true);
  });
});
