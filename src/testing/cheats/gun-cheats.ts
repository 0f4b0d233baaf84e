import { findModel } from "#game/catalogue/find-model.ts";
import { yawOf } from "#game/node-transforms.ts";
import type { Move, Shot } from "#protocol/mmog/character.ts";
import type { Cheat } from "#testing/cheats/cheat.ts";
import { APART_M, LANE, rootMove, type CheatStage } from "#testing/cheats/cheat-stage.ts";

const KING = findModel("King")!;
const BARREL = { node: "Turmkanone" } as const;

const about = (axis: "x" | "y", angle: number): NonNullable<Move["rotation"]> => ({
  x: axis === "x" ? Math.sin(angle / 2) : 0,
  y: axis === "y" ? Math.sin(angle / 2) : 0,
  z: 0,
  w: Math.cos(angle / 2),
});

/** How many of these shots everybody was told of. */
function shotsOf(stage: CheatStage): number {
  return stage.told("king").reduce((sum, { shots }) => sum + shots.length, 0);
}

function losses(stage: CheatStage, chid: string): number {
  return stage.told(chid).reduce((sum, each) => sum + each.losses.length, 0);
}

/** Fires the shot once, with the match going on after it; whether anybody was told of it or hurt by it. */
function fires(stage: CheatStage, shot: Partial<Shot>, clockMs?: number): boolean {
  stage.send({ shots: [{ ...BARREL, ...shot }], ...(clockMs !== undefined && { clockMs }) });
  stage.wait(1000);
  return shotsOf(stage) > 0 || losses(stage, "earl1") > 0;
}

/** The honest player drives across the lane; where it is after so long. */
function cross(stage: CheatStage, forMs: number): void {
  for (let ms = 0; ms < forMs; ms += 100) {
    stage.wait(100);
    const x = LANE.x - 6 + (stage.nowMs() / 1000) * 11;
    const moves = [
      rootMove(x, LANE.z + APART_M, Math.PI / 2, { linear: { x: 11, y: 0, z: 0 } }, "Councillor"),
    ];
    stage.earl({ moves });
  }
}

