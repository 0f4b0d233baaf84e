/** The page that frame.ts opens: it measures and hands figures back, it prints nothing. */
import { PerspectiveCamera, WebGLRenderer } from "three";
import { createBattlefield } from "#game/battlefield.ts";
import { createRandom } from "#game/random.ts";
import { motionStride } from "#game/dead-reckoning.ts";
import { createBattleModel } from "#store/battle-model.ts";
import { createBattleScene } from "#scene/create-battle-scene.ts";
import type { SceneQuality } from "#scene/battle-view.ts";
import type { Contestant } from "./contestant.ts";
import { modelOf, turnsPerSecond, writeTruth } from "./fleet.ts";
import { createNaive } from "./naive.ts";
import { createOurs } from "./ours.ts";

export type Figures = { composeMs: number; frameMs: number; drawCalls: number; shown: number };

const frameMs = 1000 / 60;
const makers: Readonly<Record<string, (tanks: number) => Contestant>> = {
  bosworth: createOurs,
  naive: createNaive,
};

/** One side at work: turns arrive every tenth of a second, frames come sixty times a second. */
function start(subject: string, tanks: number) {
  const canvas = document.querySelector("canvas")!;
  const renderer = new WebGLRenderer({ canvas });
  renderer.setSize(64, 36, false);
  const camera = new PerspectiveCamera(60, 16 / 9, 1, 2000);
  camera.position.set(0, 400, 1);
  camera.lookAt(0, 0, 0);
  camera.updateMatrixWorld();
  const contestant = makers[subject]!(tanks);
  let nowMs = 1000;
  let nextTurnMs = nowMs;
  function receive(): void {
    while (nextTurnMs <= nowMs) {
      for (let tank = 0; tank < tanks; tank++) contestant.receive(tank, nextTurnMs - 40, nextTurnMs);
      nextTurnMs += 1000 / turnsPerSecond;
    }
  }
  return {
    contestant,
    renderer,
    /** Runs frames and returns what each cost: sample and compose, then that with the renderer's work. */
    run(frames: number): { composeMs: number[]; frameMs: number[] } {
      const composeMs: number[] = [];
      const wholeMs: number[] = [];
      for (let frame = 0; frame < frames; frame++) {
        nowMs += frameMs;
        receive();
        const startMs = performance.now();
        contestant.compose(nowMs);
        composeMs.push(performance.now() - startMs);
        renderer.render(contestant.scene, camera);
        wholeMs.push(performance.now() - startMs);
        // What is drawn is not the question: the card's work must not queue up into the next frame.
        renderer.getContext().finish();
      }
      return { composeMs, frameMs: wholeMs };
    },
    /** Frames without a turn and without drawing, for counting bytes. Times are made before the count starts. */
    composeOnly(frames: number): void {
      for (let frame = 0; frame < frames; frame++) contestant.compose(nowMs);
    },
  };
}

let running: ReturnType<typeof start> | undefined;

const bench = {
  open(subject: string, tanks: number): void {
    running = start(subject, tanks);
  },
  measure(frames: number): Figures {
    running!.run(90);
    const { composeMs, frameMs: wholeMs } = running!.run(frames);
    const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
    return {
      composeMs: median(composeMs),
      frameMs: median(wholeMs),
      drawCalls: running!.renderer.info.render.calls,
      shown: running!.contestant.shown(),
    };
  },
  composeOnly(frames: number): void {
    running!.composeOnly(frames);
  },
  /** Draw calls of the whole game scene with so many tanks around the camera. */
  sceneCalls(tanks: number, quality: SceneQuality): number {
    const canvas = document.createElement("canvas");
    const model = createBattleModel({ capacity: Math.max(8, tanks) });
    const told = new Float64Array(8 * motionStride);
    for (let tank = 0; tank < tanks; tank++) {
      const drawn = modelOf(tank);
      const chid = `c${tank}`;
      model.addCharacter({
        chid,
        name: chid,
        visiname: chid,
        model: drawn.id,
        team: tank % 2 === 0 ? "York" : "Lancaster",
        kind: "pc",
        nodes: drawn.nodes.map(({ name, parent, maxPower }) => ({ name, parent, maxPower })),
      });
      for (let turn = 0; turn < 3; turn++) {
        writeTruth(tank, turn * 100, told);
        // Everybody near the camera of the scene's first view, so that every shape throws its shadow.
        told[0] = -180 + (tank % 16) * 4;
        told[2] = 30 + Math.floor(tank / 16) * 4;
        drawn.nodes.forEach((node, index) => {
          const at = index * motionStride;
          const [x, y, z, qx, qy, qz, qw] = told.subarray(at, at + 7);
          const rotation = { x: qx!, y: qy!, z: qz!, w: qw! };
          model.pushMove(
            chid,
            node.name,
            { location: { x: x!, y: y!, z: z! }, rotation },
            turn * 100,
            turn * 100,
          );
        });
      }
    }
    const scene = createBattleScene({
      canvas,
      model,
      battlefield: createBattlefield("Valley", 1),
      light: "day",
      quality,
      reducedMotion: false,
      teamColours: { York: "#f5ecd2", Lancaster: "#e2475c" },
      random: createRandom(1),
    });
    scene.resize(64, 36, 1);
    scene.frame(300);
    scene.frame(316);
    const { drawCalls } = scene.stats();
    scene.dispose();
    return drawCalls;
  },
};

export type FrameBench = typeof bench;

(globalThis as unknown as { frameBench: FrameBench }).frameBench = bench;
