import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillTeam, type Fighter } from "#service/games/dga/filling.ts";

const person: Fighter = { isBot: false, worth: 0 };
const bot = (worth: number): Fighter => ({ isBot: true, worth });
const peopleOf = (team: readonly Fighter[]) => team.filter((each) => !each.isBot);

/** The team after the event; nobody in it has fallen. */
function after(
  team: readonly Fighter[],
  event: "person-enters" | "person-leaves",
  options: { readonly bots: number; readonly maxPlayers: number },
): readonly Fighter[] {
  const changed = event === "person-enters" ? [...team, person] : team.toSpliced(team.indexOf(person), 1);
  const { coming, going } = fillTeam(changed, event, options);
  return [
    ...changed.filter((each) => !going.includes(each)),
    ...Array.from({ length: coming }, () => bot(9)),
  ];
}

const rooms = fc
  .record({ maxPlayers: fc.integer({ min: 1, max: 15 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ maxPlayers, share }) => ({ maxPlayers, bots: Math.round(maxPlayers * share) }));

describe("bots fill a team up", () => {
  it("to the option's number or the number of people, whoever comes and goes, and never take a person's place", () => {
    fc.assert(
      fc.property(rooms, fc.nat(15), fc.array(fc.boolean(), { maxLength: 60 }), (options, first, comings) => {
        let people = Math.min(first, options.maxPlayers);
        const seated = Array.from({ length: people }, () => person);
        const { coming, going } = fillTeam(seated, "musters", options);
        expect(going).toEqual([]);
        let team: readonly Fighter[] = [...seated, ...Array.from({ length: coming }, () => bot(9))];
        for (const comes of comings) {
          if (comes ? people === options.maxPlayers : people === 0) continue;
          team = after(team, comes ? "person-enters" : "person-leaves", options);
          people += comes ? 1 : -1;
          expect(peopleOf(team)).toHaveLength(people);
          expect(team).toHaveLength(Math.max(people, options.bots));
          expect(team.length).toBeLessThanOrEqual(options.maxPlayers);
        }
      }),
    );
  });

  it("where they are missing before a match, and go again where people have come", () => {
    const options = { bots: 3, maxPlayers: 5 };
    expect(fillTeam([], "musters", options)).toEqual({ coming: 3, going: [] });
    expect(fillTeam([person, bot(1), bot(2), bot(3)], "musters", options)).toEqual({
      coming: 0,
      going: [bot(1)],
    });
  });

  it("so that the one goes that is worth least", () => {
    const team = [person, bot(8), bot(3), bot(5), person];
    expect(fillTeam(team, "person-enters", { bots: 4, maxPlayers: 5 }).going).toEqual([bot(3)]);
  });

  it("but not those who have fallen: the dead of a running match stay dead", () => {
    const options = { bots: 4, maxPlayers: 5 };
    // Two of four are left, and one more person comes or goes.
    expect(fillTeam([person, bot(1), person], "person-enters", options)).toEqual({ coming: 0, going: [] });
    expect(fillTeam([bot(1)], "person-leaves", options)).toEqual({ coming: 1, going: [] });
  });

  it("with nobody where the option is 0", () => {
    const options = { bots: 0, maxPlayers: 5 };
    for (const event of ["musters", "person-enters", "person-leaves"] as const)
      expect(fillTeam([person], event, options)).toEqual({ coming: 0, going: [] });
  });
});
