import { spawn } from "node:child_process";
import { existsSync, globSync, statSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { StartFailure } from "#service/hosts/failure.ts";

/** What the page is made of; the service's own sources don't matter to it. */
const sources = [
  "index.html",
  "vite.config.ts",
  "lean-three.ts",
  "precompress.ts",
  "package-lock.json",
  "public/**/*",
  "src/{app,features,game,net,protocol,scene,session,store,ui,xml}/**/*",
];

/** Whether the built page is missing or older than its sources. `root` is the project's folder. */
export function isPageStale(root: string): boolean {
  const built = join(root, "dist", "index.html");
  if (!existsSync(built)) return true;
  const builtAtMs = statSync(built).mtimeMs;
  return globSync(sources, { cwd: root }).some((name) => {
    if (/\.test\.tsx?$/.test(name)) return false;
    const found = statSync(join(root, name));
    return found.isFile() && found.mtimeMs > builtAtMs;
  });
}

/** Builds the page with the project's own Vite. Throws a StartFailure when that doesn't work. */
export async function buildPage(root: string): Promise<void> {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  if (!existsSync(vite))
    throw new StartFailure(
      "The page is not built and Vite is not installed; run 'npm ci' in the project's folder.",
    );
  const build = spawn(process.execPath, [vite, "build", "--logLevel", "error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaints = "";
  build.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString("utf8")));
  const code = await new Promise<number | null>((resolve, reject) => {
    build.on("error", reject);
    build.on("close", resolve);
  });
  if (code === 0) return;
  const lines = stripVTControlCharacters(complaints)
    .split("\n")
    .map((line) => line.trim());
  const reason = lines.find((line) => /^\w*Error: /.test(line)) ?? "no reason given";
  throw new StartFailure(`The page could not be built: ${reason} (run 'npm run build' to see more).`);
}
