/**
 * How much JavaScript is loaded before the lobby is usable, and how much more for a battle? (`npm run bench:load`)
 *
 * The page as it is built, in Chromium, against the true service: what it really fetched is counted, each script
 * gzipped on its own as the server sends it. Beside it the libraries alone, bundled in the same run.
 *
 *   --json FILE    writes the figures
 */
import { chromium, type Page } from "@playwright/test";
import { CHROMIUM_ARGS, chromiumPath } from "../e2e/chromium.ts";
import { LOBBY_BUDGET, watchScripts } from "../e2e/scripts.ts";
import { startBuiltServer } from "./built-server.ts";
import { bundledBytes } from "./load/bundle.ts";
import { printAims, printTable, type Row, writeJson } from "./table.ts";

/** Quoted, not measured here. */
const converseBytes = 359_000;
const battleAim = 200_000;
const patienceMs = 60_000;

/** Goes to the page as a newcomer, does something there, and says how large every script is that was fetched by then. */
async function fetched(
  address: string,
  visit: (page: Page) => Promise<void>,
): Promise<ReadonlyMap<string, number>> {
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

const sum = (sizes: Iterable<number>): number => Array.from(sizes).reduce((all, size) => all + size, 0);

const running = await startBuiltServer();
const inLobby = await fetched(running.address, toLobby);
const inBattle = await fetched(running.address, toBattle);
const ours = {
  lobby: sum(inLobby.values()),
  battle: sum(
    inBattle
      .entries()
      .filter(([url]) => !inLobby.has(url))
      .map(([, size]) => size),
  ),
};
await running.stop();

const lobby = "before the lobby is usable";
const battle = "more for the battlefield";
const rows: Row[] = [
  { case: lobby, subject: "bosworth", gzipBytes: ours.lobby },
  {
    case: lobby,
    subject: "react+xmpp",
    gzipBytes: await bundledBytes(new URL("./load/plain.tsx", import.meta.url)),
  },
  { case: lobby, subject: "converse (quoted)", gzipBytes: converseBytes },
  { case: battle, subject: "bosworth", gzipBytes: ours.battle },
  {
    case: battle,
    subject: "three",
    gzipBytes: await bundledBytes(new URL("./load/instancing.ts", import.meta.url)),
  },
];
printTable(
  "JavaScript that is loaded, gzipped",
  [
    { key: "case", head: "case" },
    { key: "subject", head: "subject" },
    { key: "gzipBytes", head: "bytes", digits: 0 },
  ],
  rows,
);
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
printAims("Aims", [
  { aim: `${lobby}: ≤ 150 kB`, figure: kilobytes(ours.lobby), isMet: ours.lobby <= LOBBY_BUDGET },
  { aim: `${battle}: ≤ 200 kB`, figure: kilobytes(ours.battle), isMet: ours.battle <= battleAim },
]);
writeJson("load", rows);
