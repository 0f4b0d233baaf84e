import { expect, it } from "vitest";
import type { Occupant } from "#store/room-store.ts";
import { sortPeople } from "./sort-people.ts";

function person(nick: string, team: string): Occupant {
  return {
    nick,
    team,
    self: false,
    affiliation: "none",
    role: "participant",
    jid: undefined,
    availability: "available",
  };
}

it("people stand by team in the room's order, and spectators last", () => {
  const people = [
    person("queenconsort", ""),
    person("earl1", "Lancaster"),
    person("sirwilliam", "York"),
    person("king", "York"),
  ];
  expect(sortPeople(people, ["York", "Lancaster"]).map((each) => each.nick)).toEqual([
    "king",
    "sirwilliam",
    "earl1",
    "queenconsort",
  ]);
});
