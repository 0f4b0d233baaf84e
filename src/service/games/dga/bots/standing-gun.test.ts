import { describe, expect, it } from "vitest";
import { createBattle } from "#game/battle/battle.ts";
import type { CharacterSetup } from "#game/battle/setup.ts";
import { createBattlefield, type Battlefield } from "#game/battlefield.ts";
import { yawOf } from "#game/node-transforms.ts";
import { createRandom } from "#game/random.ts";
import type { Character } from "#protocol/mmog/character.ts";
import { createBots } from "#service/games/dga/bots/bots.ts";
import type { Seat } from "#service/games/dga/seats.ts";

/** A level field without cover. */
const field: Battlefield = {
  ...createBattlefield("Coast", 1),
  cover: [],
  heightAt: () => 0,
  coverNear: () => 0,
};

type Other = { readonly team: string; readonly x: number; readonly z: number; readonly model?: string };

/** York's cannon at the middle, which faces +z, a siege tower far off, and others who stand still. */
function scene(others: readonly Other[], friendlyFire = false) {
  const defence = (name: string, model: string, x: number, character: number) => {
    const nobody = {
      bareJid: "",
      nick: "",
      session: "",
      awaySinceMs: undefined,
      recentTurns: new Set<string>(),
    };
    const named = { chid: name, name, visiname: name, model, team: "York" };
    const seat: Seat = { ...named, ...nobody, kind: "defence", position: 0, ready: true, character };
    const setup: CharacterSetup = { chid: name, name, model, team: "York", x, z: 0, yawRad: 0 };
    return { seat, setup };
  };
  const own = [defence("Cannon01", "Cannon", 0, 0), defence("Tower01", "Siegetower", -60, 1)];
  const rest = others.map(({ team, x, z, model = "King" }, index): CharacterSetup => {
    const chid = `other${index}`;
    return { chid, name: chid, model, team, x, z, yawRad: 0 };
  });
  const characters = [...own.map(({ setup }) => setup), ...rest];
  const battle = createBattle({ battlefield: field, friendlyFire, characters });
  const bots = createBots(
    battle,
    own.map(({ seat }) => seat),
    "veteran",
    createRandom(5),
    0,
  );
  /** What is said of the two in so many seconds. */
  const run = (seconds: number): Character[] => {
    const said: Character[] = [];
    for (let atMs = 40; atMs <= seconds * 1000; atMs += 40) {
      said.push(...bots.drive(atMs));
      battle.step(atMs);
    }
    return said;
  };
  return { battle, run };
}

describe("a cannon that stands guard", () => {
  it("turns to whoever comes near, as everybody sees, fires under its own name, and hits", () => {
    const { battle, run } = scene([{ team: "Lancaster", x: 100, z: 0 }]);
    const said = run(30);
    expect(new Set(said.map(({ chid }) => chid))).toEqual(new Set(["Cannon01"]));
    const moves = said.flatMap((character) => character.moves);
    expect(new Set(moves.map(({ node }) => node))).toEqual(new Set(["Cannon01"]));
    expect(yawOf(battle.poseOf(0).rotation)).toBeCloseTo(Math.PI / 2, 1);
    const [first] = said.flatMap(({ shots }) => shots);
    expect(first).toMatchObject({ node: "Cannon01", weapon: "38cmS.K.C/34", ammo: "PsgrL/4,4mBdZ" });
    expect(first?.view?.x).toBeGreaterThan(0.98);
    expect(battle.strengthOf(2)).toBeLessThan(1);
    // It stands where it stood.
    expect([battle.poseOf(0).location[0], battle.poseOf(0).location[2]]).toEqual([0, 0]);
  });

  it("turns no faster than its mounting and loads as long as its weapon takes", () => {
    const { battle, run } = scene([{ team: "Lancaster", x: 0, z: -100 }]);
    run(4);
    expect(Math.abs(yawOf(battle.poseOf(0).rotation))).toBeLessThanOrEqual(4 * 0.25 + 0.01);
    const near = scene([{ team: "Lancaster", x: 0, z: 100 }]);
    expect(near.run(15).flatMap(({ shots }) => shots)).toHaveLength(1);
  });

  it("says nothing and shoots at nobody who is far away, or a friend", () => {
    const { battle, run } = scene([
      { team: "Lancaster", x: 0, z: 150 },
      { team: "York", x: 0, z: 60 },
    ]);
    expect(run(30)).toEqual([]);
    expect(battle.strengthOf(2)).toBe(1);
  });

  it("does not shoot at what is behind its own tower", () => {
    const { battle, run } = scene([{ team: "Lancaster", x: -100, z: 1 }]);
    expect(run(30).flatMap(({ shots }) => shots)).toEqual([]);
    // But it waits for that one to come out.
    expect(Math.abs(yawOf(battle.poseOf(0).rotation))).toBeGreaterThan(1.4);
  });

  it("holds its fire where the blast would hurt its own side", () => {
    const near = [
      { team: "Lancaster", x: 0, z: 100 },
      { team: "York", x: 10, z: 100, model: "Building" },
    ];
    expect(
      scene(near, true)
        .run(30)
        .flatMap(({ shots }) => shots),
    ).toEqual([]);
    expect(
      scene(near)
        .run(30)
        .flatMap(({ shots }) => shots).length,
    ).toBeGreaterThan(0);
  });

  it("is destroyed like everything else, and then silent", () => {
    const { battle, run } = scene([{ team: "Lancaster", x: 0, z: 100 }]);
    battle.removeCharacter(0, 0);
    expect(run(10)).toEqual([]);
  });
});
