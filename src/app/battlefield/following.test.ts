import { expect, it } from "vitest";
import { findModel } from "#game/catalogue/find-model.ts";
import { axisAngleQuat } from "#game/math/quat.ts";
import type { BattleControls } from "#scene/controls/battle-controls.ts";
import type { Client } from "#session/client.ts";
import { createBattleModel } from "#store/battle-model.ts";
import { createBattleLoop } from "./battle-loop.ts";
import { createFollowing } from "./following.ts";

const EAST = Math.PI / 2;
const NORTH = Math.PI;

/** Norfolk and Surrey on the field, and one who watches. */
function start() {
  const battle = createBattleModel({ capacity: 4 });
  const nodes = findModel("King")!.nodes.map(({ name, parent }) => ({ name, parent, maxPower: 10 }));
  const chids = ["norfolk", "surrey"];
  for (const chid of chids)
    battle.addCharacter({ chid, name: chid, visiname: chid, model: "King", team: "York", kind: "pc", nodes });
  const look = { aimYawRad: 0, aimPitchRad: 0 };
  const following = createFollowing(battle, (yawRad, pitchRad) => {
    look.aimYawRad = yawRad;
    look.aimPitchRad = pitchRad;
  });
  let nowMs = 0;

  function turnTo(slot: number, hullRad: number, turretRad: number): void {
    const quat = [0, 0, 0, 1];
    const rotation = (yawRad: number) => {
      axisAngleQuat(quat, 0, 0, 1, 0, yawRad);
      const [x = 0, y = 0, z = 0, w = 1] = quat;
      return { x, y, z, w };
    };
    nowMs += 10_000;
    battle.pushMove(
      chids[slot]!,
      "Tank",
      { location: { x: slot, y: 0, z: 0 }, rotation: rotation(hullRad) },
      nowMs,
      nowMs,
    );
    battle.pushMove(chids[slot]!, "Head", { rotation: rotation(turretRad) }, nowMs, nowMs);
    battle.sample(nowMs + 2000);
  }

  function watch(slot: number, seconds: number, framesPerS = 60): void {
    for (let frame = 0; frame < seconds * framesPerS; frame += 1)
      following.update(slot, look, 1000 / framesPerS);
  }
  return { battle, following, look, turnTo, watch };
}

it("looks at once where the turret of another tank points", () => {
  const { look, turnTo, watch } = start();
  turnTo(0, NORTH, -EAST);
  turnTo(1, EAST, EAST);
  watch(0, 1 / 60);
  expect(look.aimYawRad).toBeCloseTo(EAST, 3);
  watch(1, 1 / 60);
  expect(Math.abs(look.aimYawRad)).toBeCloseTo(NORTH, 3);
});

it("turns softly with the tank, as far at 30 as at 144 frames a second", () => {
  const turned = (framesPerS: number): number => {
    const { look, turnTo, watch } = start();
    turnTo(0, 0, 0);
    watch(0, 1 / framesPerS, framesPerS);
    turnTo(0, 0.5, 0.5);
    watch(0, 1, framesPerS);
    return look.aimYawRad;
  };
  expect(turned(30)).toBeGreaterThan(0.7);
  expect(turned(30)).toBeLessThan(0.95);
  expect(turned(144)).toBeCloseTo(turned(30), 9);
});

it("keeps what the spectator turned himself until he takes another tank", () => {
  const { look, turnTo, watch } = start();
  turnTo(0, 0, 0);
  turnTo(1, -1, 0);
  watch(0, 1 / 60);
  look.aimYawRad += 0.7;
  look.aimPitchRad = -0.2;
  turnTo(0, 1, 0);
  watch(0, 20);
  expect(look.aimYawRad).toBeCloseTo(1.7, 3);
  expect(look.aimPitchRad).toBe(-0.2);
  watch(1, 1 / 60);
  expect(look.aimYawRad).toBeCloseTo(-1, 3);
  expect(look.aimPitchRad).toBe(0);
});

it("leaves the look alone when a driver becomes one who watches the own wreck", () => {
  const { following, look, turnTo, watch } = start();
  turnTo(0, 1, 0);
  look.aimYawRad = 2;
  following.take(0);
  watch(0, 1);
  expect(look.aimYawRad).toBe(2);
});

it("waits for a tank that has no place yet", () => {
  const { look, turnTo, watch } = start();
  look.aimYawRad = 2;
  watch(0, 1);
  expect(look.aimYawRad).toBe(2);
  turnTo(0, 1, 0);
  watch(0, 1 / 60);
  expect(look.aimYawRad).toBeCloseTo(1, 3);
});

it("turns the controls' own aim, so that compass, radar and free flight go on from there", () => {
  const { battle, look, turnTo } = start();
  turnTo(1, 1, 0.5);
  const controls = {
    read: () => look,
    setAim: (yawRad: number) => (look.aimYawRad = yawRad),
    setZoom() {},
    pointerLocked: () => false,
  } as unknown as BattleControls;
  const client = { battle, vehicle: () => undefined, drive() {} } as unknown as Client;
  let shownYawRad = Number.NaN;
  const loop = createBattleLoop(client, controls, (frame) => (shownYawRad = frame.aimYawRad));
  loop.setCamera({ kind: "follow", slot: 1 });
  loop.frame(16, 12_000);
  loop.frame(32, 12_016);
  expect(shownYawRad).toBeCloseTo(1.5, 3);
});
