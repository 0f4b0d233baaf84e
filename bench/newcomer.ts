/**
 * How long does it take a newcomer from the page's address to the first shot? (`npm run bench:newcomer`)
 *
 * The page as it is built and the true service, in Chromium without a cache and without a graphics card. The newcomer
 * clicks *Play now* and then the battlefield: both clicks come as soon as there is something to click. The shot is the
 * first stanza that leaves the page with one.
 *
 *   --runs N       how often (3; the median counts)
 *   --json FILE    writes the figures
 */
import { chromium, type Browser } from "@playwright/test";
import { CHROMIUM_ARGS, chromiumPath } from "../e2e/chromium.ts";
import { startBuiltServer } from "./built-server.ts";
import { median, numberOption, printAims, printTable, writeJson } from "./table.ts";

const runs = numberOption("runs", 3);

type Visit = { lobbyMs: number; battleMs: number; shotMs: number; clicks: number };

async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, bypassCSP: true });
  await context.addInitScript(() => {
    globalThis.WebSocket = class extends WebSocket {
      override send(data: Parameters<WebSocket["send"]>[0]): void {
        if (typeof data === "string" && /<shots?[ >]/.test(data))
          Object.assign(globalThis, {
            shotAtMs: (globalThis as { shotAtMs?: number }).shotAtMs ?? performance.now(),
          });
        super.send(data);
      }
    };
  });
  const page = await context.newPage();
  const sinceStart = () => page.evaluate(() => performance.now());
  let clicks = 0;
  await page.goto(address);
  const play = page.getByRole("button", { name: "Play now" });
  await play.waitFor();
  const lobbyMs = await sinceStart();
  await play.click();
  clicks += 1;
  const battlefield = page.getByRole("region", { name: "Battlefield" });
  await battlefield.waitFor({ timeout: 60_000 });
  await page.getByText("Loaded", { exact: true }).waitFor({ timeout: 60_000 });
  const battleMs = await sinceStart();
  await battlefield.click();
  clicks += 1;
  const shotMs = await page
    .waitForFunction(() => (globalThis as { shotAtMs?: number }).shotAtMs, undefined, { timeout: 60_000 })
    .then((handle) => handle.jsonValue() as Promise<number>);
  await context.close();
  return { lobbyMs, battleMs, shotMs, clicks };
}

const running = await startBuiltServer();
const visits: Visit[] = [];
for (let run = 0; run < runs; run += 1) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
  visits.push(await visit(browser, running.address));
  await browser.close();
}
await running.stop();

const row = {
  case: "1280×720, software rendering",
  subject: "bosworth",
  lobbyMs: median(visits.map((each) => each.lobbyMs)),
  battleMs: median(visits.map((each) => each.battleMs)),
  shotMs: median(visits.map((each) => each.shotMs)),
  clicks: Math.max(...visits.map((each) => each.clicks)),
};
printTable(
  "A newcomer, from the page's address on",
  [
    { key: "case", head: "case" },
    { key: "lobbyMs", head: "Play now is there, ms", digits: 0 },
    { key: "battleMs", head: "in the battle, ms", digits: 0 },
    { key: "shotMs", head: "first shot, ms", digits: 0 },
    { key: "clicks", head: "clicks", digits: 0 },
  ],
  [row],
);
printAims("Aims", [
  {
    aim: "page load to first shot ≤ 10 s",
    figure: `${(row.shotMs / 1_000).toFixed(1)} s`,
    isMet: row.shotMs <= 10_000,
  },
  { aim: "two clicks", figure: String(row.clicks), isMet: row.clicks <= 2 },
]);
writeJson("newcomer", [row]);
