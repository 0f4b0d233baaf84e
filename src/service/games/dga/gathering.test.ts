import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { serialize } from "#xml/serialize.ts";
import { NO_ACTIONS, pc, type Character, type Move } from "#protocol/mmog/character.ts";
import { NS } from "#protocol/namespaces.ts";
import { createGathering, type Gathering, type Recipient } from "#service/games/dga/gathering.ts";

const tank = (x: number, more: Partial<Move> = {}): Move => ({
  node: "Tank",
  location: { x, y: 0, z: 0 },
  ...more,
});
const shot = { node: "Turmkanone", weapon: "KwK42L70" };

let serial = 0;
function say(
  gathering: Gathering,
  character: number,
  actions: Partial<Character>,
  nowMs = 0,
  clockMs = nowMs,
): void {
  gathering.take(
    {
      character,
      kind: "pc",
      actions: { chid: `c${character}`, ...NO_ACTIONS, ...actions },
      tuid: `t-${(serial += 1)}`,
      clockMs,
    },
    nowMs,
  );
}

const everything = (key: string, own = -1): Recipient => ({ key, own, movesEvery: () => 1 });
const every = (key: string, messages: number): Recipient => ({ key, own: -1, movesEvery: () => messages });

function hear(gathering: Gathering, nowMs: number, ...recipients: Recipient[]): Character[][] {
  const charactersFor = gathering.gather(nowMs);
  return recipients.map((recipient) =>
    charactersFor(recipient).map((each) => {
      const read = pc.decode(each, NS.user);
      if (!read.ok) throw new Error(read.refusal.detail);
      return read.value;
    }),
  );
}

