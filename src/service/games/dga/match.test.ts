import { describe, expect, it } from "vitest";
import { elements, type XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import type { Outcome } from "#service/games/game.ts";
import { isRejection, type Rejection } from "#service/rejections.ts";
import { createMatchStage, playerOf } from "#testing/match-stage.ts";

const king = playerOf("king", "York");
const earl1 = playerOf("earl1", "Lancaster");
const kinds = (outcome: Outcome | Rejection): readonly string[] =>
  isRejection(outcome) ? [outcome.rejected] : outcome.map((effect) => effect.kind);

/** What the first effect says to those who see addresses. */
function saidFirst(outcome: Outcome | Rejection): unknown {
  const [first] = isRejection(outcome) ? [] : outcome;
  return first?.kind === "say" ? first.payload(true) : undefined;
}

/** The ids in `<pcs>`, in their order. */
function chidsOf(start: XmlElement): readonly string[] {
  const list = elements(start).find((child) => child.name === "pcs");
  return elements(list ?? start).map((pc) => pc.attrs["chid"] ?? "");
}

describe("the matches of a DGA room", () => {
  it("keep before they announce", () => {
    const { match, players, start } = createMatchStage();
    players.push(king, earl1);
    expect(kinds(start(king, 0))).toEqual(["say"]);
    expect(kinds(start(earl1, 0))).toEqual(["say", "save", "say", "say", "announce"]);
    expect(match.status).toBe("active");
    expect(match.save(0)).toBeDefined();
  });

  it("MMOG-7.5-7, MMOG-7.5-13: give every character an id of its own, and name all in one order to everybody", () => {
    const { players, start } = createMatchStage({ minPlayers: 2 });
    const derby = playerOf("earlofderby", "Lancaster");
    const queen = playerOf("queenconsort", "York");
    players.push(king, earl1, derby, queen);
    const told = [derby, king, queen, earl1].map((player) => start(player, 0));
    const said = told.flatMap((outcome) => (isRejection(outcome) ? [] : outcome));
    const last = said.filter((effect) => effect.kind === "say").slice(-5);
    // The reflection of the last start and one start a player, to those who see addresses and those who don't.
    const lists = last.flatMap((effect) => [effect.payload(true), effect.payload(false)]).map(chidsOf);
    expect(lists).toHaveLength(10);
    for (const list of lists) expect(list).toEqual(lists[0]);
    expect(lists[0]).toHaveLength(4);
    expect(new Set(lists[0]).size).toBe(4);
    const buildings = [...JSON.stringify(last[0]?.payload(true)).matchAll(/"chid":"([^"]+)"/g)].map(
      ([, chid]) => chid,
    );
    // The four, once more the starter, and of each team the headquarters, a cannon and a siege tower.
    expect(new Set(buildings).size).toBe(10);
  });

  it("have a place for a person wherever a bot fights", () => {
    const { match, players } = createMatchStage({ maxPlayers: 2, bots: 2 });
    const william = playerOf("sirwilliam", "York");
    players.push(king);
    expect(match.refusesTeam("york", undefined)).toBeUndefined();
    players.push(william);
    expect(match.refusesTeam("york", undefined)).toEqual({ rejected: "team-full" });
    expect(match.refusesTeam("York", king)).toBeUndefined();
  });

  it("let somebody else take over the empty seat of a paused match, tank and all", () => {
    const { match, players, start, leave } = createMatchStage();
    players.push(king, earl1);
    start(king, 0);
    start(earl1, 0, "Chevalier");
    leave(earl1, "left", 1_000);
    expect(match.status).toBe("paused");
    const derby = playerOf("earlofderby", "Lancaster");
    expect(match.refusesTeam("Lancaster", undefined)).toBeUndefined();
    expect(match.refusesTeam("York", undefined)).toEqual(
      expect.objectContaining({ rejected: "team-closed" }),
    );
    players.push(derby);
    start(king, 2_000);
    expect(match.status).toBe("paused");
    start(derby, 3_000, "King");
    expect(match.status).toBe("active");
    expect(JSON.stringify(match.characterOf(derby, true))).toContain("Chevalier");
    expect(match.characterOf(earl1, true)).toBeUndefined();
  });

  it("name in a pause only those who said that they go on, so that nobody waits for somebody who waits", () => {
    const { match, players, start, leave } = createMatchStage();
    players.push(king, earl1);
    start(king, 0);
    start(earl1, 0);
    leave(earl1, "left", 1_000);
    players.push(earl1);
    const said = JSON.stringify(saidFirst(start(earl1, 2_000)));
    expect(said).toContain('"name":"earl1"');
    expect(said).not.toContain('"name":"king"');
    expect(match.status).toBe("paused");
    expect(JSON.stringify(saidFirst(start(king, 3_000)))).toContain('"name":"earl1"');
    expect(match.status).toBe("active");
  });

  it("end in a pause for good when whom they wait for gives up", () => {
    const { match, players, start, leave } = createMatchStage();
    const william = playerOf("sirwilliam", "York");
    players.push(king, william, earl1);
    for (const player of [king, william, earl1]) start(player, 0);
    leave(earl1, "left", 1_000);
    players.push(earl1);
    leave(william, "resigned", 1_500);
    expect(match.status).toBe("paused");
    expect(kinds(leave(earl1, "resigned", 2_000))).toEqual(["save", "announce"]);
    expect(match.status).toBe("inactive");
    expect(serialize(match.state(true, 2_000))).toContain("<won>York</won>");
  });

  it("are nobody's when all are gone who didn't leave their tank to somebody else", () => {
    const { match, players, start, leave } = createMatchStage();
    players.push(king, earl1);
    start(king, 0);
    start(earl1, 0);
    leave(earl1, "left", 1_000);
    leave(king, "resigned", 2_000);
    expect(serialize(match.state(true, 2_000))).toContain("match-canceled");
  });

  it("go on when the last one who had not agreed is gone", () => {
    const { match, players, start, leave } = createMatchStage();
    const william = playerOf("sirwilliam", "York");
    players.push(king, william, earl1);
    for (const player of [king, william, earl1]) start(player, 0);
    leave(earl1, "left", 1_000);
    players.push(earl1);
    start(king, 2_000);
    start(earl1, 3_000);
    expect(match.status).toBe("paused");
    expect(kinds(leave(william, "left", 4_000))).toEqual(["save", "announce"]);
    expect(match.status).toBe("active");
  });

  it("wait for no team that has given up while two others fight", () => {
    const { match, players, start, leave } = createMatchStage({ teams: ["York", "Lancaster", "Tudor"] });
    const henry = playerOf("henry", "Tudor");
    players.push(king, earl1, henry);
    for (const player of [king, earl1, henry]) start(player, 0);
    leave(henry, "resigned", 1_000);
    expect(match.status).toBe("active");
    leave(earl1, "left", 2_000);
    expect(match.status).toBe("paused");
    players.push(earl1);
    start(earl1, 3_000);
    start(king, 3_000);
    expect(match.status).toBe("active");
  });

  it("stand still during a pause", () => {
    const { match, players, start, leave } = createMatchStage();
    players.push(king, earl1);
    start(king, 0);
    start(earl1, 0);
    match.tick(1_000);
    leave(earl1, "left", 1_000);
    const clock = (nowMs: number): string | undefined =>
      /state_clock.{40,120}?"(\d+)"/.exec(JSON.stringify(match.state(true, nowMs)))?.[1];
    expect(clock(1_000)).toBe("1000");
    expect(clock(60_000)).toBe("1000");
    players.push(earl1);
    start(earl1, 60_000);
    start(king, 61_000);
    expect(match.status).toBe("active");
    expect(clock(62_000)).toBe("2000");
  });

  it("are cancelled when nobody is left to play, and when a pause never ends", () => {
    const gone = createMatchStage();
    gone.players.push(king, earl1);
    gone.start(king, 0);
    gone.start(earl1, 0);
    gone.leave(earl1, "left", 1_000);
    gone.leave(king, "left", 2_000);
    expect(gone.match.status).toBe("inactive");
    expect(JSON.stringify(gone.match.state(true, 0))).toContain("match-canceled");

    const waiting = createMatchStage();
    waiting.players.push(king, earl1);
    waiting.start(king, 0);
    waiting.start(earl1, 0);
    waiting.leave(earl1, "left", 1_000);
    waiting.match.tick(20 * 60_000);
    expect(waiting.match.status).toBe("paused");
    waiting.match.tick(40 * 60_000);
    expect(waiting.match.status).toBe("inactive");
  });

  it("are lost by the last person who resigns, whoever leads; of the other sides the strongest has won", () => {
    for (const type of ["Single Battle", "Last Team Standing"] as const) {
      const { match, players, start, leave } = createMatchStage({ match: type, bots: 3 });
      players.push(king);
      start(king, 0);
      leave(king, "resigned", 1_000);
      expect(match.status).toBe("inactive");
      const state = serialize(match.state(true, 1_000));
      expect(state).toContain("<won>Lancaster</won>");
      expect(state).not.toContain("match-canceled");
    }
    const { match, players, start, leave } = createMatchStage({ match: "Last Man Standing", bots: 2 });
    players.push(king);
    start(king, 0);
    leave(king, "resigned", 1_000);
    const won = /<won>(.+?)<\/won>/.exec(serialize(match.state(true, 1_000)))?.[1];
    expect(won).toBeDefined();
    expect(won).not.toBe("king");
  });

  it("go on in a standing room after the last person has resigned, and not after that one has left", () => {
    const again = createMatchStage({ match: "Last Team Standing", bots: 2 }, true);
    again.players.push(king);
    again.start(king, 0);
    again.leave(king, "resigned", 1_000);
    again.players.push(king);
    expect(kinds(again.start(king, 2_000))).toEqual(["say"]);
    again.match.tick(15_999);
    expect(again.match.status).toBe("inactive");
    again.match.tick(16_000);
    expect(again.match.status).toBe("active");

    const gone = createMatchStage({ match: "Last Team Standing", bots: 2 }, true);
    gone.players.push(king);
    gone.start(king, 0);
    gone.leave(king, "left", 1_000);
    expect(serialize(gone.match.state(true, 1_000))).toContain("match-canceled");
    gone.match.tick(16_000);
    expect(gone.match.status).toBe("inactive");
  });

  it("are nobody's defeat when the last one who waits in a pause gives up waiting", () => {
    const { match, players, start, leave } = createMatchStage();
    players.push(king, earl1);
    start(king, 0);
    start(earl1, 0);
    leave(earl1, "left", 1_000);
    expect(match.status).toBe("paused");
    leave(king, "resigned", 2_000);
    expect(serialize(match.state(true, 2_000))).toContain("match-canceled");
  });

  it("wait for the next round of a standing room together", () => {
    const { match, players, start, leave } = createMatchStage({ match: "Last Team Standing" }, true);
    const william = playerOf("sirwilliam", "York");
    players.push(king, earl1, william);
    start(king, 0);
    start(earl1, 0);
    start(william, 0);
    leave(earl1, "resigned", 1_000);
    for (let nowMs = 1_000; nowMs < 8_000; nowMs += 40) match.tick(nowMs);
    expect(match.status).toBe("inactive");
    players.push(earl1);
    expect(kinds(start(earl1, 9_000))).toEqual(["say"]);
    expect(kinds(start(king, 9_500))).toEqual(["say"]);
    expect(match.status).toBe("inactive");
    match.tick(12_000);
    expect(match.status).toBe("inactive");
    match.tick(25_000);
    expect(match.status).toBe("active");
    // sirwilliam was in the last round to its end and needn't say anything.
    for (const player of [king, earl1, william]) expect(match.characterOf(player, true)).toBeDefined();
  });

  it("come back paused from what was saved, and fresh from what can't be read", () => {
    const { match, players, start } = createMatchStage();
    players.push(king, earl1);
    start(king, 0);
    start(earl1, 0);
    const saved: unknown = JSON.parse(JSON.stringify(match.save(5_000)));
    const again = createMatchStage({}, false, saved);
    expect(again.match.status).toBe("paused");
    expect(again.match.keepsTeamOf(king)).toBe(true);
    for (const damaged of [
      null,
      1,
      "x",
      {},
      { version: 1 },
      { version: 1, seats: [], battle: {} },
      { version: 2 },
    ])
      expect(createMatchStage({}, false, damaged).match.status).toBe("inactive");
  });
});
