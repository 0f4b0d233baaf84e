import type { Server } from "node:http";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { buildPage, isPageStale } from "#service/hosts/build-page.ts";
import { readStartArguments, type StartOptions } from "#service/hosts/cli-options.ts";
import { leave } from "#service/hosts/failure.ts";
import { startGameRuntime } from "#service/hosts/game-runtime.ts";
import { loadPageFiles } from "#service/hosts/page-files.ts";
import { createPageServer, type PageServer } from "#service/hosts/page-server.ts";
import { onStopSignal } from "#service/hosts/process-signals.ts";
import { serve } from "#service/hosts/serve.ts";

const root = join(import.meta.dirname, "..", "..", "..");

async function builtPage(): Promise<PageServer> {
  if (isPageStale(root)) {
    console.log("Building the page, once …");
    await buildPage(root);
  }
  return createPageServer(loadPageFiles(join(root, "dist")));
}

/** Vite as middleware of the same server, with hot reload over the same port. */
async function developmentPage(server: Server): Promise<PageServer> {
  const { createServer } = await import("vite");
  const vite = await createServer({
    root,
    appType: "spa",
    server: { middlewareMode: true, hmr: { server } },
  });
  server.on("close", () => void vite.close());
  return vite.middlewares;
}

function addresses(host: string, port: number): string[] {
  const wildcard = host === "0.0.0.0" || host === "::";
  if (!wildcard) return [`http://${host.includes(":") ? `[${host}]` : host}:${port}/`];
  const nets = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  const names = [
    "localhost",
    ...nets.filter((net) => net.family === "IPv4" && !net.internal).map((net) => net.address),
  ];
  return names.map((name) => `http://${name}:${port}/`);
}

function announce(options: StartOptions, port: number): void {
  for (const address of addresses(options.host, port)) console.log(`Bosworth is at ${address}`);
  console.log(`  --port ${port}`);
  console.log(`  --host ${options.host}`);
  console.log(`  --domain ${options.domain}: the games are at games.${options.domain}`);
  console.log(`  --data ${options.data}: accounts, rooms and matches are kept there`);
  console.log(
    options.guests
      ? "  guests may play (--no-guests: only accounts)"
      : "  --no-guests: only accounts may play",
  );
  console.log(
    options.registration
      ? "  --registration: accounts can be registered in the game"
      : "  accounts can't be registered (--registration: in the game)",
  );
  if (options.dev) console.log("  --dev: the page reloads when its sources change");
  console.log("Ctrl-C ends it.");
}

async function main(): Promise<void> {
  const read = readStartArguments(process.argv.slice(2));
  if ("help" in read) return console.log(read.help);
  if ("error" in read) {
    process.stderr.write(`${read.error}\n`);
    return process.exit(1);
  }
  const { options } = read;
  const running = await serve({
    ...options,
    startGame: startGameRuntime,
    createPage: options.dev ? developmentPage : builtPage,
    log: (sentence) => console.error(sentence),
  });
  announce(options, running.port);
  onStopSignal(() => running.stop());
}

main().catch(leave);
