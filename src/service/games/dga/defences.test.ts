import { describe, expect, it } from "vitest";
import { elements } from "#xml/element.ts";
import { BATTLEFIELD_NAMES } from "#game/battlefield/names.ts";
import { createBattlefield } from "#game/battlefield.ts";
import { findModel } from "#game/catalogue/find-model.ts";
import { DEFAULT_OPTIONS, type GameOptions } from "#game/options.ts";
import { setupOf } from "#service/games/dga/seats.ts";
import { standingSeats } from "#service/games/dga/service-seats.ts";
import { createMatchStage, playerOf } from "#testing/match-stage.ts";

const king = playerOf("king", "York");
const earl1 = playerOf("earl1", "Lancaster");

/** The NPCs of a match that has just begun, as everybody is told. */
function npcs(options: Partial<GameOptions>): readonly string[] {
  const { match, players, start } = createMatchStage(options);
  players.push(king, earl1);
  start(king, 0);
  start(earl1, 0);
  expect(match.status).toBe("active");
  const list = elements(match.state(true, 0)).filter((child) => child.name === "npcs");
  return list.flatMap(elements).map(({ attrs }) => `${attrs["name"]} ${attrs["team"]}`);
}

describe("a headquarters", () => {
  it("is guarded by a cannon and a siege tower where the room wants it", () => {
    expect(npcs({})).toEqual([
      "House01 York",
      "Cannon01 York",
      "Tower01 York",
      "House02 Lancaster",
      "Cannon02 Lancaster",
      "Tower02 Lancaster",
    ]);
    expect(npcs({ defences: false })).toEqual(["House01 York", "House02 Lancaster"]);
    expect(npcs({ match: "Last Team Standing" })).toEqual([]);
  });

  it("is not needed for a team whose tanks are destroyed: its cannon does not fight on alone", () => {
    const { match, players, start, leave } = createMatchStage();
    const william = playerOf("sirwilliam", "York");
    players.push(king, earl1, william);
    for (const player of players) start(player, 0);
    leave(earl1, "resigned", 1_000);
    expect(match.status).toBe("inactive");
    const state = JSON.stringify(match.state(true, 1_000));
    expect(state).toContain("York");
    // Whoever has a gun is in the table of the results, the tower and the house are not.
    expect(state).toContain("Cannon of York");
    expect(state).not.toContain("Siege tower of York");
  });
});

describe("what guards a headquarters", () => {
  it("stands near it, clear of cover, of the house and of all who start", () => {
    for (const name of BATTLEFIELD_NAMES)
      for (let seed = 1; seed <= 3; seed += 1) {
        const battlefield = createBattlefield(name, seed);
        const options: GameOptions = { ...DEFAULT_OPTIONS, battlefield: name, maxPlayers: 15 };
        const setups = standingSeats(options).map((seat) =>
          setupOf({ ...seat, chid: seat.name }, options, battlefield),
        );
        for (const [index, { x, z, model }] of setups.entries()) {
          if (model === "Building") continue;
          const radiusM = findModel(model)!.radiusM;
          const house = setups[index < 3 ? 0 : 3]!;
          const fromHouseM = Math.hypot(house.x - x, house.z - z);
          expect(fromHouseM).toBeGreaterThan(radiusM + findModel("Building")!.radiusM + 2);
          expect(fromHouseM).toBeLessThan(30);
          const gaps = battlefield.cover
            .filter((piece) => piece.blocksTanks)
            .map((piece) => Math.hypot(piece.x - x, piece.z - z) - piece.radiusM);
          expect(Math.min(...gaps)).toBeGreaterThan(radiusM);
          const starts = Array.from({ length: 15 }, (_, position) =>
            battlefield.spawn(index < 3 ? 0 : 1, 2, position),
          );
          const waysM = starts.map((start) => Math.hypot(start.x - x, start.z - z));
          expect(Math.min(...waysM)).toBeGreaterThan(radiusM + 4);
        }
      }
  });
});
