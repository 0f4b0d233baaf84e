import fc from "fast-check";
import { expect, it } from "vitest";
import type { Occupant } from "#store/room-store.ts";
import { createPeopleOrder, findPeople } from "./people-order.ts";

function person(nick: string, team: string, jid?: string): Occupant {
  return {
    nick,
    team,
    self: false,
    affiliation: "none",
    role: "participant",
    jid,
    availability: "available",
  };
}
const mapOf = (people: readonly Occupant[]) => new Map(people.map((each) => [each.nick, each]));
const nicks = (people: readonly Occupant[]) => people.map((each) => each.nick);
const TEAMS = ["York", "Lancaster"];

it("people stand by team in the room's order, and spectators last", () => {
  const people = [
    person("queenconsort", ""),
    person("earl1", "Lancaster"),
    person("sirwilliam", "York"),
    person("king", "York"),
  ];
  expect(nicks(createPeopleOrder()(mapOf(people), TEAMS))).toEqual([
    "king",
    "sirwilliam",
    "earl1",
    "queenconsort",
  ]);
});

it("an order that was kept through comings, goings and new teams is the same as a fresh one", () => {
  const someone = fc.record({
    nick: fc.constantFrom("a", "B", "c", "D", "é", "f", "earl1", "earl10", "earl2"),
    team: fc.constantFrom("", "York", "Lancaster", "Tudor"),
  });
  fc.assert(
    fc.property(fc.array(fc.array(someone), { maxLength: 6 }), (rooms) => {
      const kept = createPeopleOrder();
      for (const room of rooms) {
        const people = mapOf(room.map(({ nick, team }) => person(nick, team)));
        expect(kept(people, TEAMS)).toEqual(createPeopleOrder()(people, TEAMS));
      }
    }),
  );
});

it("somebody is found by a part of the nickname or of a shown address, in whatever case", () => {
  const people = [person("Earl1", "York", "harritudur@shakespeare.lit/pda"), person("king", "")];
  expect(nicks(findPeople(people, " earl"))).toEqual(["Earl1"]);
  expect(nicks(findPeople(people, "TUDUR@"))).toEqual(["Earl1"]);
  expect(nicks(findPeople(people, "  "))).toEqual(["Earl1", "king"]);
  expect(findPeople(people, "buckingham")).toEqual([]);
});
