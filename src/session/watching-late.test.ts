import { expect, it } from "vitest";
import { battle, drive, guest, placeOf, ROOM } from "#testing/battle-stage.ts";
import { createServiceStage, through, type Player, type ServiceStage } from "#testing/service-stage.ts";

const DELAY_MS = 10_000;

/** How far the watcher sees the king from where he was that long ago, metres, as a function of time. */
async function seen(
  stage: ServiceStage,
  king: Player,
  watcher: Player,
  path: Map<number, readonly number[]>,
  durationMs: number,
): Promise<(agoMs: number) => number> {
  const chid = king.client.stores.match.getState().ownChid ?? "";
  await stage.advance(durationMs, (nowMs) => {
    king.client.drive(drive({ throttle: 1, steer: 0.3 }), nowMs);
    for (const { client } of [king, watcher]) client.battle.sample(nowMs);
    path.set(nowMs, placeOf(king, chid));
  });
  const place = placeOf(watcher, chid);
  return (agoMs) => {
    const then = path.get(stage.nowMs() - agoMs) ?? [];
    return Math.hypot((place[0] ?? 0) - (then[0] ?? 0), (place[2] ?? 0) - (then[2] ?? 0));
  };
}

it("a spectator sees the tank where it was ten seconds ago, as a player where it is, and then again where it was", async () => {
  const stage = createServiceStage();
  const { king } = await battle(stage, { match: "Last Man Standing", spectatordelay: "10" });
  const path = new Map<number, readonly number[]>();
  const queen = await guest(stage, "elizabeth@shakespeare.lit/palace", "queenconsort");
  await seen(stage, king, queen, path, 2_000);
  await through(stage, queen.client.enterRoom({ room: ROOM, nick: "queenconsort", watching: true }));
  expect(queen.client.stores.match.getState().phase).toBe("inactive");
  let away = await seen(stage, king, queen, path, 14_000);
  expect(queen.client.stores.match.getState()).toMatchObject({ phase: "active", spectatorDelayS: 10 });
  // The playout is some tenths of a second late besides.
  expect(away(DELAY_MS + 200)).toBeLessThan(3);
  expect(away(0)).toBeGreaterThan(10);

  const late = await guest(stage, "whastings@shakespeare.lit/smartphone", "hastings");
  await through(stage, late.client.enterRoom({ room: ROOM, nick: "hastings", watching: true }));
  away = await seen(stage, king, late, path, 2_000);
  expect(away(DELAY_MS + 200)).toBeLessThan(3);

  expect(await through(stage, queen.client.takeTeam("York"))).toMatchObject({ ok: true });
  away = await seen(stage, king, queen, path, 1_000);
  expect(away(200)).toBeLessThan(3);

  expect(await through(stage, queen.client.resign())).toMatchObject({ ok: true });
  away = await seen(stage, king, queen, path, 2_000);
  expect(away(DELAY_MS + 200)).toBeLessThan(3);
  expect(stage.log).toEqual([]);
});
