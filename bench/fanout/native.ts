/** Servers of Debian: found, installed where that can be, and waited for. */
import type { ChildProcess } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { canInstall, findProgram, install } from "../../e2e/debian.ts";

/** The program of that Debian package. Throws a sentence when there is none and none can be installed. */
export function programOf(program: string, debian: string): string {
  if (findProgram([program]) === undefined && canInstall()) install(debian);
  const found = findProgram([program]);
  if (found === undefined) throw new Error(`not installed (Debian: apt-get install ${debian})`);
  return found;
}

/** Resolves when the port takes connections; rejects with the server's own words when it ends before. */
export async function untilOpen(child: ChildProcess, port: number): Promise<void> {
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => (said = (said + chunk.toString("utf8")).slice(-4_000)));
  child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString("utf8")).slice(-4_000)));
  for (let waited = 0; waited < 300; waited += 1) {
    if (child.exitCode !== null) throw new Error(`ended at once: ${said}`);
    const isOpen = await new Promise<boolean>((resolve) => {
      const probe = connect(port, "127.0.0.1", () => resolve(true));
      probe.on("error", () => resolve(false));
      probe.on("connect", () => probe.destroy());
    });
    if (isOpen) return;
    await sleep(100);
  }
  throw new Error(`was not ready in time: ${said}`);
}
