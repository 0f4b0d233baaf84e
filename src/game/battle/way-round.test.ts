import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrapAngle } from "../angles.ts";
import { createBattlefield } from "../battlefield.ts";
import { findModel } from "../catalogue/find-model.ts";
import { createCondition } from "../condition.ts";
import { createDriveInput, createTankBody, DRIVE_STEP_S, placeTank, stepTank } from "../kinematics.ts";
import { createObstacles } from "../obstacles.ts";
import { leastWayM } from "./way-round.ts";

const coast = createBattlefield("Coast", 3);
const king = findModel("King")!;
const RADIUS_M = king.radiusM * 0.45;

describe("the least way", () => {
  it("past a wall leads round its nearer end, and is straight beside it", () => {
    const wall = coast.cover.find(({ kind }) => kind === "wall")!;
    const { x, z, directionX, directionZ, halfLengthM } = wall;
    const across = (along: number) => {
      const [middleX, middleZ] = [x + directionX * along, z + directionZ * along];
      const [dx, dz] = [directionZ * 4, -directionX * 4];
      return leastWayM(middleX + dx, middleZ + dz, middleX - dx, middleZ - dz, RADIUS_M, coast);
    };
    expect(across(0)).toBeCloseTo(2 * Math.hypot(4, halfLengthM + RADIUS_M), 6);
    for (const along of [halfLengthM - 1, 1 - halfLengthM])
      expect(across(along)).toBeCloseTo(2 * Math.hypot(4, 1 + RADIUS_M), 6);
    expect(across(-halfLengthM - RADIUS_M - 0.1)).toBeCloseTo(8, 6);
  });

  it("is never longer than what a tank drives that knows the way round", () => {
    const boxes = coast.cover.filter(({ blocksTanks, round }) => blocksTanks && !round);
    fc.assert(
      fc.property(
        fc.nat(boxes.length - 1),
        fc.constantFrom(-1, 1),
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        fc.integer({ min: 4, max: 12 }),
        fc.integer({ min: 4, max: 12 }),
        (which, side, share, beforeM, behindM) => {
          const { x, z, directionX, directionZ, halfLengthM, halfWidthM } = boxes[which]!;
          const at = (along: number, across: number) =>
            [
              x + directionX * along - directionZ * across,
              z + directionZ * along + directionX * across,
            ] as const;
          const outM = halfWidthM + king.radiusM;
          const endM = side * (halfLengthM + king.radiusM);
          const start = at(share * halfLengthM, outM + beforeM);
          const stops = [at(endM, outM), at(endM, -outM), at(share * halfLengthM, -outM - behindM)];
          const body = createTankBody();
          placeTank(
            body,
            king,
            coast,
            ...start,
            Math.atan2(stops[0]![0] - start[0], stops[0]![1] - start[1]),
          );
          const [input, whole, nobody] = [createDriveInput(), createCondition(), createObstacles()];
          let drivenM = 0;
          for (let step = 0; step < 1200 && stops.length > 0; step += 1) {
            const [fromX = 0, , fromZ = 0] = body.location;
            const [toX, toZ] = stops[0]!;
            const bearingRad = wrapAngle(Math.atan2(toX - fromX, toZ - fromZ) - body.yawRad);
            input.steer = Math.max(-1, Math.min(1, bearingRad * 3));
            input.throttle = Math.abs(bearingRad) < 0.3 ? 1 : 0.1;
            stepTank(body, input, king, whole, coast, nobody, DRIVE_STEP_S);
            drivenM += Math.hypot(body.location[0]! - fromX, body.location[2]! - fromZ);
            expect(
              leastWayM(...start, body.location[0]!, body.location[2]!, RADIUS_M, coast),
            ).toBeLessThanOrEqual(drivenM + 0.1);
            if (Math.hypot(body.location[0]! - toX, body.location[2]! - toZ) < 1) stops.shift();
          }
        },
      ),
    );
  });
});
