import { describe, expect, it } from "vitest";
import { battle, drive, guest, placeOf, ROOM } from "#testing/battle-stage.ts";
import { createServiceStage, through, type Player, type ServiceStage } from "#testing/service-stage.ts";

const ROYALE = { match: "Last Team Standing", bots: "2", botskill: "recruit" };
const LATENCY_MS = 200;

/** The bots on the field as somebody's battle and lists have them: the same everywhere, or this fails. */
function botsSeenBy({ client }: Player): readonly string[] {
  const { combatants } = client.stores.match.getState();
  const bots = client.battle.characters.filter(({ kind }) => kind === "npc").map(({ chid }) => chid);
  expect(combatants.map(({ chid }) => chid).toSorted()).toEqual(
    client.battle.characters.map(({ chid }) => chid).toSorted(),
  );
  return bots.toSorted();
}

/** Drives the king straight on and writes down how far its picture goes in 20 ms, at most, for both players. */
function createWatch(stage: ServiceStage, king: Player, earl: Player) {
  const chid = king.client.stores.match.getState().ownChid ?? "";
  const last = { own: [] as readonly number[], seen: [] as readonly number[] };
  const most = { own: 0, seen: 0 };
  const wayM = (from: readonly number[], to: readonly number[]): number =>
    Math.hypot(to[0]! - (from[0] ?? to[0]!), to[2]! - (from[2] ?? to[2]!));
  const advance = (durationMs: number): Promise<void> =>
    stage.advance(durationMs, (nowMs) => {
      king.client.drive(drive({ throttle: 1, steer: 0.15 }), nowMs);
      earl.client.drive(drive(), nowMs);
      king.client.battle.sample(nowMs);
      earl.client.battle.sample(nowMs);
      const own = placeOf(king, chid);
      const seen = placeOf(earl, chid);
      most.own = Math.max(most.own, wayM(last.own, own));
      most.seen = Math.max(most.seen, wayM(last.seen, seen));
      last.own = own;
      last.seen = seen;
    });
  return { advance, most };
}

describe.each([
  ["in a room of its size", 24],
  ["in a room whose turns are gathered", 2],
])("a bot, %s", (_where, gatherFrom) => {
  it("makes room for somebody who comes and is back when that one goes, and nobody's picture jumps", async () => {
    const stage = createServiceStage({ gatherFrom }, { latencyMs: LATENCY_MS });
    const { king, earl } = await battle(stage, ROYALE);
    const william = await guest(stage, "sirwilliam@shakespeare.lit/pda", "sirwilliam");
    await through(stage, william.client.enterRoom({ room: ROOM, nick: "sirwilliam" }));
    const watch = createWatch(stage, king, earl);
    await watch.advance(2_000);
    watch.most.own = 0;
    watch.most.seen = 0;
    const [first, second, ...none] = botsSeenBy(king);
    expect(none).toEqual([]);
    expect(botsSeenBy(earl)).toEqual([first, second]);

    const seated = william.client.takeTeam("Lancaster");
    await watch.advance(1_000);
    expect(await seated).toMatchObject({ ok: true });
    const ready = william.client.ready("Councillor");
    await watch.advance(1_000);
    expect(await ready).toMatchObject({ ok: true });
    const own = william.client.stores.match.getState().ownChid ?? "";
    for (const player of [king, earl, william]) {
      expect(botsSeenBy(player)).toHaveLength(1);
      expect(player.client.battle.find(own)).toMatchObject({ team: "Lancaster", model: "Councillor" });
    }
    expect(king.client.battle.isPlaced[king.client.battle.find(own)!.slot]).toBe(1);
    expect(william.client.vehicle()).toBeDefined();

    const given = william.client.resign();
    await watch.advance(2_000);
    expect(await given).toMatchObject({ ok: true });
    const after = botsSeenBy(king);
    expect(botsSeenBy(earl)).toEqual(after);
    expect(after).toHaveLength(2);
    const fresh = after.find((chid) => chid !== first && chid !== second) ?? "";
    const model = king.client.battle;
    const there = model.find(fresh);
    expect(there).toMatchObject({ team: "Lancaster", kind: "npc" });
    expect([model.isPlaced[there!.slot], model.isAlive[there!.slot]]).toEqual([1, 1]);
    const before = placeOf(king, fresh);
    await watch.advance(3_000);
    const now = placeOf(king, fresh);
    // It is driven.
    expect(Math.hypot(now[0]! - before[0]!, now[2]! - before[2]!)).toBeGreaterThan(3);

    // A King makes 9.5 m/s: 0.19 m in 20 ms.
    expect(watch.most.own).toBeGreaterThan(0.1);
    expect(watch.most.own).toBeLessThan(0.25);
    expect(watch.most.seen).toBeLessThan(0.4);
    for (const player of [king, earl]) expect(player.client.stores.console.getState().refusals).toBe(0);
    expect(stage.log).toEqual([]);
  });
});
