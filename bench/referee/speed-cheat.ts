import { createBattle } from "#game/battle/battle.ts";
import { createBattlefield, type Battlefield } from "#game/battlefield.ts";
import { findModel } from "#game/catalogue/find-model.ts";
import { createCondition } from "#game/condition.ts";
import { createDriveInput, createTankBody, DRIVE_STEP_S, placeTank, stepTank } from "#game/kinematics.ts";
import { createObstacles } from "#game/obstacles.ts";
import { copyPose } from "#game/pose.ts";
import { wrapAngle } from "#game/angles.ts";
import type { Row } from "../table.ts";

const MINUTES = 10;
const MODEL = "King";

/** A level field without cover, round which nothing but the engine decides. */
const plain: Battlefield = {
  ...createBattlefield("Valley", 1),
  cover: [],
  heightAt: () => 0,
  coverNear: () => 0,
};

/**
 * A client that drives by all the rules, but with an engine that is so much stronger: what the referee lets it gain in
 * way over an honest one with the same driver. It adopts every correction.
 */
export function measureSpeedCheat(percent: number): Row {
  const honest = drive(0);
  const cheat = drive(percent);
  return {
    case: `${percent} %`,
    subject: "bosworth",
    gainPercent: (cheat.wayM / honest.wayM - 1) * 100,
    correctionsPerMin: cheat.corrections / MINUTES,
    kicked: cheat.kicks,
  };
}

/** Full ahead in a wide circle, ten turns a second. */
function drive(percent: number) {
  const model = findModel(MODEL)!;
  const engine = { ...model, forwardMps: model.forwardMps * (1 + percent / 100) };
  const start = { x: 200, z: 0, yawRad: 0 };
  const character = { chid: "cheat", name: "cheat", model: MODEL, team: "York", ...start };
  const battle = createBattle({ battlefield: plain, characters: [character], friendlyFire: false });
  const body = createTankBody();
  placeTank(body, model, plain, start.x, start.z, start.yawRad);
  const [input, whole, nobody] = [createDriveInput(), createCondition(), createObstacles()];
  input.throttle = 1;
  const last = [start.x, start.z];
  let [wayM, corrections, kicks] = [0, 0, 0];
  for (let step = 1; step <= MINUTES * 3600 && kicks === 0; step += 1) {
    const nowMs = step * DRIVE_STEP_S * 1000;
    const [x = 0, , z = 0] = body.location;
    const round = Math.atan2(x, z) - Math.PI / 2 - (Math.hypot(x, z) - 200) / 100;
    input.steer = Math.max(-1, Math.min(1, wrapAngle(round - body.yawRad) * 2));
    stepTank(body, input, engine, whole, plain, nobody, DRIVE_STEP_S);
    if (step % 6 !== 0) continue;
    const verdict = battle.move(0, body, nowMs, nowMs + 50);
    if (verdict.kind === "invalid") kicks += 1;
    if (verdict.kind === "corrected") {
      corrections += 1;
      copyPose(body, verdict.pose);
    }
    const [toX = 0, , toZ = 0] = battle.poseOf(0).location;
    wayM += Math.hypot(toX - last[0]!, toZ - last[1]!);
    last[0] = toX;
    last[1] = toZ;
  }
  return { wayM, corrections, kicks };
}
