import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  admitsLateEntry,
  afterLeaving,
  areFriends,
  canStart,
  HOLD_OUT_MS,
  judgeMatch,
  type Player,
  type Standing,
  winnerOver,
} from "./match-rules.ts";
import { DEFAULT_OPTIONS, MATCH_TYPES, type GameOptions } from "./options.ts";

const single: GameOptions = DEFAULT_OPTIONS;
const lastMan: GameOptions = { ...single, match: "Last Man Standing" };
const lastTeam: GameOptions = { ...single, match: "Last Team Standing" };

const player = (team: string, started = true, bot = false): Player => ({ team, started, bot });
const standing = (team: string, change: Partial<Standing> = {}): Standing => ({
  team,
  alive: 1,
  strength: 1,
  headquartersLost: false,
  ...change,
});

describe("the start of a match", () => {
  it("MMOG-4.1-6: of a Single Battle waits until every team is complete and all have sent start", () => {
    expect(canStart(single, [player("York")])).toBe(false);
    expect(canStart(single, [player("York"), player("Lancaster", false)])).toBe(false);
    expect(canStart(single, [player("York"), player("Lancaster")])).toBe(true);
    expect(canStart(single, [player("York"), player("Lancaster"), player("York", false)])).toBe(false);
    const pairs = { ...single, minPlayers: 2 };
    expect(canStart(pairs, [player("York"), player("Lancaster"), player("York")])).toBe(false);
    expect(canStart(pairs, [player("York"), player("Lancaster"), player("York"), player("LANCASTER")])).toBe(
      true,
    );
  });

  it("counts bots as players, but bots alone don't start", () => {
    expect(canStart(single, [player("York"), player("Lancaster", false, true)])).toBe(true);
    expect(canStart(single, [player("York", true, true), player("Lancaster", true, true)])).toBe(false);
    expect(canStart(single, [])).toBe(false);
  });

  it("MMOG-4.1-7: of a battle royale needs two who have started, of two teams where teams fight", () => {
    expect(canStart(lastMan, [player("York"), player("York", false)])).toBe(false);
    expect(canStart(lastMan, [player("York"), player("York"), player("York", false)])).toBe(true);
    expect(canStart(lastTeam, [player("York"), player("york")])).toBe(false);
    expect(canStart(lastTeam, [player("York"), player("Lancaster"), player("York", false)])).toBe(true);
  });

  it("admits later players to a battle royale only", () => {
    expect([single, lastMan, lastTeam].map(admitsLateEntry)).toEqual([false, true, true]);
  });
});

describe("the end of a Single Battle", () => {
  const judge = (standings: Standing[], clockMs = 0) => judgeMatch(single, standings, clockMs, undefined);

  it("MMOG-4.1-8: comes when one team has destroyed the other", () => {
    expect(judge([standing("York"), standing("Lancaster")]).over).toBe(false);
    const outcome = judge([standing("York"), standing("Lancaster", { alive: 0 })]);
    expect(outcome).toEqual({ over: true, winner: "York", why: "destroyed" });
  });

  it("comes when a headquarters has fallen, whoever is alive", () => {
    const outcome = judge([standing("York", { alive: 5, headquartersLost: true }), standing("Lancaster")]);
    expect(outcome).toEqual({ over: true, winner: "Lancaster", why: "headquarters" });
  });

  it("is a draw when nobody is left", () => {
    const outcome = judge([standing("York", { alive: 0 }), standing("Lancaster", { alive: 0 })]);
    expect(outcome).toEqual({ over: true, winner: undefined, why: "destroyed" });
  });

  it("comes when time is up: the stronger has won, equals draw", () => {
    const weaker = standing("York", { strength: 0.4 });
    expect(judge([weaker, standing("Lancaster")], 15 * 60_000 - 1).over).toBe(false);
    expect(judge([weaker, standing("Lancaster")], 15 * 60_000)).toEqual({
      over: true,
      winner: "Lancaster",
      why: "time",
    });
    const even = [standing("York", { strength: 0.1 + 0.2 }), standing("Lancaster", { strength: 0.3 })];
    expect(judge(even, 15 * 60_000)).toEqual({ over: true, winner: undefined, why: "time" });
  });

  it("goes on among three teams until one is left", () => {
    const dead = { alive: 0 };
    expect(judge([standing("York", dead), standing("Lancaster"), standing("Tudor")]).over).toBe(false);
    expect(judge([standing("York", dead), standing("Lancaster", dead), standing("Tudor")])).toMatchObject({
      winner: "Tudor",
    });
  });
});

