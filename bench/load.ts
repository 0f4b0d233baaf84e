/**
 * How much JavaScript is loaded before the lobby is usable, and how much more for a battle? (`npm run bench:load`)
 *
 * The page as it is built, in Chromium, against the true service: what it really fetched is counted, each script
 * gzipped on its own (the aims are in gzip), and as the service sent it, in Brotli. Beside it the libraries alone,
 * bundled in the same run.
 *
 *   --json FILE    writes the figures
 */
import { chromium, type Page } from "@playwright/test";
import { CHROMIUM_ARGS, chromiumPath } from "../e2e/chromium.ts";
import { LOBBY_BUDGET, type ScriptSize, watchScripts } from "../e2e/scripts.ts";
import { startBuiltServer } from "./built-server.ts";
import { bundleSize } from "./load/bundle.ts";
import { type Aim, printAims, printTable, type Row, writeJson } from "./table.ts";

/** Quoted, not measured here. */
const converseBytes = 359_000;
const battleAim = 200_000;
const patienceMs = 60_000;

/** Goes to the page as a newcomer, does something there, and says how large every script is that was fetched by then. */
async function fetched(
  address: string,
  visit: (page: Page) => Promise<void>,
): Promise<ReadonlyMap<string, ScriptSize>> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    page.setDefaultTimeout(patienceMs);
    const scripts = watchScripts(page);
    await page.goto(address);
    await visit(page);
    return await scripts();
  } finally {
    await browser.close();
  }
}

async function toLobby(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Choose a room first" }).click();
  await page.getByRole("list", { name: "Rooms" }).getByRole("listitem").first().waitFor();
}

async function toBattle(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Play now" }).click();
  await page.getByRole("region", { name: "Battlefield" }).locator("canvas").waitFor();
}

const lobby = "before the lobby is usable";
const battle = "more for the battlefield";

function row(place: string, subject: string, scripts: readonly ScriptSize[]): Row {
  const gzipBytes = scripts.reduce((all, { gzip }) => all + gzip, 0);
  return { case: place, subject, gzipBytes, sentBytes: scripts.reduce((all, { sent }) => all + sent, 0) };
}

function aim(measured: Row, most: number): Aim {
  const bytes = Number(measured["gzipBytes"]);
  const figure = `${(bytes / 1000).toFixed(1)} kB`;
  return { aim: `${measured.case}: ≤ ${most / 1000} kB gzip`, figure, isMet: bytes <= most };
}

async function libraries(place: string, subject: string, script: URL): Promise<Row> {
  const { gzip, brotli } = await bundleSize(script);
  return { case: place, subject, gzipBytes: gzip, sentBytes: brotli };
}

const running = await startBuiltServer();
const inLobby = await fetched(running.address, toLobby);
const inBattle = await fetched(running.address, toBattle);
await running.stop();

const more = inBattle.entries().filter(([url]) => !inLobby.has(url));
const forLobby = row(lobby, "bosworth", [...inLobby.values()]);
const forBattle = row(
  battle,
  "bosworth",
  Array.from(more, ([, size]) => size),
);
const rows: Row[] = [
  forLobby,
  await libraries(lobby, "react+xmpp", new URL("./load/plain.tsx", import.meta.url)),
  { case: lobby, subject: "converse (quoted)", gzipBytes: converseBytes },
  forBattle,
  await libraries(battle, "three", new URL("./load/instancing.ts", import.meta.url)),
];
printTable(
  "JavaScript that is loaded",
  [
    { key: "case", head: "case" },
    { key: "subject", head: "subject" },
    { key: "gzipBytes", head: "gzip", digits: 0 },
    { key: "sentBytes", head: "brotli", digits: 0 },
  ],
  rows,
);
printAims("Aims", [aim(forLobby, LOBBY_BUDGET), aim(forBattle, battleAim)]);
writeJson("load", rows);
