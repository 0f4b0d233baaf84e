import { expect, it } from "vitest";
import { battle, drive, ROOM } from "#testing/battle-stage.ts";
import { createClientStage, enterAsKing, KING, matchPresence, matchState } from "#testing/client-stage.ts";
import { createServiceStage, through, type Player } from "#testing/service-stage.ts";

const share = ({ client }: Player): number => client.vehicle()?.reloadShare ?? -1;
const driving = (player: Player, fire: boolean) => (nowMs: number) =>
  player.client.drive(drive({ fire, aimYaw: player.client.vehicle()?.yaw ?? 0 }), nowMs);
/** Shots of the player that went out, or that came back granted. */
const shots = ({ wire }: Player, way: ">" | "<"): number =>
  wire.filter((text) => text.startsWith(way) && text.includes("<shot ")).length;

it("no gun loads in a pause, here and with the referee", async () => {
  const stage = createServiceStage();
  const { king, earl } = await battle(stage);
  const drives = (fire: boolean) => (nowMs: number) => {
    king.client.drive(drive({ fire, aimYaw: king.client.vehicle()?.yaw ?? 0 }), nowMs);
    earl.client.drive(drive(), nowMs);
  };
  await stage.advance(1_000, drives(false));
  await stage.advance(40, drives(true));
  await stage.advance(500, drives(false));
  const before = share(king);
  await through(stage, earl.client.leaveRoom());
  await stage.advance(10_000);
  await through(stage, earl.client.enterRoom({ room: ROOM, nick: "earl1" }));
  await through(stage, king.client.ready("King"));
  await through(stage, earl.client.ready("Chevalier"));
  expect(king.client.stores.match.getState().phase).toBe("active");
  await stage.advance(40, drives(true));
  expect(share(king)).toBeGreaterThanOrEqual(before);
  expect(share(king)).toBeLessThan(before + 0.1);
  expect(shots(king, ">")).toBe(1);
  while (shots(king, ">") === 1) await stage.advance(20, drives(true));
  await stage.advance(200, drives(false));
  expect(shots(king, "<")).toBe(2);
});

it("a page that is loaded again knows how far its gun is and what it has left", async () => {
  const stage = createServiceStage();
  const { king } = await battle(stage, { match: "Last Team Standing" });
  await stage.advance(1_000, driving(king, false));
  await stage.advance(40, driving(king, true));
  await stage.advance(500, driving(king, false));
  king.drop();
  king.reconnect(false);
  const again = stage.join(king.jid);
  await through(stage, again.client.signInAsGuest("king"));
  await through(stage, again.client.enterRoom({ room: ROOM, nick: "king" }));
  await through(stage, again.client.ready("King"));
  await stage.advance(200, driving(again, false));
  expect(share(again)).toBeGreaterThan(0);
  expect(share(again)).toBeLessThan(1);
  const { kits } = again.client.vehicle()!;
  expect(again.wire.some((text) => text.includes(` kits='${kits}' loaded='`))).toBe(true);
  while (shots(again, ">") === 0) await stage.advance(20, driving(again, true));
  await stage.advance(200, driving(again, false));
  expect(shots(again, "<")).toBe(1);
});

it("the service's word of kits counts; without one, or with none that can be read, they are as they were", async () => {
  const stage = createClientStage();
  await enterAsKing(stage);
  const own = `jid='${KING}' chid='k1' name='richardiii' model='King' team='york'`;
  const place = `<moves><move node='Tank'><location x='0' y='0' z='0'/></move></moves>`;
  const state = matchState({}, `<pcs><pc ${own}>${place}</pc></pcs>`);
  const told = (left: string): number => {
    stage.line.receive(matchPresence("active", `${state}<pc ${own} ${left}/>`));
    return stage.client.vehicle()!.kits;
  };
  const all = told("");
  expect(all).toBeGreaterThan(1);
  expect(told("kits='1'")).toBe(1);
  expect(told("kits='many' loaded='soon'")).toBe(1);
  expect(told("kits='0' loaded='0'")).toBe(0);
});
