import { describe, expect, it } from "vitest";
import { createBattle } from "#game/battle/battle.ts";
import { createBattlefield } from "#game/battlefield.ts";
import { DEFAULT_OPTIONS, type BotSkill } from "#game/options.ts";
import { createRandom } from "#game/random.ts";
import { createBots } from "#service/games/dga/bots/bots.ts";
import { setupOf } from "#service/games/dga/seats.ts";
import { botTeams } from "#testing/bot-teams.ts";

const options = { ...DEFAULT_OPTIONS, match: "Last Team Standing", bots: 2 } as const;
const TICK_MS = 40;

/** Two bots a team fight for so long; what was said and what came of it. */
function fight(seconds: number, skill: BotSkill, seed = 1) {
  const battlefield = createBattlefield("Moor", seed);
  const seats = botTeams(options);
  const battle = createBattle({
    battlefield,
    friendlyFire: false,
    characters: seats.map((seat) => setupOf(seat, options, battlefield)),
  });
  const bots = createBots(battle, seats, skill, createRandom(7), 0);
  const told = { moves: 0, shots: 0, losses: 0, waysM: 0 };
  const before = seats.map((seat) => Float64Array.from(battle.poseOf(seat.character).location));
  for (let atMs = TICK_MS; atMs <= seconds * 1000; atMs += TICK_MS) {
    for (const character of bots.drive(atMs)) {
      told.moves += character.moves.length > 0 ? 1 : 0;
      told.shots += character.shots.length;
      for (const { location } of character.moves)
        if (location !== undefined) expect(Number.isFinite(location.x + location.y + location.z)).toBe(true);
    }
    for (const event of battle.step(atMs)) if (event.kind === "loss") told.losses += 1;
  }
  for (const [index, seat] of seats.entries()) {
    const { location } = battle.poseOf(seat.character);
    expect(Math.max(Math.abs(location[0] ?? 0), Math.abs(location[2] ?? 0))).toBeLessThan(
      battlefield.sizeM / 2,
    );
    told.waysM += Math.hypot(
      (location[0] ?? 0) - (before[index]?.[0] ?? 0),
      (location[2] ?? 0) - (before[index]?.[2] ?? 0),
    );
  }
  return { ...told, alive: seats.filter((seat) => battle.isAlive(seat.character)).length };
}

describe("bots", () => {
  it("drive at each other, shoot, and in the end one side is beaten", () => {
    const { waysM, shots, losses, alive } = fight(240, "soldier");
    expect(waysM).toBeGreaterThan(40);
    expect(shots).toBeGreaterThan(3);
    expect(losses).toBeGreaterThan(3);
    expect(alive).toBeLessThan(4);
  });

  it("say no more than ten turns a second each", () => {
    expect(fight(10, "veteran").moves).toBeLessThanOrEqual(4 * 10 * 10);
  });

  it("hit more often the better they are", () => {
    const share = (skill: BotSkill): number => {
      const fights = [2, 3, 4].map((seed) => fight(60, skill, seed));
      const sum = (of: "losses" | "shots"): number => fights.reduce((all, each) => all + each[of], 0);
      return sum("losses") / Math.max(1, sum("shots"));
    };
    const [recruit, soldier, veteran] = [share("recruit"), share("soldier"), share("veteran")];
    expect(soldier).toBeGreaterThan(recruit * 1.2);
    expect(veteran).toBeGreaterThan(soldier * 1.1);
  });
});
