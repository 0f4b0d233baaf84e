import { findModel } from "#game/catalogue/find-model.ts";
import { yawOf } from "#game/node-transforms.ts";
import type { Character } from "#protocol/mmog/character.ts";
import type { Cheat } from "#testing/cheats/cheat.ts";
import { COAST, LANE, rootMove, type CheatStage } from "#testing/cheats/cheat-stage.ts";

const KING = findModel("King")!;
/** What the referee takes in advance of anybody, s (game/battle/trust.ts). */
const BANK_S = 0.7;
/** What drifting clocks and rounding may add. */
const FAIR = 1.01;
/** A level circle on the Coast without cover. */
const RING = { x: -430, z: -360, radiusM: 30 } as const;

/** Drives along the lane at this speed, sending ten turns a second; how far the others saw it get, metres. */
function driveFor(
  stage: CheatStage,
  seconds: number,
  speedMps: number,
  yawRad = 0,
  clockMs: (turn: number) => number = () => stage.nowMs(),
): number {
  for (let turn = 1; turn <= seconds * 10; turn += 1) {
    stage.wait(100);
    const z = LANE.z + Math.min(LANE.lengthM, (turn / 10) * speedMps);
    stage.send({ moves: [rootMove(LANE.x, z, yawRad)], clockMs: clockMs(turn) });
  }
  return stage.seenAt("king").z - LANE.z;
}

/** Drives as `driveFor`, but moves only with every other turn and sets its clock back in between. */
function driveWithClockBack(stage: CheatStage, seconds: number, speedMps: number, yawRad: number): number {
  let z = LANE.z;
  for (let turn = 1; turn <= seconds * 10; turn += 1) {
    stage.wait(100);
    const isBack = turn % 2 === 1;
    if (!isBack) z = LANE.z + (turn / 10) * speedMps;
    stage.send({ moves: [rootMove(LANE.x, z, yawRad)], clockMs: stage.nowMs() - (isBack ? 2_500 : 0) });
  }
  return stage.seenAt("king").z - LANE.z;
}

/** Drives round the ring a little faster than the tank can, and adopts corrections; the way that the others saw, metres. */
function circleFor(stage: CheatStage, seconds: number, speedMps: number): number {
  let wayM = 0;
  let last = stage.seenAt("king");
  for (let turn = 1; turn <= seconds * 10; turn += 1) {
    stage.wait(100);
    const angle = Math.atan2(last.x - RING.x, last.z - RING.z) + (speedMps * 0.1) / RING.radiusM;
    const [x, z] = [RING.x + Math.sin(angle) * RING.radiusM, RING.z + Math.cos(angle) * RING.radiusM];
    stage.send({ moves: [rootMove(x, z, angle + Math.PI / 2)] });
    const seen = stage.seenAt("king");
    wayM += Math.hypot(seen.x - last.x, seen.z - last.z);
    last = seen;
  }
  return wayM;
}

/** Stands for ten seconds with stamps that fall behind to `lateMs`, and then leaps as far as it can; how far, metres. */
function leapAfterStanding(stage: CheatStage, lateMs: number): number {
  for (let turn = 1; turn <= 100; turn += 1) {
    stage.wait(100);
    stage.send({ moves: [rootMove(LANE.x, LANE.z)], clockMs: stage.nowMs() - (lateMs * turn) / 100 });
  }
  stage.wait(100);
  stage.send({ moves: [rootMove(LANE.x, LANE.z + 40)] });
  return stage.seenAt("king").z - LANE.z;
}

function headingOf({ moves }: Character): number {
  const rotation = moves.findLast((move) => move.node === "Tank" && move.rotation !== undefined)?.rotation;
  return rotation === undefined ? 0 : yawOf([rotation.x, rotation.y, rotation.z, rotation.w]);
}

