import { expect, it } from "vitest";
import type { BattleControls } from "#scene/controls/battle-controls.ts";
import { createDriveIntent } from "#scene/controls/drive-intent.ts";
import { battle } from "#testing/battle-stage.ts";
import { createServiceStage, through } from "#testing/service-stage.ts";
import { createBattlefield } from "#game/battlefield.ts";
import type { BattleScene } from "#scene/battle-scene.ts";
import type { Aim, BattleView } from "#scene/battle-view.ts";
import type { DriveIntent } from "#scene/controls/drive-intent.ts";
import { createBattleLoop } from "./battle-loop.ts";

/** Controls that nobody touches, but for the aim. */
function createStillControls(): BattleControls {
  const intent = createDriveIntent();
  const thumb = { active: false, originX: 0, originY: 0, x: 0, y: 0 };
  const nothing = () => undefined;
  return {
    read: () => intent,
    aimBy: nothing,
    setAim(yawRad, pitchRad) {
      intent.aimYawRad = yawRad;
      intent.aimPitchRad = pitchRad;
    },
    pointerLocked: () => false,
    sticks: { left: thumb, right: thumb },
    connect: nothing,
    disconnect: nothing,
    dispose: nothing,
    setBindings: nothing,
    setMouse: nothing,
    setMode: nothing,
    setZoom: nothing,
    press: nothing,
    release: nothing,
    releasePointer: nothing,
  };
}

it("begins each round with the aim where the tank looks, also for who survived the last one", async () => {
  const stage = createServiceStage();
  const { king, earl } = await battle(stage, { match: "Last Team Standing" });
  const controls = createStillControls();
  const aim = controls.read(0);
  const loop = createBattleLoop(king.client, controls, () => {});
  loop.setDriving(true);
  let framesWithoutTank = 0;
  const frame = (nowMs: number): void => {
    loop.frame(nowMs, nowMs);
    if (king.client.vehicle() === undefined) framesWithoutTank += 1;
  };
  const phase = () => king.client.stores.match.getState().phase;
  const heading = () => {
    const { yaw = Number.NaN, turretYaw = Number.NaN } = king.client.vehicle() ?? {};
    return yaw + turretYaw;
  };

  await stage.advance(100, frame);
  expect(aim.aimYawRad).toBeCloseTo(heading(), 3);
  controls.setAim(heading() + 2, 0.1);
  await stage.advance(100, frame);
  expect(aim.aimPitchRad).toBe(0.1);

  expect(await through(stage, earl.client.resign())).toMatchObject({ ok: true });
  while (phase() === "active") await stage.advance(100, frame);
  expect(await through(stage, earl.client.takeTeam("Lancaster"))).toMatchObject({ ok: true });
  const ready = [king.client.ready("King"), earl.client.ready("King")];
  while (phase() !== "active") await stage.advance(20, frame);
  expect(await Promise.all(ready)).toMatchObject([{ ok: true }, { ok: true }]);
  await stage.advance(20, frame);
  expect(framesWithoutTank).toBe(0);
  expect(aim.aimYawRad).toBeCloseTo(heading(), 3);
  expect(aim.aimPitchRad).toBe(0);
});

/** A scene on level ground whose eye stands behind and over the tank, or in its sight. */
function createFlatScene() {
  const aim: Aim = { yawRad: 0, pitchRad: 0, pointX: 0, pointY: 0, pointZ: 0, distanceM: 0 };
  const steered = { yawRad: 0, pitchRad: 0 };
  let view: BattleView = { kind: "free" };
  const scene = {
    aim,
    setView: (next: BattleView) => (view = next),
    steer({ aimYawRad, aimPitchRad }: Readonly<DriveIntent>) {
      steered.yawRad = aimYawRad;
      steered.pitchRad = aimPitchRad;
    },
    labels: () => 0,
    frame() {
      const { yawRad, pitchRad } = steered;
      const behindM = view.kind === "sight" ? 0 : 15;
      const heightM = view.kind === "sight" ? 2.5 : 5;
      const distanceM = heightM / Math.sin(-pitchRad);
      const levelM = Math.cos(pitchRad) * distanceM - behindM;
      Object.assign(aim, {
        yawRad,
        pitchRad,
        distanceM,
        pointX: Math.sin(yawRad) * levelM,
        pointZ: Math.cos(yawRad) * levelM,
      });
    },
  };
  return { scene: scene as unknown as BattleScene, aim };
}

it("keeps the point under the crosshair when the sight is taken up and let go of", async () => {
  const stage = createServiceStage();
  const { king } = await battle(stage, { match: "Last Team Standing" });
  const controls = createStillControls();
  const intent = controls.read(0);
  const loop = createBattleLoop(king.client, controls, () => {});
  const { scene, aim } = createFlatScene();
  loop.setPicture({ scene, field: createBattlefield("Valley", 1) });
  loop.setCamera({ kind: "chase" });
  loop.setDriving(true);
  const frame = (nowMs: number): void => loop.frame(nowMs, nowMs);
  await stage.advance(100, frame);
  controls.setAim(0.4, -0.03);
  await stage.advance(100, frame);
  const { pointX, pointZ } = aim;
  expect(Math.hypot(pointX, pointZ)).toBeGreaterThan(100);
  for (const isSighting of [true, false]) {
    Object.assign(intent, { sight: isSighting });
    await stage.advance(100, frame);
    expect(Math.hypot(aim.pointX - pointX, aim.pointZ - pointZ)).toBeLessThan(2);
  }
  // The aim is the player's again.
  controls.setAim(0.7, -0.1);
  await stage.advance(100, frame);
  expect(intent.aimYawRad).toBe(0.7);
});
