import { describe, expect, it } from "vitest";
import type { Combatant } from "#store/match-store.ts";
import type { Occupant } from "#store/room-store.ts";
import { resignationOf } from "./resignation.ts";

const combatant = (nick: string, more: Partial<Combatant> = {}): Combatant => ({
  chid: nick,
  name: nick,
  visiname: nick,
  model: "King",
  team: "York",
  kind: "pc",
  position: 0,
  nick,
  alive: true,
  ...more,
});
const occupants = (...seats: (readonly [nick: string, team: string])[]) => ({
  occupants: new Map(
    seats.map(([nick, team]): [string, Occupant] => [
      nick,
      {
        nick,
        team,
        affiliation: "none",
        role: "participant",
        jid: undefined,
        self: nick === "king",
        availability: "available",
      },
    ]),
  ),
});
const battle = (type: string, ...others: readonly Combatant[]) => ({
  type,
  ownChid: "king",
  combatants: [combatant("king"), ...others],
});

describe("to resign", () => {
  it("ends the battle when only bots and people without a tank are left", () => {
    const bot = combatant("", { chid: "bot", kind: "npc" });
    for (const type of ["Single Battle", "Last Man Standing", "Last Team Standing"])
      expect(resignationOf(battle(type, bot), occupants(["king", "York"], ["queen", "Lancaster"]))).toBe(
        "ends",
      );
  });

  it("ends it, too, when the others have left or given up", () => {
    const others = [combatant("earl1"), combatant("earl2")];
    expect(
      resignationOf(battle("Single Battle", ...others), occupants(["king", "York"], ["earl2", ""])),
    ).toBe("ends");
  });

  it("is the own team's risk in a Single Battle, and in a battle royale one's own, wrecks of people there or not", () => {
    const room = occupants(["king", "York"], ["earl1", "Lancaster"]);
    const earl = combatant("earl1", { team: "Lancaster", alive: false });
    expect(resignationOf(battle("Single Battle", earl), room)).toBe("single");
    expect(resignationOf(battle("Last Man Standing", earl), room)).toBe("royale");
    expect(resignationOf(battle("Last Team Standing", earl), room)).toBe("royale");
  });
});
