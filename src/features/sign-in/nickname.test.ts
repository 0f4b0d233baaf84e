import fc from "fast-check";
import { expect, it } from "vitest";
import { nicknameFor } from "./nickname.ts";

it("a made-up nickname is two or three plain words that fit above a tank", () => {
  fc.assert(
    fc.property(fc.integer(), (chance) => {
      expect(nicknameFor(chance)).toMatch(/^[A-Z][a-z]+( of| the)?( [A-Z][a-z]+)+$/u);
      expect(nicknameFor(chance).length).toBeLessThanOrEqual(20);
    }),
  );
});

it("there are hundreds of them", () => {
  const names = new Set(Array.from({ length: 256 }, (_, chance) => nicknameFor(chance)));
  expect(names.size).toBe(256);
});
