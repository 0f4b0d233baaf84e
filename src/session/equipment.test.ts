import { expect, it } from "vitest";
import { battle, drive, ROOM } from "#testing/battle-stage.ts";
import { createServiceStage, through, type Player } from "#testing/service-stage.ts";

const share = ({ client }: Player): number => client.vehicle()?.reloadShare ?? -1;
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
