/**
 * What does a frame cost in JavaScript? (`npm run bench:frame`)
 *
 * 256 tanks of five drawn nodes: sample their turns, compose the matrices, hand them to WebGL. Beside us the usual
 * way: one Object3D a node, sampled with @geckos.io/snapshot-interpolation. Runs in Chromium. At last the whole scene,
 * as the browser shows it without a graphics card.
 *
 *   --tanks N      how many tanks (256)
 *   --frames N     how many frames are measured (300)
 *   --json FILE    writes the figures
 */
import { fileURLToPath } from "node:url";
import { chromium, type CDPSession, type Page } from "@playwright/test";
import { build } from "vite";
import { CHROMIUM_ARGS, chromiumPath } from "../e2e/chromium.ts";
import type { Figures, FrameBench } from "./frame/page.ts";
import { type Column, numberOption, printAims, printTable, type Row, writeJson } from "./table.ts";

const tanks = numberOption("tanks", 256);
const frames = numberOption("frames", 300);
const columns: readonly Column[] = [
  { key: "case", head: "case" },
  { key: "subject", head: "subject" },
  { key: "composeMs", head: "sample + compose ms", digits: 3 },
  { key: "msPerFrame", head: "with upload ms", digits: 3 },
  { key: "bytesPerFrame", head: "B/frame", digits: 0 },
  { key: "drawCalls", head: "draw calls", digits: 0 },
  { key: "framesPerSecond", head: "frames/s", digits: 1 },
];

/** The bench page as one script. */
async function pageScript(): Promise<string> {
  const built = await build({
    root: fileURLToPath(new URL("frame", import.meta.url)),
    configFile: false,
    logLevel: "warn",
    build: { write: false, target: "es2024", modulePreload: false },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const output of outputs) {
    if (!("output" in output)) continue;
    for (const chunk of output.output) if (chunk.type === "chunk" && chunk.isEntry) return chunk.code;
  }
  throw new Error("Vite built no script for the bench page.");
}

async function openPage(
  script: string,
): Promise<{ page: Page; cdp: CDPSession; close: () => Promise<void> }> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    // A nursery that holds the whole measurement, so that no collection falls into it.
    args: [...CHROMIUM_ARGS, "--js-flags=--min-semi-space-size=128 --max-semi-space-size=128"],
  });
  const page = await browser.newPage();
  await page.setContent(`<canvas width="64" height="36"></canvas>`);
  await page.addScriptTag({ content: script, type: "module" });
  await page.waitForFunction("globalThis.frameBench !== undefined");
  const cdp = await page.context().newCDPSession(page);
  return { page, cdp, close: () => browser.close() };
}

/** Bytes that sampling and composing one frame leaves on the heap once the compiler has settled. */
async function bytesPerFrame(page: Page, cdp: CDPSession, count: number): Promise<number> {
  const heap = async (): Promise<number> => (await cdp.send("Runtime.getHeapUsage")).usedSize;
  const run = (many: number): Promise<void> => page.evaluate(`frameBench.composeOnly(${many})`);
  await run(count * 3);
  let least = Infinity;
  for (let attempt = 0; attempt < 7; attempt++) {
    await cdp.send("HeapProfiler.collectGarbage");
    await run(1);
    const start = await heap();
    await run(count);
    const short = (await heap()) - start;
    await run(count * 3);
    const long = (await heap()) - start - short;
    // Asking costs the page some bytes of its own, the same each time: the difference is the frames'.
    if (short >= 0 && long >= 0) least = Math.min(least, Math.max(0, long - short) / (count * 2));
  }
  return least;
}

