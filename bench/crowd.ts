/**
 * How soon is a crowded room usable in the browser, and does it freeze the page? (`npm run bench:crowd`)
 *
 * The page as it is built, in Chromium, enters a room of the true service that is full of others. Usable: everybody is
 * counted, the first of them are on the screen, and the page answers. The longest task is the longest time for which
 * it answered nothing.
 *
 *   --occupants N  one size instead of 1,000 and 6,000
 *   --runs N       how often each is entered (3; the median counts)
 *   --json FILE    writes the figures
 */
import { chromium, type Browser } from "@playwright/test";
import { CHROMIUM_ARGS, chromiumPath } from "../e2e/chromium.ts";
import { startBuiltServer } from "./built-server.ts";
import { startCrowdedRoom } from "./crowd/crowded-room.ts";
import { median, numberOption, option, printAims, printTable, type Row, writeJson } from "./table.ts";

const ROOM = "crowd@games.localhost";
const sizes = option("occupants") === undefined ? [1_000, 6_000] : [numberOption("occupants", 1_000)];
const runs = numberOption("runs", 3);

type Entry = { usableMs: number; longestTaskMs: number };

/** Enters the room as a guest who watches, in a browser of its own. */
async function enter(browser: Browser, address: string, occupants: number): Promise<Entry> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // The bench looks into the page by scripts of its own.
    bypassCSP: true,
  });
  await context.addInitScript(() => {
    const tasks: { startMs: number; durationMs: number }[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        tasks.push({ startMs: startTime, durationMs: duration });
    }).observe({ type: "longtask", buffered: true });
    globalThis.WebSocket = class extends WebSocket {
      override send(data: Parameters<WebSocket["send"]>[0]): void {
        if (typeof data === "string" && data.startsWith("<presence") && data.includes("crowd@"))
          Object.assign(globalThis, { joinedAtMs: performance.now() });
        super.send(data);
      }
    };
  });
  const page = await context.newPage();
  await page.goto(new URL(`/room/${ROOM}?watch`, address).href);
  // As a person sees it: the count over the list, and the first names in it. Who was here before may still be missed.
  const usableMs = await page
    .waitForFunction(
      (least) => {
        const { joinedAtMs } = globalThis as unknown as { joinedAtMs?: number };
        const people = document.querySelectorAll("[aria-label='People in the room'] li");
        const counted = /([\d,]+) people here/.exec(document.body.textContent)?.[1]?.replaceAll(",", "");
        const isThere = people.length > 5 && Number(counted) >= least;
        return joinedAtMs !== undefined && isThere && performance.now() - joinedAtMs;
      },
      occupants + 1,
      { polling: "raf", timeout: 120_000 },
    )
    .then((handle) => handle.jsonValue() as Promise<number>);
  // Typing is what people do next: the page must take it.
  await page.getByRole("textbox", { name: "Message" }).fill("Hello");
  await page.waitForTimeout(1_000);
  const longestTaskMs = await page.evaluate(() => {
    const { tasks, joinedAtMs } = globalThis as unknown as {
      tasks: { startMs: number; durationMs: number }[];
      joinedAtMs: number;
    };
    return Math.max(0, ...tasks.filter((task) => task.startMs >= joinedAtMs).map((task) => task.durationMs));
  });
  await context.close();
  return { usableMs, longestTaskMs };
}

const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
const rows: Row[] = [];
for (const occupants of sizes) {
  const running = await startBuiltServer((link, _file, log) =>
    startCrowdedRoom(link, "crowd", occupants, log),
  );
  const entries: Entry[] = [];
  for (let run = 0; run < runs; run += 1) entries.push(await enter(browser, running.address, occupants));
  rows.push({
    case: `${occupants} occupants`,
    subject: "bosworth",
    occupants,
    usableMs: median(entries.map((entry) => entry.usableMs)),
    longestTaskMs: median(entries.map((entry) => entry.longestTaskMs)),
  });
  await running.stop();
}
await browser.close();

printTable(
  "A crowded room in the browser",
  [
    { key: "case", head: "case" },
    { key: "usableMs", head: "usable after ms", digits: 0 },
    { key: "longestTaskMs", head: "longest task ms", digits: 0 },
  ],
  rows,
);
printAims(
  "Aims",
  rows.map((row) => {
    const [usableMs, longestTaskMs] = [Number(row["usableMs"]), Number(row["longestTaskMs"])];
    return Number(row["occupants"]) <= 1_000
      ? {
          aim: `${row.case}: usable within 1 s of joining`,
          figure: `${usableMs.toFixed(0)} ms`,
          isMet: usableMs <= 1_000,
        }
      : {
          aim: `${row.case}: nothing holds the page up for more than 0.5 s`,
          figure: `${longestTaskMs.toFixed(0)} ms`,
          isMet: longestTaskMs <= 500,
        };
  }),
);
writeJson("crowd", rows);
