import type { Cheat } from "#testing/cheats/cheat.ts";
import { LANE, rootMove, type CheatStage } from "#testing/cheats/cheat-stage.ts";

const TRACK = 2;
const HULL = 1;
const KIT_MS = 4500;
const still = { moves: [rootMove(LANE.x, LANE.z)] };
const MOVE = "<move node='Tank'><location x='270' y='0' z='-399'/></move>";

/** Lets an honest tank stand there for a time. */
function stand(stage: CheatStage, durationMs: number): void {
  for (let ms = 0; ms < durationMs; ms += 500) {
    stage.wait(500);
    stage.send(still);
  }
}

/** How many repairs the referee said to be done. */
function repairsOf(stage: CheatStage): number {
  return stage
    .told("king")
    .reduce((sum, { repairs }) => sum + repairs.filter(({ power }) => power !== undefined).length, 0);
}

function isTold(stage: CheatStage, chid: string): boolean {
  return stage.told(chid).some((each) => each.moves.length + each.losses.length + each.shots.length > 0);
}

const turnOf = (name: string, inside: string): Cheat => ({
  name,
  stop: "kick",
  attempt(stage) {
    stage.sendText(inside);
    return isTold(stage, "king");
  },
});

export const RULE_CHEATS: readonly Cheat[] = [
  turnOf(
    "writes a place that is no number",
    `<pc chid='king'><moves>${MOVE.replace("270", "NaN")}</moves></pc>`,
  ),
  turnOf("writes an infinite place", `<pc chid='king'><moves>${MOVE.replace("270", "INF")}</moves></pc>`),
  turnOf(
    "writes a place beyond all worlds",
    `<pc chid='king'><moves>${MOVE.replace("270", "1e300")}</moves></pc>`,
  ),
  turnOf(
    "writes a place far away, as a number",
    `<pc chid='king'><moves>${MOVE.replace("270", "999999")}</moves></pc>`,
  ),
  turnOf("moves a node that its model lacks", `<pc chid='king'><moves><move node='Wing'/></moves></pc>`),
  {
    name: "drives somebody else's tank",
    stop: "kick",
    attempt(stage) {
      stage.send({ chid: "earl1", moves: [rootMove(LANE.x, LANE.z + 1)] });
      return isTold(stage, "earl1");
    },
  },
  {
    name: "drives a tank that nobody knows",
    stop: "kick",
    attempt(stage) {
      stage.send({ chid: "phantom", moves: [rootMove(LANE.x, LANE.z + 1)] });
      return isTold(stage, "phantom");
    },
  },
  {
    name: "speaks for a bot",
    stop: "kick",
    attempt(stage) {
      stage.sendText(`<npc chid='earl1'><moves>${MOVE}</moves></npc>`);
      return isTold(stage, "earl1");
    },
  },
  {
    name: "says that another has lost its hull",
    stop: "kick",
    attempt(stage) {
      stage.send({ chid: "earl1", losses: [{ node: "Hull", power: { value: 0 } }] });
      return isTold(stage, "earl1");
    },
  },
  {
    name: "fires and, in the same turn, drives somebody else's tank: neither counts",
    stop: "kick",
    attempt(stage) {
      stage.sendText(
        `<pc chid='king'><shots><shot node='Turmkanone'/></shots></pc><pc chid='earl1'><moves>${MOVE}</moves></pc>`,
      );
      stage.wait(1000);
      return isTold(stage, "earl1");
    },
  },
  {
    name: "gives its hull a negative power",
    stop: "kick",
    attempt(stage) {
      stage.send({ losses: [{ node: "Hull", power: { value: -50 } }] });
      return isTold(stage, "king");
    },
  },
  {
    name: "gives its hull more power than it can have",
    stop: "kick",
    attempt(stage) {
      stage.send({ losses: [{ node: "Hull", power: { value: 100_000 } }] });
      return isTold(stage, "king");
    },
  },
  {
    name: "repairs its hull to more power than it can have",
    stop: "kick",
    options: { powers: { [HULL]: 50 } },
    attempt(stage) {
      stage.send({ repairs: [{ node: "Hull", power: { value: 100_000 } }] });
      stand(stage, KIT_MS);
      return repairsOf(stage) > 0;
    },
  },
  {
    name: "says itself that a track is repaired",
    stop: "no effect",
    options: { powers: { [TRACK]: 0 } },
    attempt(stage) {
      stage.send({ losses: [{ node: "TrackLeft", power: { value: 110 } }] });
      stand(stage, 1000);
      return stage.held().losses.length === 0 || isTold(stage, "phantom");
    },
  },
  {
    name: "repairs while it drives",
    stop: "no effect",
    options: { powers: { [HULL]: 50 } },
    attempt(stage) {
      for (let turn = 1; turn <= 12; turn += 1) {
        stage.wait(500);
        const linear = { x: 0, y: 0, z: 8 };
        stage.send({
          moves: [rootMove(LANE.x, LANE.z + turn * 4, 0, { linear })],
          repairs: [{ node: "Hull" }],
        });
      }
      return repairsOf(stage) > 0;
    },
  },
  {
    name: "begins a repair standing and drives off",
    stop: "no effect",
    options: { powers: { [HULL]: 50 } },
    attempt(stage) {
      stage.send({ ...still, repairs: [{ node: "Hull" }] });
      for (let turn = 1; turn <= 12; turn += 1) {
        stage.wait(500);
        // It says that it stands.
        stage.send({ moves: [rootMove(LANE.x, LANE.z + turn * 4, 0, { linear: { x: 0, y: 0, z: 0 } })] });
      }
      return repairsOf(stage) > 0;
    },
  },
  {
    name: "repairs more often than it has kits",
    stop: "no effect",
    options: { powers: { [HULL]: 1, 4: 1, 5: 1 } },
    attempt(stage) {
      for (const node of ["Hull", "Head", "Turmkanone"]) {
        stage.send({ ...still, repairs: [{ node }] });
        stand(stage, KIT_MS);
      }
      return repairsOf(stage) > 2;
    },
  },
  {
    name: "repairs everything at once",
    stop: "no effect",
    options: { powers: { [HULL]: 1, 4: 1, 5: 1 } },
    attempt(stage) {
      stage.send({ ...still, repairs: ["Hull", "Head", "Turmkanone"].map((node) => ({ node })) });
      stand(stage, KIT_MS);
      return repairsOf(stage) > 1;
    },
  },
  {
    name: "sends a turn again under the same tuid",
    stop: "no effect",
    attempt(stage) {
      const turn = { tuid: "again", moves: [rootMove(LANE.x, LANE.z + 1)] };
      for (let time = 0; time < 5; time += 1) {
        stage.wait(500);
        stage.send(turn);
      }
      return stage.told("king").length > 1;
    },
  },
  {
    name: "sends an old turn again under a new tuid",
    stop: "no effect",
    attempt(stage) {
      for (let turn = 1; turn <= 4; turn += 1) {
        stage.wait(200);
        stage.send({ moves: [rootMove(LANE.x, LANE.z + turn)] });
      }
      stage.send({ moves: [rootMove(LANE.x, LANE.z + 1)], clockMs: stage.nowMs() - 600 });
      return stage.seenAt("king").z < LANE.z + 3;
    },
  },
  {
    name: "says two places in one turn, of which only the last is plausible",
    stop: "no effect",
    attempt(stage) {
      stage.send({ moves: [rootMove(LANE.x, LANE.z + 200), rootMove(LANE.x, LANE.z + 0.5)] });
      const places = stage.told("king").flatMap(({ moves }) => moves.flatMap((move) => move.location ?? []));
      return places.some(({ z }) => z > LANE.z + 100);
    },
  },
  {
    name: "takes its tank apart on the others' screens",
    stop: "no effect",
    attempt(stage) {
      const location = { x: 0, y: 40, z: 0 };
      const spin = { x: 0, y: 900, z: 0 };
      const head = {
        node: "Head",
        rotation: { x: 0, y: 0, z: 0, w: 1 },
        location,
        linear: spin,
        angular: spin,
      };
      stage.send({ moves: [head, { node: "Hull", rotation: { x: 1, y: 0, z: 0, w: 0 }, location }] });
      const said = stage.told("king").flatMap(({ moves }) => moves);
      return said.some(
        ({ node, angular, location: place, linear }) =>
          node === "Hull" || place !== undefined || linear !== undefined || (angular?.y ?? 0) > 3,
      );
    },
  },
  {
    name: "moves and fires after it has been destroyed",
    stop: "no effect",
    options: { powers: { [HULL]: 1, 4: 0 } },
    attempt(stage) {
      stage.wait(100);
      stage.earl({ shots: [{ node: "Turmkanone" }] });
      stage.wait(600);
      if (!stage.told("king").some(({ losses }) => losses.some(({ node }) => node === "Hull")))
        throw new Error("The honest player's shot missed.");
      const before = stage.told("king").length;
      for (let turn = 1; turn <= 5; turn += 1) {
        stage.wait(100);
        stage.send({ moves: [rootMove(LANE.x, LANE.z + turn)], shots: [{ node: "Turmkanone" }] });
      }
      return stage.told("king").length > before;
    },
  },
];
