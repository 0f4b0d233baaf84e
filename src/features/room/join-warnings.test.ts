import { expect, it } from "vitest";
import { joinWarnings } from "./join-warnings.ts";

const room = { jid: "tewkesbury@games.shakespeare.lit", name: "Tewkesbury" };

it("warns of what a room will reveal, before one is inside", () => {
  expect(joinWarnings({ ...room, anonymity: "non", logged: true })).toEqual(["nonAnonymous", "logged"]);
});

it("says nothing of a room that keeps things to itself, or doesn't tell", () => {
  expect(joinWarnings({ ...room, anonymity: "semi", logged: false })).toEqual([]);
  expect(joinWarnings(room)).toEqual([]);
});