async function measure(script: string, subject: string): Promise<Row> {
  const { page, cdp, close } = await openPage(script);
  try {
    await page.evaluate(`frameBench.open("${subject}", ${tanks})`);
    const figures = await page.evaluate<Figures>(`frameBench.measure(${frames})`);
    if (figures.shown !== tanks) throw new Error(`${subject} shows ${figures.shown} of ${tanks} tanks.`);
    const bytes = await bytesPerFrame(page, cdp, subject === "bosworth" ? 400 : 8);
    return {
      case: `${tanks} tanks`,
      subject,
      tanks,
      composeMs: figures.composeMs,
      msPerFrame: figures.frameMs,
      bytesPerFrame: bytes,
      drawCalls: figures.drawCalls,
    };
  } finally {
    await close();
  }
}

/** Draw calls of the whole scene, everybody around the camera. */
async function sceneRows(script: string): Promise<Row[]> {
  const rows: Row[] = [];
  const { page, close } = await openPage(script);
  try {
    for (const quality of ["lowest", "low", "high"] satisfies Parameters<FrameBench["sceneCalls"]>[1][]) {
      for (const count of [16, 64, tanks]) {
        const drawCalls = await page.evaluate<number>(`frameBench.sceneCalls(${count}, "${quality}")`);
        rows.push({
          case: `scene, ${quality}, ${count} tanks`,
          subject: "bosworth",
          tanks: count,
          drawCalls,
        });
      }
    }
  } finally {
    await close();
  }
  return rows;
}

/** What the browser shows at 1280×720, drawn by the processor. */
async function pictureRows(script: string): Promise<Row[]> {
  const { page, close } = await openPage(script);
  try {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.addStyleTag({
      content: "body { margin: 0 } canvas { display: block; width: 100vw; height: 100vh }",
    });
    const rows: Row[] = [];
    for (const quality of ["lowest", "low"] satisfies Parameters<FrameBench["framesPerSecond"]>[1][]) {
      await page.evaluate(`document.querySelector("canvas").replaceWith(document.createElement("canvas"))`);
      const framesPerSecond = await page.evaluate<number>(`frameBench.framesPerSecond(32, "${quality}", 6)`);
      rows.push({ case: `picture, ${quality}, 32 tanks`, subject: "bosworth", tanks: 32, framesPerSecond });
    }
    return rows;
  } finally {
    await close();
  }
}

const script = await pageScript();
const ours = await measure(script, "bosworth");
const naive = await measure(script, "naive");
const scenes = await sceneRows(script);
const pictures = await pictureRows(script);
const rows = [ours, naive, ...scenes, ...pictures];
printTable(
  `frame: ${tanks} tanks, five drawn nodes each, 10 turns a second, 60 frames a second`,
  columns,
  rows,
);

const ratio = Number(ours["msPerFrame"]) / Number(naive["msPerFrame"]);
const calls = scenes.map((row) => Number(row["drawCalls"]));
const grows = ["lowest", "low", "high"].some((quality) => {
  const found = scenes
    .filter((row) => row.case.includes(`${quality},`))
    .map((row) => Number(row["drawCalls"]));
  return Math.max(...found) > Math.min(...found);
});
printAims("Aims", [
  {
    aim: "sample + compose + upload ≤ 0.1× of the peer's time",
    figure: `${ratio.toFixed(3)}×`,
    isMet: ratio <= 0.1,
  },
  {
    aim: "0 bytes allocated a frame while sampling and composing",
    figure: `${Number(ours["bytesPerFrame"]).toFixed(0)} B`,
    isMet: Number(ours["bytesPerFrame"]) < 1,
  },
  {
    aim: "draw calls of the whole scene ≤ 60, not growing with tanks",
    figure: `${calls.join(", ")}`,
    isMet: Math.max(...calls) <= 60 && !grows,
  },
  {
    aim: "software rendering, 1280×720, 32 tanks, lowest quality: ≥ 30 frames a second",
    figure: `${Number(pictures[0]!["framesPerSecond"]).toFixed(1)}`,
    isMet: Number(pictures[0]!["framesPerSecond"]) >= 30,
  },
]);
writeJson("frame", rows);
