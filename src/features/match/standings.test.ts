import { describe, expect, it } from "vitest";
import type { Combatant } from "#store/match-store.ts";
import { clockText, shownClockMs, standingsOf } from "#features/match/standings.ts";

function combatant(team: string, alive = true, model = "King"): Combatant {
  return {
    chid: `${team}${model}`,
    name: "",
    visiname: "",
    model,
    team,
    kind: "pc",
    position: 0,
    nick: "",
    alive,
  };
}

describe("the standings", () => {
  it("count tanks by team in the room's order, without case and without buildings", () => {
    const rows = [
      combatant("Lancaster"),
      combatant("york", false),
      combatant("York"),
      combatant("York", true, "Building"),
    ];
    expect(standingsOf(rows, ["York", "Lancaster"])).toEqual([
      { team: "York", alive: 1, all: 2 },
      { team: "Lancaster", alive: 1, all: 1 },
    ]);
  });

  it("leave out teams without a tank and add those that the room does not name", () => {
    expect(standingsOf([combatant("Tudor")], ["York"])).toEqual([{ team: "Tudor", alive: 1, all: 1 }]);
  });
});

describe("the clock", () => {
  const match = { phase: "active", clockMs: 60_000, clockAtMs: 1000, endClockMs: undefined, limitS: 900 };

  it("counts down to the limit and not below it", () => {
    expect(shownClockMs(match, 31_000)).toBe(810_000);
    expect(shownClockMs(match, 10_000_000)).toBe(0);
  });

  it("counts up where there is no limit, and stands while the match is paused", () => {
    expect(shownClockMs({ ...match, endClockMs: undefined, limitS: undefined }, 31_000)).toBe(90_000);
    expect(
      shownClockMs({ ...match, endClockMs: undefined, limitS: undefined, phase: "paused" }, 31_000),
    ).toBe(60_000);
  });

  it("stands after the end where the match ended, whatever it was told since", () => {
    expect(shownClockMs({ ...match, phase: "inactive", endClockMs: 300_000, clockMs: 0 }, 99_000)).toBe(
      600_000,
    );
  });

  it("is written in minutes and seconds", () => {
    expect(clockText(247_000)).toBe("4:07");
    expect(clockText(600_000)).toBe("10:00");
    expect(clockText(Number.NaN)).toBe("0:00");
  });
});
