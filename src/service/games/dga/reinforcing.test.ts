import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elements, type XmlElement } from "#xml/element.ts";
import { serialize } from "#xml/serialize.ts";
import { NS } from "#protocol/namespaces.ts";
import type { SavedMatch } from "#service/games/dga/saved-match.ts";
import type { Outcome, Player } from "#service/games/game.ts";
import { isRejection } from "#service/rejections.ts";
import { createMatchStage, playerOf } from "#testing/match-stage.ts";
import { parseXml } from "#testing/parse-xml.ts";

type Stage = ReturnType<typeof createMatchStage>;
type Shown = {
  readonly chid: string;
  readonly team: string;
  readonly model: string;
  readonly position: number;
};

const TEAMS = ["York", "Lancaster"];
const king = playerOf("king", "York");
const earl1 = playerOf("earl1", "Lancaster");
const recruits = { match: "Last Team Standing", botSkill: "recruit" } as const;

/** Who is on the field as everybody is told, people and bots. */
function field({ match }: Stage, nowMs = 0): { readonly people: Shown[]; readonly bots: Shown[] } {
  const state = match.state(true, nowMs);
  const list = (name: string): Shown[] =>
    elements(elements(state).find((child) => child.name === name) ?? state)
      .filter((child) => child.name === name.slice(0, -1))
      .map(({ attrs }) => ({
        chid: attrs["chid"] ?? "",
        team: attrs["team"] ?? "",
        model: attrs["model"] ?? "",
        position: Number(attrs["position"]),
      }));
  const standing = new Set(["Building", "Cannon", "Siegetower"]);
  return { people: list("pcs"), bots: list("npcs").filter(({ model }) => !standing.has(model)) };
}

const teamOf = (shown: readonly Shown[], team: string) => shown.filter((each) => each.team === team);

function enter(stage: Stage, player: Player, nowMs = 0): Outcome {
  stage.players.push(player);
  const outcome = stage.start(player, nowMs);
  if (isRejection(outcome)) throw new Error(outcome.rejected);
  return outcome;
}

describe("a bot", () => {
  it("makes room for a person who enters a running match, and everybody is told", () => {
    const stage = createMatchStage({ ...recruits, bots: 3 });
    enter(stage, king);
    expect(stage.match.status).toBe("active");
    expect([teamOf(field(stage).bots, "York"), teamOf(field(stage).bots, "Lancaster")]).toMatchObject({
      0: { length: 2 },
      1: { length: 3 },
    });
    const before = new Set(field(stage).bots.map(({ chid }) => chid));
    const told = enter(stage, earl1);
    expect(told.at(-1)).toEqual({ kind: "announce" });
    const after = field(stage);
    expect(after.people.map(({ team }) => team)).toEqual(["York", "Lancaster"]);
    expect(teamOf(after.bots, "Lancaster")).toHaveLength(2);
    expect(after.bots.every(({ chid }) => before.has(chid))).toBe(true);
  });

  it("that gave way is named to nobody who comes, and keeps its line in the results", () => {
    const stage = createMatchStage({ ...recruits, bots: 1 });
    enter(stage, king);
    const [gone] = teamOf(field(stage).bots, "Lancaster");
    const { seats } = stage.match.save(0) as SavedMatch;
    const name = seats.find(({ chid }) => chid === gone?.chid)?.visiname ?? "?";
    enter(stage, earl1);
    const [said] = enter(stage, playerOf("sirwilliam", "York")).filter(({ kind }) => kind === "say");
    const start = said?.kind === "say" ? serialize(said.payload(true)) : "";
    expect(start).toContain("earl1");
    expect(start).not.toContain(name);
    for (const player of stage.players.toReversed()) stage.leave(player, "resigned", 1_000);
    expect(stage.match.status).toBe("inactive");
    expect(serialize(stage.match.state(true, 1_000))).toContain(`<value>${name}</value>`);
  });

  it("is heard of by nobody else when somebody enters whom it needn't make room for", () => {
    const stage = createMatchStage({ ...recruits, bots: 1 });
    enter(stage, king);
    enter(stage, earl1);
    const told = enter(stage, playerOf("sirwilliam", "York"));
    expect(told.at(-1)).toEqual({ kind: "announce", to: "sirwilliam" });
  });

  it("comes in whole, and is driven, when a person gives the team up", () => {
    const stage = createMatchStage({ ...recruits, bots: 2 });
    enter(stage, king);
    enter(stage, earl1);
    stage.match.tick(1_000);
    const known = new Set(field(stage).bots.map(({ chid }) => chid));
    expect(stage.leave(earl1, "resigned", 1_040).map(({ kind }) => kind)).toEqual(["save", "announce"]);
    expect(stage.match.status).toBe("active");
    const fresh = field(stage).bots.filter(({ chid }) => !known.has(chid));
    expect(fresh).toMatchObject([{ team: "Lancaster" }]);
    const said: XmlElement[] = [];
    for (let nowMs = 1_080; nowMs < 4_000; nowMs += 40)
      for (const effect of stage.match.tick(nowMs))
        if (effect.kind === "say") said.push(effect.payload(true));
    expect(JSON.stringify(said)).toContain(`"chid":"${fresh[0]?.chid ?? "?"}"`);
  });

  it("comes in for a person whose line broke when nobody waits for that one any longer", () => {
    const stage = createMatchStage({ ...recruits, bots: 1, battlefield: "Coast" });
    enter(stage, king);
    enter(stage, earl1);
    stage.leave(earl1, "left", 1_000);
    stage.match.tick(30_500);
    expect(field(stage)).toMatchObject({ people: { length: 2 }, bots: { length: 0 } });
    stage.match.tick(32_000);
    const { people, bots } = field(stage);
    expect(people).toMatchObject([{ team: "York" }]);
    expect(bots).toMatchObject([{ team: "Lancaster" }]);
  });

  it("takes the place of one who gives a Single Battle up; whoever may come back is waited for", () => {
    const stage = createMatchStage({ bots: 1 });
    stage.players.push(earl1);
    enter(stage, king);
    expect(field(stage).bots).toEqual([]);
    stage.start(earl1, 0);
    expect(stage.match.status).toBe("active");
    stage.leave(earl1, "resigned", 1_000);
    expect(stage.match.status).toBe("active");
    expect(field(stage).bots).toMatchObject([{ team: "Lancaster" }]);

    const waiting = createMatchStage({ bots: 1 });
    waiting.players.push(earl1);
    enter(waiting, king);
    waiting.start(earl1, 0);
    waiting.leave(earl1, "left", 1_000);
    expect(waiting.match.status).toBe("paused");
    expect(field(waiting)).toMatchObject({ people: { length: 2 }, bots: [] });
  });

  it("is not needed any more when nobody is left to play with", () => {
    const stage = createMatchStage({ ...recruits, bots: 2 });
    enter(stage, king);
    stage.leave(king, "resigned", 1_000);
    expect(stage.match.status).toBe("inactive");
  });

  it("is there again after a restart, and gives way as before", () => {
    const stage = createMatchStage({ ...recruits, bots: 2 });
    enter(stage, king);
    enter(stage, earl1);
    stage.leave(earl1, "resigned", 1_000);
    const saved: unknown = JSON.parse(JSON.stringify(stage.match.save(1_000)));
    const again = createMatchStage({ ...recruits, bots: 2 }, false, saved);
    again.players.push(king);
    again.start(king, 2_000);
    expect(again.match.status).toBe("active");
    expect(field(again)).toEqual(field(stage));
    enter(again, playerOf("sirwilliam", "Lancaster"), 3_000);
    expect(teamOf(field(again).bots, "Lancaster")).toHaveLength(1);
    for (let nowMs = 3_040; nowMs < 4_000; nowMs += 40) again.match.tick(nowMs);
    expect(again.match.status).toBe("active");
  });
});

