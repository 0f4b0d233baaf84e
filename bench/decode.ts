/**
 * How many turns a second does the page read? (`npm run bench:decode`)
 *
 * From the frame to the battle model: the guard, the parser, the envelope, the codec, the order of turns, the model.
 * Beside it the parsers alone that other clients use, which know nothing of turns; ltx, ours, is the floor. The turns
 * are those that the product's own senders write for the tanks of the playout bench. Runs in Chromium.
 *
 *   --seed N       the tanks' seed (1)
 *   --rounds N     how often each reads all turns (25; the fastest counts, as the machine only ever adds to it)
 *   --json FILE    writes the figures
 */
import { Buffer } from "node:buffer";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { CHROMIUM_ARGS, chromiumPath } from "../e2e/chromium.ts";
import type { Measured } from "./decode/page.ts";
import { createTruth } from "./playout/truth.ts";
import { numberOption, printAims, printTable, type Row, writeJson } from "./table.ts";
import { bosworth } from "./wire/turns.ts";

const seed = numberOption("seed", 1);
const rounds = numberOption("rounds", 25);
const warmUpRounds = 5;
const tanks = 8;
const roundMs = 20_000;
const aim = 1.5;

/** The bench page as one script. */
async function pageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    resolve: { dedupe: ["ltx", "@xmpp/xml"] },
    build: {
      write: false,
      target: "es2024",
      modulePreload: false,
      rollupOptions: { input: fileURLToPath(new URL("decode/page.ts", import.meta.url)) },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const output of outputs) {
    if (!("output" in output)) continue;
    for (const chunk of output.output) if (chunk.type === "chunk" && chunk.isEntry) return chunk.code;
  }
  throw new Error("Vite built no script for the bench page.");
}

const truths = Array.from({ length: tanks }, (_, tank) => createTruth(seed + tank, roundMs));
const turns = bosworth.tell(truths).map(({ ms, bytes }) => ({ ms, text: Buffer.from(bytes).toString() }));

const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
const times = new Map<string, number[]>();
try {
  const page = await browser.newPage();
  await page.addScriptTag({ content: await pageScript(), type: "module" });
  await page.waitForFunction("globalThis.decodeBench !== undefined");
  await page.evaluate((texts) => void Object.assign(globalThis, { turns: texts }), turns);
  const subjects = await page.evaluate<string[]>("decodeBench.subjects");
  // All take turns, so that what else the machine does meets everybody.
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const subject of subjects) {
      const call = `decodeBench.run("${subject}", ${tanks}, turns, ${round + warmUpRounds}, ${roundMs})`;
      const { ms, taken } = await page.evaluate<Measured>(call);
      if (taken < turns.length) throw new Error(`${subject} took ${taken} of ${turns.length} turns.`);
      if (round >= 0) times.set(subject, [...(times.get(subject) ?? []), ms]);
    }
  }
} finally {
  await browser.close();
}

const leastMs = (subject: string) => Math.min(...(times.get(subject) ?? []));
const rows: Row[] = Array.from(times.keys(), (subject) => ({
  case: `${turns.length} turns of ${tanks} tanks`,
  subject,
  turnsPerSecond: (turns.length * 1000) / leastMs(subject),
  usPerTurn: (leastMs(subject) * 1000) / turns.length,
}));
printTable(
  "Frames into the battle model, beside parsers alone",
  [
    { key: "case", head: "case" },
    { key: "subject", head: "subject" },
    { key: "turnsPerSecond", head: "turns/s", digits: 0 },
    { key: "usPerTurn", head: "µs/turn", digits: 2 },
  ],
  rows,
);
const ratio = leastMs("bosworth") / leastMs("ltx-floor");
printAims("Aims", [
  { aim: `the time ≤ ${aim} × of the ltx floor's`, figure: `${ratio.toFixed(2)} ×`, isMet: ratio <= aim },
]);
writeJson("decode", rows);
