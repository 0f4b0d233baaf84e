/** The page that frame.ts opens: it measures and hands figures back, it prints nothing. */
import { PerspectiveCamera, WebGLRenderer } from "three";
import type { SceneQuality } from "#scene/battle-view.ts";
import type { Contestant } from "./contestant.ts";
import { turnsPerSecond } from "./fleet.ts";
import { createNaive } from "./naive.ts";
import { createOurs } from "./ours.ts";
import { stageScene } from "./stage-scene.ts";

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
    const stage = stageScene(document.createElement("canvas"), tanks, quality);
    const { scene } = stage;
    for (let turn = 0; turn < 3; turn++) stage.receive(turn * 100, { crowded: true });
    scene.resize(64, 36, 1);
    scene.frame(300);
    scene.frame(316);
    const { drawCalls } = scene.stats();
    scene.dispose();
    return drawCalls;
  },
  /**
   * How many frames a second the browser really shows of the whole scene with everybody driving, followed from
   * behind, on a canvas that fills the window.
   */
  async framesPerSecond(tanks: number, quality: SceneQuality, seconds: number): Promise<number> {
    const canvas = document.querySelector("canvas")!;
    const stage = stageScene(canvas, tanks, quality);
    const { scene } = stage;
    scene.resize(innerWidth, innerHeight, devicePixelRatio);
    scene.setView({ kind: "follow", slot: Math.min(tanks - 1, 8) });
    let nextTurnMs = performance.now();
    const draw = async (untilMs: number): Promise<number> => {
      for (let shown = 0; ; shown++) {
        const nowMs = await new Promise(requestAnimationFrame);
        if (nowMs >= untilMs) return shown;
        for (; nextTurnMs <= nowMs; nextTurnMs += 1000 / turnsPerSecond) stage.receive(nextTurnMs);
        scene.frame(nowMs);
      }
    };
    // Shaders are compiled and the playout has settled by then.
    await draw(performance.now() + 3_000);
    const startMs = performance.now();
    const shown = await draw(startMs + seconds * 1_000);
    const rate = (shown * 1_000) / (performance.now() - startMs);
    scene.dispose();
    return rate;
  },
};

export type FrameBench = typeof bench;

(globalThis as unknown as { frameBench: FrameBench }).frameBench = bench;