describe("whoever leaves the field of a massive room", () => {
  it("is spoken of no more, whatever was gathered of them", () => {
    const stage = createMatchStage({ ...recruits, bots: 0 }, false, undefined, 2);
    for (const player of [king, earl1, playerOf("sirwilliam", "Lancaster")]) stage.players.push(player);
    for (const player of stage.players) stage.start(player, 0);
    const chid = field(stage).people[1]?.chid ?? "";
    const moved = parseXml(
      `<turn xmlns='${NS.user}'><pc chid='${chid}'><moves><move node='Head'><rotation x='0' y='0.01' z='0' w='1'/></move></moves></pc></turn>`,
    );
    const sender = { player: earl1, session: `${earl1.bareJid}/pc`, nick: earl1.nick };
    const gathered = (nowMs: number): string =>
      stage.match
        .tick(nowMs)
        .flatMap((effect) =>
          effect.kind === "gathered" ? effect.payloads({ key: "w", player: undefined }) : [],
        )
        .map(serialize)
        .join("");
    stage.match.turn(sender, moved, "1", 1_000);
    expect(gathered(1_040)).toContain(chid);
    stage.match.turn(sender, moved, "2", 1_050);
    stage.leave(earl1, "resigned", 1_060);
    expect(gathered(1_080)).not.toContain(chid);
  });
});

describe("the teams of a match that people join and leave", () => {
  it("always have the option's number of fighters, or more people, each at a place of the team and of its own", () => {
    const events = fc.array(fc.record({ team: fc.nat(1), comes: fc.boolean(), which: fc.nat(9) }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.nat(4), events, (maxPlayers, share, sequence) => {
        const bots = Math.min(share, maxPlayers);
        const stage = createMatchStage({ ...recruits, maxPlayers, bots });
        stage.players.push(earl1);
        enter(stage, king);
        stage.start(earl1, 0);
        expect(stage.match.status).toBe("active");
        let number = 0;
        for (const { team, comes, which } of sequence) {
          const name = TEAMS[team]!;
          const members = stage.players.filter((player) => player.team === name);
          if (comes) {
            const refusal = stage.match.refusesTeam(name, undefined);
            expect(refusal !== undefined).toBe(members.length >= maxPlayers);
            if (refusal !== undefined) continue;
            number += 1;
            enter(stage, playerOf(`knight${number}`, name));
          } else {
            const leaver = members[which % Math.max(1, members.length)];
            if (leaver === undefined || stage.players.length === 1) continue;
            stage.leave(leaver, "resigned", 0);
          }
          const { people, bots: drivers } = field(stage);
          for (const each of TEAMS) {
            const own = [...teamOf(people, each), ...teamOf(drivers, each)];
            const here = stage.players.filter((player) => player.team === each).length;
            expect(teamOf(people, each)).toHaveLength(here);
            expect(own).toHaveLength(Math.max(here, bots));
            expect(new Set(own.map(({ position }) => position)).size).toBe(own.length);
            for (const { position } of own) expect(position).toBeLessThan(maxPlayers);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