describe("the end of a battle royale", () => {
  it("comes when the last one has held out for some seconds", () => {
    const standings = [standing("York", { alive: 0 }), standing("Lancaster")];
    const first = judgeMatch(lastTeam, standings, 60_000, undefined);
    expect(first).toEqual({ over: false, soleSinceMs: 60_000 });
    expect(judgeMatch(lastTeam, standings, 60_000 + HOLD_OUT_MS - 1, 60_000).over).toBe(false);
    expect(judgeMatch(lastTeam, standings, 60_000 + HOLD_OUT_MS, 60_000)).toEqual({
      over: true,
      winner: "Lancaster",
      why: "held-out",
    });
  });

  it("does not come when somebody enters meanwhile: the waiting starts anew", () => {
    const joined = [standing("king"), standing("earl1")];
    expect(judgeMatch(lastMan, joined, 62_000, 60_000)).toEqual({ over: false, soleSinceMs: undefined });
  });

  it("is a draw when the last two destroy each other, and knows no time limit", () => {
    const dead = [standing("king", { alive: 0 }), standing("earl1", { alive: 0 })];
    expect(judgeMatch(lastMan, dead, 0, undefined)).toMatchObject({ over: true, winner: undefined });
    expect(judgeMatch(lastMan, [standing("king"), standing("earl1")], 1e9, undefined).over).toBe(false);
  });
});

describe("any match", () => {
  it("is over with at most one winner, who is alive", () => {
    const row = fc.record({
      team: fc.constantFrom("York", "Lancaster", "Tudor"),
      alive: fc.nat(3),
      strength: fc.double({ min: 0, max: 3, noNaN: true }),
      headquartersLost: fc.boolean(),
    });
    const rows = fc.uniqueArray(row, { selector: ({ team }) => team, minLength: 2 });
    const options = fc.constantFrom(single, lastMan, lastTeam);
    const since = fc.option(fc.nat(2e6), { nil: undefined });
    fc.assert(
      fc.property(options, rows, fc.nat(2e6), since, (game, standings, clockMs, soleSinceMs) => {
        const outcome = judgeMatch(game, standings, clockMs, soleSinceMs);
        const alive = standings.filter((each) => each.alive > 0);
        if (!outcome.over) expect(alive.length).toBeGreaterThan(0);
        else if (outcome.winner !== undefined)
          expect(alive.map(({ team }) => team)).toContain(outcome.winner);
      }),
    );
  });
});

describe("the leaving of a player", () => {
  const other = (team: string, alive = true, bot = false) => ({ team, alive, bot });

  it("pauses a Single Battle when the team can't play without it (MMOG 7.10)", () => {
    expect(afterLeaving(single, { team: "York", alive: true }, [other("Lancaster")])).toBe("pause");
    expect(
      afterLeaving(single, { team: "York", alive: true }, [other("Lancaster"), other("York", false)]),
    ).toBe("pause");
  });

  it("changes nothing when others of its team fight on, bots too, or when it was a wreck", () => {
    const rest = [other("Lancaster"), other("york", true, true)];
    expect(afterLeaving(single, { team: "York", alive: true }, rest)).toBe("continue");
    expect(afterLeaving(single, { team: "York", alive: false }, [other("Lancaster")])).toBe("continue");
  });

  it("never pauses a battle royale", () => {
    expect(afterLeaving(lastMan, { team: "York", alive: true }, [other("Lancaster")])).toBe("continue");
  });

  it("ends any match when only bots are left", () => {
    for (const options of [single, lastMan, lastTeam])
      expect(afterLeaving(options, { team: "York", alive: true }, [other("Lancaster", true, true)])).toBe(
        "end",
      );
  });
});

describe("friends", () => {
  it("are those of one team, however it is spelt, but nobody where everybody fights alone", () => {
    const withFriends = MATCH_TYPES.filter((type) => areFriends(type, "York", "YORK"));
    expect(withFriends).toEqual(["Single Battle", "Last Team Standing"]);
    expect(areFriends("last man standing", "York", "York")).toBe(false);
    for (const type of MATCH_TYPES) {
      expect(areFriends(type, "York", "Lancaster")).toBe(false);
      expect(areFriends(type, "", "")).toBe(false);
    }
  });
});

describe("the winner over a side that gives up", () => {
  it("is the strongest of the others that can still fight, of equals the first", () => {
    const [york, lancaster, stanley] = [standing("York"), standing("Lancaster"), standing("Stanley")];
    expect(winnerOver("york", [york, lancaster])).toBe("Lancaster");
    expect(winnerOver("York", [york, lancaster, standing("Stanley", { strength: 2 })])).toBe("Stanley");
    expect(winnerOver("York", [york, lancaster, stanley])).toBe("Lancaster");
  });

  it("is nobody where no other can", () => {
    const lost = [standing("Lancaster", { alive: 0 }), standing("Stanley", { headquartersLost: true })];
    expect(winnerOver("York", [standing("York"), ...lost])).toBeUndefined();
  });
});
