import { describe, expect, it } from "vitest";
import { selfOf } from "#store/room-store.ts";
import { battle, drive, guest, placeOf, ROOM } from "#testing/battle-stage.ts";
import { createServiceStage, through, type Player, type ServiceStage } from "#testing/service-stage.ts";

describe("the client against the true service", () => {
  it.each([
    ["in a room of its size", 24],
    ["in a room whose turns are gathered", 2],
  ])("brings two players into a match in which each sees the other move, %s", async (_where, gatherFrom) => {
    const stage = createServiceStage({ gatherFrom });
    const { king, earl } = await battle(stage);
    for (const { client } of [king, earl]) {
      expect(client.stores.match.getState()).toMatchObject({ phase: "active", type: "Single Battle" });
      expect(client.vehicle()).toBeDefined();
    }
    const chid = king.client.stores.match.getState().ownChid ?? "";
    expect(selfOf(king.client.stores.room.getState())?.team).toBe("York");
    earl.client.battle.sample(stage.nowMs());
    const before = placeOf(earl, chid);
    await stage.advance(4_000, (nowMs) => {
      king.client.drive(drive({ throttle: 1, steer: 0.2 }), nowMs);
      earl.client.drive(drive(), nowMs);
    });
    earl.client.battle.sample(stage.nowMs());
    const after = placeOf(earl, chid);
    expect(Math.hypot(after[0]! - before[0]!, after[2]! - before[2]!)).toBeGreaterThan(5);
    const own = king.client.vehicle();
    // Nobody is corrected on a perfect line, and the picture is as old as the playout makes it.
    expect(Math.hypot(after[0]! - own!.x, after[2]! - own!.z)).toBeLessThan(3);
    const turns = king.wire.filter((text) => text.startsWith("> ") && text.includes("<turn")).length;
    expect(turns).toBeGreaterThanOrEqual(4);
    expect(turns).toBeLessThanOrEqual(81);
    const isGathered = (text: string): boolean =>
      text.includes(`from='${ROOM}'`) && / tuid='[^']+' t='/.test(text);
    expect(earl.wire.some(isGathered)).toBe(gatherFrom === 2);
    expect(king.client.stores.console.getState().refusals).toBe(0);
    expect(stage.log).toEqual([]);
  });

  it("fights a match to its end, and spectators old and new see what the players see", async () => {
    const stage = createServiceStage();
    const queen = await guest(stage, "elizabeth@shakespeare.lit/palace", "queenconsort");
    const { king, earl } = await battle(stage, { match: "Last Team Standing" });
    expect(
      await through(stage, queen.client.enterRoom({ room: ROOM, nick: "queenconsort", watching: true })),
    ).toMatchObject({ ok: true });
    const target = earl.client.stores.match.getState().ownChid ?? "";
    await fire(stage, king, target, () => earl.client.stores.match.getState().feed.length >= 2);

    const hastings = await guest(stage, "whastings@shakespeare.lit/smartphone", "hastings");
    await through(stage, hastings.client.enterRoom({ room: ROOM, nick: "hastings", watching: true }));
    const powers = (player: Player) => {
      const { battle: model } = player.client;
      const character = model.find(target);
      return character?.nodes.map((_, node) => model.power[character.slot * model.nodesPerCharacter + node]);
    };
    expect(powers(hastings)).toEqual(powers(earl));
    expect(powers(queen)).toEqual(powers(earl));
    expect(powers(earl)).not.toEqual([...new Set(powers(earl))]);
    for (const watcher of [queen, hastings]) {
      watcher.client.battle.sample(stage.nowMs());
      const [x = 0, , z = 0] = placeOf(watcher, target);
      expect(Math.hypot(x - earl.client.vehicle()!.x, z - earl.client.vehicle()!.z)).toBeLessThan(0.1);
      expect(watcher.client.vehicle()).toBeUndefined();
    }

    await fire(stage, king, target, () => king.client.stores.match.getState().phase === "inactive");
    expect(earl.client.vehicle()).toBeUndefined();
    for (const { client } of [king, earl, queen, hastings]) {
      const { results, feed, combatants } = client.stores.match.getState();
      expect(results).toMatchObject({ won: "York", draw: false, cancelled: false });
      expect(results?.rows.find((row) => row.name === "king")).toMatchObject({
        destroyed: 1,
        survived: true,
      });
      expect(feed.some((line) => line.kind === "destroyed" && line.who === "earl1")).toBe(true);
      expect(combatants.find((row) => row.chid === target)?.alive).toBe(false);
    }
    expect(stage.log).toEqual([]);
  });

  it("pauses when an indispensable player leaves, and goes on when all are ready again", async () => {
    const stage = createServiceStage();
    const { king, earl } = await battle(stage);
    await stage.advance(1_000, (nowMs) => king.client.drive(drive({ throttle: 1 }), nowMs));
    await through(stage, earl.client.leaveRoom());
    expect(earl.client.stores.room.getState().phase).toBe("outside");
    expect(king.client.stores.match.getState().phase).toBe("paused");
    const turns = () => king.wire.filter((text) => text.startsWith("> ") && text.includes("<turn")).length;
    const before = turns();
    await stage.advance(2_000, (nowMs) => king.client.drive(drive({ throttle: 1, fire: true }), nowMs));
    expect(turns()).toBe(before);
    expect(await through(stage, earl.client.enterRoom({ room: ROOM, nick: "earl1" }))).toMatchObject({
      ok: true,
    });
    if ((selfOf(earl.client.stores.room.getState())?.team ?? "") === "")
      expect(await through(stage, earl.client.takeTeam("Lancaster"))).toMatchObject({ ok: true });
    expect(await through(stage, king.client.ready("King"))).toMatchObject({ ok: true });
    expect(await through(stage, earl.client.ready("Chevalier"))).toMatchObject({ ok: true });
    await stage.advance(100);
    for (const { client } of [king, earl]) {
      expect(client.stores.match.getState().phase).toBe("active");
      expect(client.vehicle()).toBeDefined();
    }
    await stage.advance(1_000, (nowMs) => king.client.drive(drive({ throttle: 1 }), nowMs));
    expect(turns()).toBeGreaterThan(before);
    expect(king.client.stores.room.getState().phase).toBe("inside");
  });

  it("comes back with a fresh session into its seat and drives on", async () => {
    const stage = createServiceStage();
    const { king, earl } = await battle(stage);
    await stage.advance(1_000, (nowMs) => king.client.drive(drive({ throttle: 1 }), nowMs));
    king.drop();
    expect(king.client.stores.connection.getState().line).toBe("waiting");
    await stage.advance(500, (nowMs) => king.client.drive(drive({ throttle: 1 }), nowMs));
    king.reconnect(false);
    await stage.advance(1_000, (nowMs) => earl.client.drive(drive(), nowMs));
    expect(king.client.stores.room.getState().phase).toBe("inside");
    expect(selfOf(king.client.stores.room.getState())?.team).toBe("York");
    // The match stood still without its only player of York; all say again that they are ready.
    expect(king.client.stores.match.getState().phase).toBe("paused");
    expect(await through(stage, earl.client.ready("Chevalier"))).toMatchObject({ ok: true });
    await stage.advance(200);
    expect(king.client.stores.match.getState().phase).toBe("active");
    const own = king.client.stores.match.getState().ownChid ?? "";
    earl.client.battle.sample(stage.nowMs());
    const [before = 0] = placeOf(earl, own);
    await stage.advance(3_000, (nowMs) => king.client.drive(drive({ throttle: 1 }), nowMs));
    earl.client.battle.sample(stage.nowMs());
    expect(Math.abs((placeOf(earl, own)[0] ?? 0) - before)).toBeGreaterThan(3);
    expect(king.client.stores.room.getState().phase).toBe("inside");
  });

  it("comes back damaged without anybody's being hit by that", async () => {
    const stage = createServiceStage();
    const { king, earl } = await battle(stage, { match: "Last Team Standing" });
    const feed = (): readonly string[] => earl.client.stores.match.getState().feed.map(({ kind }) => kind);
    const target = earl.client.stores.match.getState().ownChid ?? "";
    await fire(stage, king, target, () => feed().includes("hit"));
    // Nothing more is in the air.
    await stage.advance(3_000);
    const { events } = king.client.battle;
    const before = events.latest;
    const hits = king.client.stores.match.getState().feed.filter(({ kind }) => kind === "hit");
    earl.drop();
    earl.reconnect(false);
    await stage.advance(1_000);
    expect(earl.client.vehicle()).toBeDefined();
    expect(feed().filter((kind) => kind === "hit")).toHaveLength(hits.length);
    expect(king.client.stores.match.getState().feed.filter(({ kind }) => kind === "hit")).toEqual(hits);
    expect(events.latest).toBe(before);
  });

  it("is not told off for turns that were under way when the battle ended, or the own part in it", async () => {
    const stage = createServiceStage({}, { latencyMs: 60 });
    const { king, earl } = await battle(stage, { match: "Last Team Standing" });
    const onTheMove = (nowMs: number): void => {
      for (const { client } of [king, earl])
        client.drive(drive({ throttle: 1, steer: Math.sin(nowMs / 100) }), nowMs);
    };
    await stage.advance(1_000, onTheMove);
    const resigned = earl.client.resign();
    await stage.advance(7_000, onTheMove);
    expect(await resigned).toMatchObject({ ok: true });
    for (const { client, wire } of [king, earl]) {
      expect(wire.some((text) => text.startsWith("< ") && text.includes("type='error'"))).toBe(true);
      const { phase, feed } = client.stores.match.getState();
      expect(phase).toBe("inactive");
      expect(feed.filter(({ kind }) => kind === "refused")).toEqual([]);
    }
  });

  it("drives no tank of the past when it gave up and is shown what was seconds ago", async () => {
    const stage = createServiceStage();
    const options = { match: "Last Team Standing", bots: "2", spectatordelay: "5" };
    const { earl } = await battle(stage, options);
    const { client } = earl;
    const onTheMove = (nowMs: number): void => client.drive(drive({ throttle: 1 }), nowMs);
    await stage.advance(6_000, onTheMove);
    const own = client.stores.match.getState().ownChid ?? "";
    await through(stage, client.resign());
    await stage.advance(2_000, onTheMove);
    expect(client.battle.find(own)).toBeDefined();
    expect(client.vehicle()).toBeUndefined();
    expect(client.stores.match.getState()).toMatchObject({ phase: "active", ownChid: undefined });
  });

  it("is inside once although it asked twice to enter", async () => {
    const stage = createServiceStage();
    const king = await guest(stage, "richardiii@shakespeare.lit/desktop", "king");
    const entry = { room: "bosworth@games.shakespeare.lit", nick: "king" };
    const first = king.client.enterRoom(entry);
    expect(await through(stage, king.client.enterRoom(entry))).toMatchObject({ ok: true });
    expect(await first).toEqual({ ok: false, refusal: { code: "superseded" } });
    await stage.advance(100);
    const { phase, nick, occupants } = king.client.stores.room.getState();
    expect([phase, nick, [...occupants.keys()]]).toEqual(["inside", "king", ["king"]]);
  });

  it("plays at once: a nickname, and one sits in a moving tank among bots", async () => {
    const stage = createServiceStage();
    const player = stage.join("guest1@shakespeare.lit/web");
    expect(await through(stage, player.client.playNow("king"))).toEqual({
      ok: true,
      value: { room: "bosworth@games.shakespeare.lit" },
    });
    await stage.advance(200);
    expect(player.client.stores.match.getState().phase).toBe("active");
    expect(player.client.vehicle()).toBeDefined();
    const second = stage.join("guest2@shakespeare.lit/web");
    // The nickname is taken: a number makes it another one.
    expect(await through(stage, second.client.playNow("king"))).toMatchObject({ ok: true });
    expect(second.client.stores.room.getState().nick).toBe("king 2");
    await stage.advance(200);
    const teams = [player, second].map(({ client }) => selfOf(client.stores.room.getState())?.team);
    expect(new Set(teams).size).toBe(2);
    const own = second.client.stores.match.getState().ownChid ?? "";
    expect(player.client.battle.find(own)).toBeDefined();
    const bots = player.client.battle.characters.filter((character) => character.kind === "npc");
    expect(bots.length).toBeGreaterThan(0);
    expect(stage.log).toEqual([]);
  });
});

