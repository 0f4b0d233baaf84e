import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPage, isPageStale } from "#service/hosts/build-page.ts";
import { startGameRuntime } from "#service/hosts/game-runtime.ts";
import { loadPageFiles } from "#service/hosts/page-files.ts";
import { createPageServer } from "#service/hosts/page-server.ts";
import { serve, type ServeOptions } from "#service/hosts/serve.ts";

const root = join(import.meta.dirname, "..");

/** Serves the page as it is built, and the true service with a data folder of its own, on a free port. */
export async function startBuiltServer(
  startGame: ServeOptions["startGame"] = startGameRuntime,
): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  if (isPageStale(root)) await buildPage(root);
  const data = mkdtempSync(join(tmpdir(), "bosworth-bench-"));
  const running = await serve({
    port: 0,
    host: "127.0.0.1",
    domain: "localhost",
    data,
    guests: true,
    registration: false,
    log: (sentence) => console.error(sentence),
    createPage: () => createPageServer(loadPageFiles(join(root, "dist"))),
    startGame,
  });
  return {
    address: `http://127.0.0.1:${running.port}/`,
    async stop() {
      await running.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
