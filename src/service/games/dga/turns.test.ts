import { describe, expect, it } from "vitest";
import { createBattle } from "#game/battle/battle.ts";
import { createBattlefield } from "#game/battlefield.ts";
import { DEFAULT_OPTIONS } from "#game/options.ts";
import { NO_ACTIONS, type Character } from "#protocol/mmog/character.ts";
import { setupOf, type Seat } from "#service/games/dga/seats.ts";
import { judgeTurn } from "#service/games/dga/turns.ts";

const battlefield = createBattlefield("Moor", 1);

function seatOf(chid: string, model: string, team: string, character: number): Seat {
  const nobody = { session: "", ready: true, awaySinceMs: undefined, recentTurns: new Set<string>() };
  const person = { name: chid, visiname: chid, nick: chid, bareJid: `${chid}@shakespeare.lit` };
  return { chid, kind: "player", model, team, position: 0, ...person, ...nobody, character };
}

function createField(model = "King") {
  const seats = [seatOf("king", model, "York", 0), seatOf("earl1", "Chevalier", "Lancaster", 1)];
  const characters = seats.map((seat) => setupOf(seat, DEFAULT_OPTIONS, battlefield));
  const battle = createBattle({ battlefield, friendlyFire: false, characters });
  const king = seats[0]!;
  const [x = 0, y = 0, z = 0] = battle.poseOf(0).location;
  const judge = (pc: Partial<Character>, nowMs = 1_000, npcs: readonly Character[] = []) =>
    judgeTurn(battle, king, { pcs: [{ ...NO_ACTIONS, chid: "king", ...pc }], npcs }, nowMs);
  return { battle, judge, at: { x, y, z } };
}

describe("the referee's view of a turn", () => {
  it("takes an honest move as it is", () => {
    const { judge, at } = createField();
    const moves = [{ node: "Tank", location: { ...at, x: at.x + 0.5 }, walk: { x: 0, y: 0, z: 1 } }];
    expect(judge({ moves })).toMatchObject({
      kind: "valid",
      reflected: { chid: "king", moves },
      corrected: undefined,
    });
  });

  it("says a better pose instead of a move that goes too far, and doesn't pass the move on", () => {
    const { judge, at } = createField();
    const verdict = judge({ moves: [{ node: "Tank", location: { ...at, x: at.x + 35 } }] });
    expect(verdict).toMatchObject({ kind: "valid", reflected: { moves: [] } });
    if (verdict.kind !== "valid") return;
    expect(verdict.corrected?.map((move) => move.node)).toEqual(["Tank", "Head", "Turmkanone"]);
    expect(verdict.corrected?.[0]?.location?.x).toBeLessThan(at.x + 35);
  });

  it.each([
    ["a node that the model lacks", { moves: [{ node: "Wing" }] }],
    ["a rotation without length", { moves: [{ node: "Tank", rotation: { x: 0, y: 0, z: 0, w: 0 } }] }],
    ["a leap over the field", { moves: [{ node: "Tank", location: { x: 400, y: 0, z: 400 } }] }],
    ["a weapon that the model lacks", { shots: [{ node: "Turmkanone", weapon: "PaK43L71" }] }],
    ["ammunition that the gun can't fire", { shots: [{ node: "Turmkanone", ammo: "Sprgr43" }] }],
    ["a shot from a node that is no gun", { shots: [{ node: "Hull" }] }],
    ["a repair of what can't break", { repairs: [{ node: "Tank" }] }],
    ["somebody else's character", { chid: "earl1" }],
  ] as const)("finds %s invalid", (_what, pc) => {
    expect(createField().judge(pc).kind).toBe("invalid");
  });

  it("finds it invalid to speak for a character without a player", () => {
    expect(createField().judge({}, 1_000, [{ ...NO_ACTIONS, chid: "bot0" }]).kind).toBe("invalid");
  });

  it("completes a shot with the gun's own weapon, ammunition and place, and doesn't pass on one that comes too soon", () => {
    const { judge, battle } = createField();
    const first = judge({ shots: [{ node: "Turmkanone" }] });
    expect(first).toMatchObject({
      kind: "valid",
      reflected: { shots: [{ node: "Turmkanone", weapon: "KwK42L70", ammo: "Pzgr39_42" }] },
    });
    if (first.kind === "valid") expect(first.reflected.shots[0]?.location).toBeDefined();
    expect(judge({ shots: [{ node: "Turmkanone" }] }, 1_200)).toMatchObject({
      kind: "valid",
      reflected: { shots: [] },
    });
    expect(battle.statisticsOf(0).shots).toBe(1);
  });

  it("leaves losses and powers of clients out: the service alone decides them (E-129)", () => {
    const { judge, battle } = createField();
    const loss = { node: "Hull", power: { value: 0 } };
    expect(judge({ losses: [loss] })).toMatchObject({ kind: "valid", reflected: { losses: [] } });
    expect(battle.isAlive(0)).toBe(true);
    expect(judge({ repairs: [{ node: "Hull", power: { value: 420 } }] })).toMatchObject({
      reflected: { repairs: [] },
    });
  });

  it("drops a move that is older than what is known, and blames nobody", () => {
    const { battle, at } = createField();
    const king = seatOf("king", "King", "York", 0);
    const turn = (matchMs: number) => ({
      clock: { matchMs },
      pcs: [{ ...NO_ACTIONS, chid: "king", moves: [{ node: "Tank", location: at }] }],
      npcs: [],
    });
    expect(judgeTurn(battle, king, turn(900), 1_000)).toMatchObject({
      reflected: { moves: [{ node: "Tank" }] },
    });
    expect(judgeTurn(battle, king, turn(800), 1_050)).toMatchObject({
      kind: "valid",
      reflected: { moves: [] },
      corrected: undefined,
    });
  });
});
