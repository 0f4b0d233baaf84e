import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A server as `npm start` runs it, on a port and a data folder of its own. */
export type Server = {
  readonly address: string;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does and waits for its end; the exit code. */
  stop(): Promise<number | null>;
  /** Starts it again on the same port with the same data. */
  restart(): Promise<void>;
  dispose(): Promise<void>;
};

export async function startServer(...options: readonly string[]): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), "bosworth-e2e-"));
  let running = await launch(["--port", "0", "--data", data, ...options]);
  const port = new URL(running.address).port;
  return {
    address: running.address,
    async kill() {
      running.child.kill("SIGKILL");
      await running.ended;
    },
    async stop() {
      running.child.kill("SIGINT");
      return running.ended;
    },
    async restart() {
      running = await launch(["--port", port, "--data", data, ...options]);
    },
    async dispose() {
      running.child.kill("SIGKILL");
      await running.ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

type Running = {
  readonly child: ChildProcess;
  readonly address: string;
  readonly ended: Promise<number | null>;
};

function launch(options: readonly string[]): Promise<Running> {
  const main = join(import.meta.dirname, "../src/service/hosts/main.ts");
  const child = spawn(process.execPath, [main, ...options], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => void child.once("exit", (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk) => (said += String(chunk)));
    child.stdout.on("data", (chunk) => {
      said += String(chunk);
      const address = /Bosworth is at (\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve({ child, address, ended });
    });
    void ended.then((code) => reject(new Error(`The server ended with code ${code}:\n${said}`)));
  });
}
