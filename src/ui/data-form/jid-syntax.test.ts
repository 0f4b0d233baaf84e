import { describe, expect, it } from "vitest";
import { looksLikeAddress } from "./jid-syntax.ts";

describe("an address", () => {
  it.each([
    "richardiii@shakespeare.lit",
    "richardiii@shakespeare.lit/desktop of the king",
    "games.shakespeare.lit",
    "localhost",
    "jörg@straße.example",
    "king@192.0.2.1",
  ])("is taken: %s", (text) => {
    expect(looksLikeAddress(text)).toBe(true);
  });

  it.each([
    "",
    "@shakespeare.lit",
    "king@",
    "king@shakespeare.lit/",
    "king john@a.lit",
    "a@b@c",
    "king@a..lit",
    "<x>@a.lit",
    "a\u0007b",
  ])("is pointed out as wrong: %j", (text) => {
    expect(looksLikeAddress(text)).toBe(false);
  });
});
