import { canInstall, findProgram, install } from "./debian.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Chromium as the tests start it: headless, software WebGL, and quiet on the network. */
export const CHROMIUM_ARGS = [
  "--disable-background-networking",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/**
 * The path of a Chromium: `CHROMIUM` from the environment, else the system's, else Debian's package when we
 * may install it. Throws a sentence that says what to install when there is none.
 */
export function chromiumPath(): string {
  const given = process.env["CHROMIUM"];
  if (given !== undefined && given !== "") return given;
  const found = findProgram(NAMES);
  if (found !== undefined) return found;
  if (canInstall()) {
    install("chromium");
    const installed = findProgram(NAMES);
    if (installed !== undefined) return installed;
  }
  throw new Error(
    "The end-to-end tests need a Chromium. Install one (Debian: apt-get install chromium) or set CHROMIUM to its path.",
  );
}