describe("what is gathered", () => {
  it("goes to everybody but the one whose it is, in the order of the characters, with id and clock", () => {
    const gathering = createGathering();
    say(gathering, 1, { moves: [tank(1)] }, 100, 90);
    say(gathering, 0, { moves: [tank(2)] }, 100, 80);
    const [watching, own] = hear(gathering, 120, everything("w"), everything("o", 1));
    expect(watching?.map(({ chid, clockMs, tuid }) => [chid, clockMs, tuid])).toEqual([
      ["c0", 80, `t-${serial}`],
      ["c1", 90, `t-${serial - 1}`],
    ]);
    expect(own?.map(({ chid }) => chid)).toEqual(["c0"]);
    expect(gathering.hasNews()).toBe(false);
  });

  it("is what the turns of one message say together", () => {
    const gathering = createGathering();
    const linear = { x: 1, y: 0, z: 0 };
    say(gathering, 0, { moves: [tank(1, { linear })], shots: [shot] }, 100);
    say(gathering, 0, { moves: [tank(2)], shots: [shot] }, 110);
    const [[character] = []] = hear(gathering, 120, everything("w"));
    expect(character).toMatchObject({ moves: [tank(2, { linear })], shots: [shot, shot], clockMs: 110 });
  });

  it("tells who has missed moves all of them at once, moved on to that moment with its clock", () => {
    const gathering = createGathering();
    const far = every("far", 3);
    const rotation = { x: 0, y: 0, z: 0, w: 1 };
    say(gathering, 0, { moves: [tank(1, { rotation, linear: { x: 10, y: 0, z: 0 } })] }, 0);
    expect(hear(gathering, 0, far)).toEqual([[]]);
    say(gathering, 0, { moves: [tank(2)] }, 40, 30);
    expect(hear(gathering, 40, far)).toEqual([[]]);
    expect(gathering.hasNews()).toBe(true);
    const [[told] = []] = hear(gathering, 80, far);
    expect(told?.moves).toEqual([tank(2.4, { rotation, linear: { x: 10, y: 0, z: 0 } })]);
    expect(told?.clockMs).toBe(70);
    expect(gathering.hasNews()).toBe(false);
    // A prediction is no word of the sender: what its next turn leaves out is said again.
    say(gathering, 0, { moves: [tank(3)] }, 200);
    const [[next] = []] = hear(gathering, 240, everything("far"));
    expect(next?.moves[0]).toMatchObject({ rotation });
    say(gathering, 0, { moves: [tank(4)] }, 280);
    expect(hear(gathering, 280, everything("far"))[0]?.[0]?.moves).toEqual([tank(4)]);
  });

  it.each(["shots", "repairs"] as const)("never lets %s wait, and takes the moves along", (what) => {
    const gathering = createGathering();
    const far = every("far", 1_000_000);
    say(gathering, 0, { moves: [tank(1)] });
    expect(hear(gathering, 0, far)).toEqual([[]]);
    say(gathering, 0, { [what]: [{ node: "Turmkanone" }] });
    const [[told] = []] = hear(gathering, 0, far);
    expect(told?.[what]).toHaveLength(1);
    expect(told?.moves).toEqual([tank(1)]);
  });

  it("never lets the referee's word wait, and says it after the turns", () => {
    const gathering = createGathering();
    gathering.decide("pc", { chid: "c0", ...NO_ACTIONS, losses: [{ node: "Hull", power: { value: 3 } }] });
    say(gathering, 0, { shots: [shot] });
    const [far, own] = hear(gathering, 0, every("far", 1_000_000), everything("own", 0));
    expect(far?.map(({ tuid, losses }) => [tuid !== undefined, losses.length])).toEqual([
      [true, 0],
      [false, 1],
    ]);
    expect(own?.map(({ losses }) => losses.length)).toEqual([1]);
  });

  it("is written once for all who hear the same", () => {
    const gathering = createGathering();
    say(gathering, 0, { moves: [tank(1)] });
    const charactersFor = gathering.gather(0);
    const [first] = charactersFor(everything("a"));
    const [second] = charactersFor(everything("b"));
    expect(second).toBe(first);
    expect(first?.xml).toBe(serialize({ ...first! }));
  });

  it("leaves everybody in the end with what was said last, however often they are told, and no action lost or doubled", () => {
    const turns = fc.array(
      fc.record({
        character: fc.integer({ min: 0, max: 3 }),
        x: fc.integer({ min: -500, max: 500 }),
        fires: fc.boolean(),
        turns: fc.boolean(),
        gather: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(turns, fc.integer({ min: 1, max: 12 }), (said, messages) => {
        const gathering = createGathering();
        const truth = new Map<string, Move>();
        const picture = new Map<string, Move>();
        const ids = new Map<string, number>();
        let fired = 0;
        let heard = 0;
        const listen = (): void => {
          for (const { chid = "", moves, shots, tuid = "" } of hear(
            gathering,
            0,
            every("far", messages),
          )[0] ?? []) {
            const id = Number(tuid.slice(2));
            expect(id).toBeGreaterThan(ids.get(chid) ?? 0);
            ids.set(chid, id);
            heard += shots.length;
            for (const move of moves) picture.set(chid, { ...picture.get(chid), ...move });
          }
        };
        for (const { character, x, fires, turns: rotates, gather } of said) {
          const move = tank(x, rotates ? { view: { x: x / 500, y: 0, z: 0 } } : {});
          truth.set(`c${character}`, { ...truth.get(`c${character}`), ...move });
          if (fires) fired += 1;
          say(gathering, character, { moves: [move], shots: fires ? [shot] : [] });
          if (gather) listen();
        }
        for (let left = 0; left < 12 && gathering.hasNews(); left += 1) listen();
        expect(gathering.hasNews()).toBe(false);
        expect(picture).toEqual(truth);
        expect(heard).toBe(fired);
      }),
    );
  });

  it("says nothing more of a character that has left the field, not even what somebody missed", () => {
    const gathering = createGathering();
    say(gathering, 1, { moves: [tank(1)] }, 0);
    hear(gathering, 0, every("far", 3));
    say(gathering, 1, { moves: [tank(2)] }, 40);
    say(gathering, 2, { moves: [tank(3)] }, 40);
    gathering.forget(1);
    const told = [40, 80, 120, 160].flatMap((nowMs) => hear(gathering, nowMs, every("far", 3)).flat());
    expect(told.map(({ chid }) => chid)).toEqual(["c2"]);
    expect(gathering.hasNews()).toBe(false);
  });
});