export const GUN_CHEATS: readonly Cheat[] = [
  {
    name: "fires twenty times a second",
    stop: "kick",
    attempt(stage) {
      for (let shot = 0; shot < 30; shot += 1) {
        stage.send({ shots: [BARREL] });
        stage.wait(50);
      }
      return shotsOf(stage) > 1;
    },
  },
  {
    name: "loads a fifth faster than its gun",
    stop: "no effect",
    // Looking away from the other: the match must not end of it.
    options: { yawRad: Math.PI },
    attempt(stage) {
      const everyMs = KING.reloadS * 800;
      const shots = 20;
      for (let shot = 0; shot < shots && !stage.isKicked(); shot += 1) {
        stage.send({ moves: [rootMove(LANE.x, LANE.z, Math.PI)], shots: [BARREL] });
        stage.wait(everyMs);
      }
      return shotsOf(stage) > (shots * everyMs) / (KING.reloadS * 1000) + 1;
    },
  },
  {
    name: "stamps every other shot into the past, as if a stall had held it up, while it goes on moving",
    stop: "kick",
    options: { yawRad: Math.PI },
    attempt(stage) {
      for (let turn = 0; turn < 200; turn += 1) {
        stage.send({ moves: [rootMove(LANE.x, LANE.z, Math.PI)] });
        if (turn % 40 === 20) stage.send({ shots: [BARREL], clockMs: stage.nowMs() - KING.reloadS * 1000 });
        if (turn % 40 === 20) stage.send({ shots: [BARREL] });
        stage.wait(100);
      }
      return shotsOf(stage) > 20 / KING.reloadS;
    },
  },
  {
    name: "stamps its shots a reload apart, but fires them faster",
    stop: "no effect",
    options: { yawRad: Math.PI },
    attempt(stage) {
      stage.wait(8000);
      const startMs = stage.nowMs() - 6000;
      for (let shot = 0; shot < 20; shot += 1) {
        stage.send({ shots: [BARREL], clockMs: startMs + shot * KING.reloadS * 1000 });
        stage.wait(KING.reloadS * 700);
      }
      // What it may have fired in the last six seconds of the silence comes on top, and no more.
      return shotsOf(stage) > (20 * KING.reloadS * 0.7 + 6) / KING.reloadS + 1;
    },
  },
  {
    name: "keeps silent for half a minute, and fires all that it could have fired",
    stop: "no effect",
    options: { yawRad: Math.PI },
    attempt(stage) {
      stage.wait(30_000);
      for (let shot = 0; shot < 7; shot += 1)
        stage.send({ shots: [BARREL], clockMs: 2000 + shot * KING.reloadS * 1000 });
      return shotsOf(stage) > 2;
    },
  },
  {
    name: "fires from a place 3 m beside the muzzle, past its cover",
    stop: "no effect",
    attempt: (stage) => fires(stage, { location: { x: LANE.x + 3, y: 5, z: LANE.z + 5 } }),
  },
  {
    name: "fires from the other end of the field",
    stop: "kick",
    attempt: (stage) => fires(stage, { location: { x: LANE.x, y: 5, z: LANE.z + 90 } }),
  },
  {
    name: "fires across its barrel",
    stop: "no effect",
    attempt: (stage) => fires(stage, { view: { x: 1, y: 0, z: 0 } }),
  },
  {
    name: "fires a third of a circle from its barrel in a turret that is quick",
    stop: "no effect",
    options: { model: "Councillor" },
    attempt: (stage) => fires(stage, { view: { x: Math.sin(2), y: 0, z: Math.cos(2) } }),
  },
  {
    name: "fires higher than its gun can be raised",
    stop: "no effect",
    attempt(stage) {
      for (let turn = 0; turn < 3; turn += 1) {
        stage.wait(500);
        stage.send({ moves: [{ ...BARREL, rotation: about("x", -KING.gunElevationMaxRad) }] });
      }
      const pitch = KING.gunElevationMaxRad + 0.2;
      return fires(stage, { view: { x: 0, y: Math.sin(pitch), z: Math.cos(pitch) } });
    },
  },
  {
    name: "fires with a gun that is broken",
    stop: "no effect",
    options: { powers: { 5: 0 } },
    attempt: (stage) => fires(stage, {}),
  },
  {
    name: "fires another weapon than it has",
    stop: "kick",
    attempt: (stage) => fires(stage, { weapon: "38cmS.K.C/34" }),
  },
  {
    name: "fires ammunition that it does not have",
    stop: "kick",
    attempt: (stage) => fires(stage, { ammo: "PsgrL/4,4mBdZ" }),
  },
  {
    name: "fires from a node that is no gun",
    stop: "kick",
    attempt: (stage) => fires(stage, { node: "Hull" }),
  },
  {
    name: "fires into the past, at where somebody was a second ago",
    stop: "no effect",
    attempt(stage) {
      cross(stage, 500);
      const { x, z } = stage.seenAt("earl1");
      cross(stage, 1000);
      const view = { x: (x - LANE.x) / Math.hypot(x - LANE.x, z - LANE.z), y: -0.012, z: 0.999 };
      stage.send({ shots: [{ ...BARREL, view }], clockMs: stage.nowMs() - 1000 });
      stage.wait(600);
      return losses(stage, "earl1") > 0;
    },
  },
  {
    name: "fires into the future, at where somebody will be in a second",
    stop: "no effect",
    attempt(stage) {
      cross(stage, 500);
      const view = { x: 0.122, y: -0.012, z: 0.992 };
      stage.send({ shots: [{ ...BARREL, view }], clockMs: stage.nowMs() + 1000 });
      cross(stage, 1500);
      return losses(stage, "earl1") > 0;
    },
  },
  {
    name: "turns its turret faster than it can",
    stop: "correction",
    attempt(stage) {
      let turned = 0;
      let last = 0;
      for (let turn = 1; turn <= 40; turn += 1) {
        stage.wait(100);
        stage.send({ moves: [{ node: "Head", rotation: about("y", turn * 0.3) }] });
        const rotation = stage.held().moves.find((move) => move.node === "Head")!.rotation!;
        const yaw = yawOf([rotation.x, rotation.y, rotation.z, rotation.w]);
        turned += Math.abs(Math.atan2(Math.sin(yaw - last), Math.cos(yaw - last)));
        last = yaw;
      }
      // Others are told of it once a second, so that a second and a little may come at once.
      return turned > KING.turretTraverseRadS * 1.1 * (4 + 1.7);
    },
  },
  {
    name: "turns a turret that is jammed",
    stop: "correction",
    options: { powers: { 4: 0 } },
    attempt(stage) {
      for (let turn = 0; turn < 12; turn += 1) {
        stage.wait(500);
        stage.send({ moves: [{ node: "Head", rotation: about("y", turn < 10 ? 0 : 0.4) }] });
      }
      return Math.abs(stage.held().moves.find((move) => move.node === "Head")!.rotation!.y) > 0.1;
    },
  },
  {
    name: "raises its gun higher than it can be raised",
    stop: "correction",
    attempt(stage) {
      for (let turn = 0; turn < 5; turn += 1) {
        stage.wait(500);
        stage.send({ moves: [{ node: "Turmkanone", rotation: about("x", -0.8) }] });
      }
      const x = stage.held().moves.find((move) => move.node === "Turmkanone")!.rotation!.x;
      return Math.abs(2 * Math.asin(x)) > KING.gunElevationMaxRad + 0.03;
    },
  },
];
