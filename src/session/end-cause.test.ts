import { describe, expect, it } from "vitest";
import { endCauseOf } from "#session/end-cause.ts";
import { noMatch, type Combatant } from "#store/match-store.ts";
import { battle } from "#testing/battle-stage.ts";
import { createServiceStage, through } from "#testing/service-stage.ts";

function one(name: string, team: string, alive = true, more: Partial<Combatant> = {}): Combatant {
  const model = name.startsWith("House") ? "Building" : "King";
  const kind = model === "Building" ? "npc" : "pc";
  return { chid: name, name, visiname: name, model, team, kind, position: 0, nick: "", alive, ...more };
}

const king = one("king", "York");
const earl = one("earl1", "Lancaster");
const houses = [one("House01", "York"), one("House02", "lancaster")];
const lost = { alive: false };

function causeOf(combatants: readonly Combatant[], more: Partial<typeof noMatch> = {}) {
  const ended = { ...noMatch, type: "Single Battle", limitS: 900, endClockMs: 400_000, combatants, ...more };
  return endCauseOf(ended, ["York", "Lancaster"]);
}

describe("why a match ended", () => {
  it("is that nobody of the other team is left, whatever stands of its buildings", () => {
    const cause = { why: "destroyed", teams: ["Lancaster"] };
    expect(causeOf([king, { ...earl, ...lost }, ...houses])).toEqual(cause);
    expect(causeOf([king, { ...earl, ...lost }], { type: "Last Team Standing" })).toEqual(cause);
  });

  it("is that a headquarters has fallen while its team had tanks", () => {
    const fallen = houses.map((house) => (house.team === "York" ? house : { ...house, ...lost }));
    expect(causeOf([king, earl, ...fallen])).toEqual({ why: "headquarters", teams: ["Lancaster"] });
    const both = houses.map((house) => ({ ...house, ...lost }));
    expect(causeOf([king, earl, ...both])).toEqual({ why: "headquarters", teams: ["York", "Lancaster"] });
  });

  it("is the time, when all stand and the clock is at its limit as far as we hear it", () => {
    expect(causeOf([king, earl, ...houses], { endClockMs: 899_200 })).toEqual({ why: "time", teams: [] });
    expect(causeOf([king, earl], { type: "Last Man Standing", endClockMs: 900_000 })?.why).toBe("time");
  });

  it("is that no player is left, when bots could have gone on", () => {
    const bots = [
      one("Surrey", "York", true, { kind: "npc" }),
      one("Oxford", "Lancaster", true, { kind: "npc" }),
    ];
    expect(causeOf([{ ...king, ...lost }, ...bots])).toEqual({ why: "unwatched", teams: [] });
  });

  it("isn't guessed: neither where all could have gone on, nor of the last who fights alone", () => {
    expect(causeOf([king, earl, ...houses])).toBeUndefined();
    expect(causeOf([king, earl], { limitS: undefined })).toBeUndefined();
    expect(causeOf([king, { ...earl, ...lost }], { type: "Last Man Standing" })).toBeUndefined();
  });

  it("comes with the results: time is up, as the service has it", async () => {
    const stage = createServiceStage({}, { latencyMs: 100 });
    const { king: player } = await battle(stage, { minutes: "1" });
    await stage.advance(62_000);
    expect(player.client.stores.match.getState().results?.cause).toEqual({ why: "time", teams: [] });
  });

  it("comes with the results: one has resigned, and no other of the team is there", async () => {
    const stage = createServiceStage();
    const { king: player, earl: other } = await battle(stage, { match: "Last Team Standing" });
    await through(stage, other.client.resign());
    await stage.advance(7_000);
    const { results } = player.client.stores.match.getState();
    expect(results?.cause).toEqual({ why: "destroyed", teams: ["Lancaster"] });
  });
});
