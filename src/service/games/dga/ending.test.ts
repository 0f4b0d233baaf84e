import { expect, it } from "vitest";
import type { Battle } from "#game/battle/battle.ts";
import { findModel } from "#game/catalogue/find-model.ts";
import { DEFAULT_OPTIONS } from "#game/options.ts";
import { resultsOf } from "#service/games/dga/ending.ts";
import { standingSeats } from "#service/games/dga/service-seats.ts";

it("the results have a row for whoever could fight, and for each headquarters that has fallen", () => {
  const seats = standingSeats(DEFAULT_OPTIONS).map((seat, character) => ({
    ...seat,
    chid: seat.name,
    character,
  }));
  const named = (name: string) => seats.findIndex((seat) => seat.name === name);
  const fallen = new Set([named("House02"), named("Tower02")]);
  const battle = {
    modelOf: (character: number) => findModel(seats[character]!.model)!,
    isAlive: (character: number) => !fallen.has(character),
    statisticsOf: () => ({ shots: 0, hits: 0, damageDealt: 0, destroyed: 0, repaired: 0 }),
  } as unknown as Battle;
  const names = resultsOf(battle, seats as Parameters<typeof resultsOf>[1]).items.map(
    (item) => item.find((field) => field.var?.endsWith("_name"))?.values[0],
  );
  expect(names).toEqual(["Cannon of York", "Headquarters of Lancaster", "Cannon of Lancaster"]);
});
