/** What `npm test` needs from the system, made ready before the tests: a Chromium, and Prosody where it can be had. */
import { chromiumPath } from "./chromium.ts";
import { canInstall, findProgram, install } from "./debian.ts";

try {
  console.log(`Chromium: ${chromiumPath()}`);
  if (findProgram(["prosody"]) === undefined && canInstall()) install("prosody");
  const prosody = findProgram(["prosody"]);
  console.log(
    prosody === undefined
      ? "Prosody: not installed, so the protocol stories run through the embedded host alone."
      : `Prosody: ${prosody}`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
