import { expect, it } from "vitest";
import { createBattlefield } from "#game/battlefield.ts";
import { battle, drive } from "#testing/battle-stage.ts";
import { createClientStage, enterAsKing, KING, matchPresence, matchState } from "#testing/client-stage.ts";
import { createServiceStage, through } from "#testing/service-stage.ts";

/** Nobody is taken for standing who was told to be faster, metres a second. */
const STANDING_MPS = 0.3;

it("a repair is asked for by a tank that is told to stand", async () => {
  const stage = createClientStage();
  const { client, line } = stage;
  const { x, z } = createBattlefield("Valley", 7).spawn(0, 2, 0);
  const own = `jid='${KING}' chid='k1' name='richardiii' model='King' team='york'`;
  const place = `<moves><move node='Tank'><location x='${x}' y='0' z='${z}'/></move></moves>`;
  await enterAsKing(stage);
  line.receive(matchPresence("active", matchState({}, `<pcs><pc ${own}>${place}</pc></pcs>`)));
  const speedMps = (): number => Math.abs(client.vehicle()?.speedMps ?? 0);
  const frame = (throttle: number): void => {
    stage.advance(20);
    client.drive(drive({ throttle }), stage.nowMs());
  };
  while (speedMps() < 2) frame(1);
  while (speedMps() > STANDING_MPS) frame(0);
  void client.repair("TrackLeft");
  const [move = "", repair] = line.sent.slice(-2);
  expect(repair).toContain("<repair node='TrackLeft'>");
  const [, told = "", away = ""] = /<linear x='([-\d.]+)' y='[-\d.]+' z='([-\d.]+)'/.exec(move) ?? [];
  expect(Math.hypot(Number(told), Number(away))).toBeLessThanOrEqual(STANDING_MPS + 0.001);
  expect(move).toMatch(/<location .*<rotation .*<linear /);
});

it("whoever asks for a repair hears whether it was granted", async () => {
  const stage = createServiceStage();
  const { king } = await battle(stage);
  await stage.advance(100, (nowMs) => king.client.drive(drive(), nowMs));
  const intact = king.client.repair("TrackLeft");
  expect(await through(stage, intact)).toEqual({ ok: false, refusal: { code: "not-granted" } });
  await stage.advance(20, (nowMs) => king.client.drive(drive(), nowMs));
  expect(king.client.vehicle()?.repairing).toBeUndefined();
});