/** Drives up to the target, round what stands in the way, and fires at it until something has happened. */
async function fire(
  stage: ServiceStage,
  gunner: Player,
  target: string,
  isDone: () => boolean,
): Promise<void> {
  let stuckMs = 0;
  let detourUntilMs = 0;
  for (let second = 0; second < 240 && !isDone(); second += 1) {
    await stage.advance(1_000, (nowMs) => {
      const { client } = gunner;
      client.battle.sample(nowMs);
      const own = client.vehicle();
      if (own === undefined) return;
      const [x = 0, y = 0, z = 0] = placeOf(gunner, target);
      const distance = Math.hypot(x - own.x, z - own.z);
      const aimYaw = Math.atan2(x - own.x, z - own.z);
      // From the barrel, two metres up, at the hull, one metre up.
      const aim = { aimYaw, aimPitch: Math.atan2(y - own.y - 1, distance), fire: distance < 40 };
      const turn = Math.atan2(Math.sin(aimYaw - own.yaw), Math.cos(aimYaw - own.yaw));
      stuckMs = Math.abs(own.speedMps) < 0.5 && distance >= 25 ? stuckMs + 20 : 0;
      if (stuckMs > 1_500) {
        stuckMs = 0;
        detourUntilMs = nowMs + 5_000;
      }
      const detourMs = detourUntilMs - nowMs;
      if (detourMs > 2_500) client.drive({ ...aim, throttle: -1, steer: 0 }, nowMs);
      else if (detourMs > 0) client.drive({ ...aim, throttle: 1, steer: 1 }, nowMs);
      else
        client.drive(
          { ...aim, throttle: distance < 25 ? 0 : 1, steer: Math.max(-1, Math.min(1, turn * 2)) },
          nowMs,
        );
    });
  }
  if (!isDone()) throw new Error("Nothing came of it in four minutes.");
}
