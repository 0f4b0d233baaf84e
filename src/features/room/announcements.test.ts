import { expect, it } from "vitest";
import type { Occupant } from "#store/room-store.ts";
import { announcementsOf, type Scene } from "./announcements.ts";

function occupant(nick: string, team = "", self = false): readonly [string, Occupant] {
  return [
    nick,
    { nick, team, self, affiliation: "none", role: "participant", jid: undefined, availability: "available" },
  ];
}
function scene(occupants: readonly (readonly [string, Occupant])[], rest: Partial<Scene> = {}): Scene {
  return { occupants: new Map(occupants), ready: [], phase: "inactive", ...rest };
}

it("who comes, goes and takes a team is told", () => {
  const before = scene([occupant("king", "York"), occupant("sirwilliam")]);
  const after = scene([occupant("king"), occupant("earl1", "Lancaster")]);
  expect(announcementsOf(before, after)).toEqual([
    { key: "leftTeam", nick: "king" },
    { key: "joined", nick: "earl1" },
    { key: "tookTeam", nick: "earl1", team: "Lancaster" },
    { key: "left", nick: "sirwilliam" },
  ]);
});

it("who gets ready is told once", () => {
  const people = [occupant("earl1", "Lancaster")];
  const ready = scene(people, { ready: ["earl1"] });
  expect(announcementsOf(scene(people), ready)).toEqual([{ key: "ready", nick: "earl1" }]);
  expect(announcementsOf(ready, ready)).toEqual([]);
});

it("what one does oneself is not repeated", () => {
  expect(
    announcementsOf(scene([occupant("king", "", true)]), scene([occupant("king", "York", true)])),
  ).toEqual([]);
});

it("start, pause, going on and end of the battle are told apart", () => {
  const at = (phase: Scene["phase"]) => scene([], { phase });
  expect(announcementsOf(at("inactive"), at("active"))).toEqual([{ key: "started" }]);
  expect(announcementsOf(at("active"), at("paused"))).toEqual([{ key: "paused" }]);
  expect(announcementsOf(at("paused"), at("active"))).toEqual([{ key: "resumed" }]);
  expect(announcementsOf(at("active"), at("inactive"))).toEqual([{ key: "ended" }]);
  expect(announcementsOf(at("created"), at("inactive"))).toEqual([]);
});