/** A wall with room on both sides, and the places 7 m before and behind it. */
function throughWall() {
  const near = new Int32Array(96);
  const isAlone = (x: number, z: number, wall: number): boolean =>
    near.subarray(0, COAST.coverNear(x, z, near)).every((index) => index === wall);
  for (const [index, { kind, x, z, directionX, directionZ }] of COAST.cover.entries()) {
    const [dx, dz] = [directionZ * 7, -directionX * 7];
    if (kind === "wall" && isAlone(x + dx, z + dz, index) && isAlone(x - dx, z - dz, index))
      return { x, z, from: { x: x + dx, z: z + dz }, to: { x: x - dx, z: z - dz } };
  }
  throw new Error("There is no wall with room on both sides.");
}
const wall = throughWall();

export const DRIVING_CHEATS: readonly Cheat[] = [
  {
    name: "drives at one and a half times its speed",
    stop: "correction",
    attempt: (stage) => driveFor(stage, 10, KING.forwardMps * 1.5) > KING.forwardMps * FAIR * (10 + BANK_S),
  },
  {
    name: "drives three in a hundred faster than it can, for two minutes",
    stop: "correction",
    options: { x: RING.x + RING.radiusM, z: RING.z, yawRad: Math.PI },
    attempt: (stage) =>
      circleFor(stage, 120, KING.forwardMps * 1.03) > KING.forwardMps * FAIR * (120 + BANK_S),
  },
  {
    name: "stands, and leaps several seconds' way at once",
    stop: "correction",
    attempt: (stage) => leapAfterStanding(stage, 0) > KING.forwardMps * FAIR * (0.1 + BANK_S),
  },
  {
    name: "stands while its stamps fall behind, and leaps several seconds' way at once",
    stop: "correction",
    // What looks late is granted a second and a half without a silence, but no more (game/battle/lateness.ts).
    attempt: (stage) => leapAfterStanding(stage, 8000) > KING.forwardMps * FAIR * (1.6 + BANK_S),
  },
  {
    name: "drives at five times its speed",
    stop: "kick",
    attempt: (stage) => driveFor(stage, 4, KING.forwardMps * 5) > KING.forwardMps * FAIR * (4 + BANK_S),
  },
  {
    name: "drives backwards as fast as forwards",
    stop: "correction",
    attempt: (stage) => driveFor(stage, 8, KING.forwardMps, Math.PI) > KING.backwardMps * FAIR * (8 + BANK_S),
    options: { yawRad: Math.PI },
  },
  {
    name: "drives backwards as fast as forwards, with stamps of the future that are a second apart",
    stop: "correction",
    attempt: (stage) =>
      driveFor(stage, 8, KING.forwardMps, Math.PI, (turn) => turn * 1_001) >
      KING.backwardMps * FAIR * (8 + BANK_S),
    options: { yawRad: Math.PI },
  },
  {
    name: "drives backwards as fast as forwards, with a clock that is set back again and again",
    stop: "correction",
    // What looks late is granted a second and a half (game/battle/lateness.ts).
    attempt: (stage) =>
      driveWithClockBack(stage, 8, KING.forwardMps, Math.PI) > KING.backwardMps * FAIR * (8 + 1.5 + BANK_S),
    options: { yawRad: Math.PI },
  },
  {
    name: "teleports over the field",
    stop: "kick",
    attempt(stage) {
      stage.send({ moves: [rootMove(LANE.x, LANE.z + LANE.lengthM)] });
      return stage.seenAt("king").z - LANE.z > 1;
    },
  },
  {
    name: "leaps half as far again as it can drive, once a second",
    stop: "correction",
    attempt(stage) {
      for (let leap = 1; leap <= 10; leap += 1) {
        stage.wait(1000);
        stage.send({ moves: [rootMove(LANE.x, LANE.z + leap * KING.forwardMps * 1.5)] });
      }
      return stage.seenAt("king").z - LANE.z > KING.forwardMps * FAIR * (10 + BANK_S);
    },
  },
  {
    name: "turns on the spot faster than its tracks allow",
    stop: "correction",
    attempt(stage) {
      let turned = 0;
      let last = 0;
      for (let turn = 1; turn <= 40; turn += 1) {
        stage.wait(100);
        stage.send({ moves: [rootMove(LANE.x, LANE.z, turn * 0.3)] });
        const heading = headingOf(stage.held());
        turned += Math.abs(Math.atan2(Math.sin(heading - last), Math.cos(heading - last)));
        last = heading;
      }
      return turned > KING.hullTraverseRadS * FAIR * (4 + BANK_S);
    },
  },
  {
    name: "drives through a wall",
    stop: "correction",
    options: wall.from,
    attempt(stage) {
      for (let turn = 1; turn <= 4; turn += 1) {
        stage.wait(500);
        const share = turn / 4;
        const x = wall.from.x + (wall.to.x - wall.from.x) * share;
        const z = wall.from.z + (wall.to.z - wall.from.z) * share;
        // Never inside of it: the step over the wall is a leap.
        if (share !== 0.5) stage.send({ moves: [rootMove(x, z)] });
      }
      const { x, z } = stage.seenAt("king");
      return Math.hypot(x - wall.to.x, z - wall.to.z) < 6;
    },
  },
  {
    name: "keeps silent for a second and is behind the wall then",
    stop: "correction",
    options: wall.from,
    attempt(stage) {
      for (let leap = 0; leap < 3; leap += 1) {
        stage.wait(1100);
        stage.send({ moves: [rootMove(wall.to.x, wall.to.z)] });
      }
      const { x, z } = stage.seenAt("king");
      return Math.hypot(x - wall.to.x, z - wall.to.z) < 6;
    },
  },
  {
    name: "stands in the middle of a wall",
    stop: "correction",
    options: wall.from,
    attempt(stage) {
      stage.wait(1500);
      stage.send({ moves: [rootMove(wall.x, wall.z)] });
      const { x, z } = stage.seenAt("king");
      return Math.hypot(x - wall.x, z - wall.z) < 1;
    },
  },
  {
    name: "drives off the field",
    stop: "correction",
    options: { z: -490 },
    attempt(stage) {
      stage.send({ moves: [rootMove(LANE.x, -505)] });
      return stage.seenAt("king").z < -500;
    },
  },
  ...(
    [
      ["flies 30 m over the ground", 30],
      ["floats 1.5 m over the ground, to see and shoot over cover", 1.5],
      ["sinks into the ground, where nobody can hit it", -1.5],
    ] as const
  ).map(([name, height]): Cheat => ({
    name,
    stop: "correction",
    attempt(stage) {
      const move = rootMove(LANE.x, LANE.z + 0.5);
      const ground = move.location!;
      stage.send({ moves: [{ ...move, location: { ...ground, y: ground.y + height } }] });
      return Math.abs(stage.seenAt("king").y - ground.y) > 0.7;
    },
  })),
  {
    name: "leans its hull back to raise the gun over its limits",
    stop: "correction",
    attempt(stage) {
      const rotation = { x: -Math.sin(0.35), y: 0, z: 0, w: Math.cos(0.35) };
      stage.send({ moves: [rootMove(LANE.x, LANE.z, 0, { rotation })] });
      return Math.abs(stage.held().moves[0]!.rotation!.x) > 0.2;
    },
  },
  {
    name: "claims a velocity that throws it about on the others' screens",
    stop: "correction",
    attempt(stage) {
      const linear = { x: 200, y: 0, z: 0 };
      stage.send({ moves: [rootMove(LANE.x, LANE.z, 0, { linear })] });
      return stage.told("king").some(({ moves }) => moves.some((move) => (move.linear?.x ?? 0) > 50));
    },
  },
  {
    name: "drives on with a broken track",
    stop: "correction",
    options: { powers: { 2: 0 } },
    // It may roll out for some seconds and be pushed: hardly half of the way.
    attempt: (stage) => driveFor(stage, 10, KING.forwardMps) > KING.forwardMps * 7.5,
  },
];
