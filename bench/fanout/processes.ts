/** Servers and clients in processes of their own, each side on a core of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { findProgram } from "../../e2e/debian.ts";

/** A server that runs, and how to end it. */
export type ServerProcess = {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
};

/** Whether server and clients get a core each. */
export const isPinned = availableParallelism() > 1 && findProgram(["taskset"]) !== undefined;

const CORES = { server: "0", clients: "1" };

/** Runs a program on the core of that side. The server's own process, since taskset becomes it. */
export function spawnOn(
  side: keyof typeof CORES,
  program: string,
  args: readonly string[],
  options: { readonly ipc?: boolean; readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): ChildProcess {
  const [first, ...rest] = isPinned ? ["taskset", "-c", CORES[side], program, ...args] : [program, ...args];
  const child = spawn(first!, rest, {
    stdio: options.ipc ? ["ignore", "inherit", "inherit", "ipc"] : ["ignore", "pipe", "pipe"],
    // As structured clones: JSON knows no Infinity.
    serialization: "advanced",
    env: { ...process.env, ...options.env },
    ...(options.cwd !== undefined && { cwd: options.cwd }),
  });
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  return child;
}

/** Runs a script with Node; it talks over IPC. */
export function runScript(
  side: keyof typeof CORES,
  script: URL,
  nodeArgs: readonly string[] = [],
): ChildProcess {
  return spawnOn(side, process.execPath, [...nodeArgs, fileURLToPath(script)], { ipc: true });
}

/** The first message of a child; rejects when it ends without one. */
export function firstMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as T));
    child.once("exit", (code) => reject(new Error(`A process ended with ${code} and said nothing.`)));
    child.once("error", reject);
  });
}

/** Asks a child to end and waits for it; it is killed if it takes long. */
export async function end(child: ChildProcess, ask = (): void => void child.kill()): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  ask();
  const last = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await exited;
  clearTimeout(last);
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
