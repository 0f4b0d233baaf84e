import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Prosody of our own: guests at `domain`, and a component at `componentDomain`. */
export type Prosody = {
  readonly wsUrl: string;
  readonly domain: string;
  readonly componentDomain: string;
  readonly componentPort: number;
  readonly secret: string;
  /** Everything that it has logged. */
  log(): string;
  stop(): Promise<void>;
};

const places = ["/usr/bin/prosody", "/usr/local/bin/prosody", "/opt/homebrew/bin/prosody"];

const startMs = 20_000;

/** Why there is no Prosody on this machine, or undefined when there is. */
export function whyNoProsody(): string | undefined {
  return findProsody() === undefined
    ? "Prosody is not installed (Debian: apt-get install prosody)."
    : undefined;
}

/** Starts Prosody with its own configuration, ports and data, and resolves when both ports are open. */
export async function startProsody(): Promise<Prosody> {
  const program = findProsody();
  if (program === undefined) throw new Error(whyNoProsody());
  const folder = mkdtempSync(join(tmpdir(), "bosworth-prosody-"));
  const [httpPort, componentPort] = await freePorts();
  const secret = "a-horse-a-horse";
  const configuration = join(folder, "prosody.cfg.lua");
  writeFileSync(configuration, configure(folder, httpPort, componentPort, secret));
  const server = spawn(program, ["-F", "--config", configuration], { stdio: ["ignore", "pipe", "pipe"] });
  const exited = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  // Whatever becomes of the test, no server stays behind.
  const kill = (): void => void server.kill("SIGKILL");
  process.once("exit", kill);
  let log = "";
  await new Promise<void>((resolve, reject) => {
    const deadline = setTimeout(() => {
      kill();
      reject(new Error(`Prosody was not ready in time:\n${log}`));
    }, startMs);
    const read = (chunk: Buffer): void => {
      log += chunk.toString("utf8");
      if (/Serving 'websocket' at/.test(log) && /Activated service 'component' on/.test(log)) {
        clearTimeout(deadline);
        resolve();
      }
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("error", reject);
    void exited.then(() => reject(new Error(`Prosody ended before it was ready:\n${log}`)));
  });
  return {
    wsUrl: `ws://127.0.0.1:${httpPort}/xmpp-websocket`,
    domain: "localhost",
    componentDomain: "games.localhost",
    componentPort,
    secret,
    log: () => log,
    async stop() {
      server.kill("SIGTERM");
      await exited;
      process.off("exit", kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findProsody(): string | undefined {
  return places.find((place) => existsSync(place));
}

function configure(folder: string, httpPort: number, componentPort: number, secret: string): string {
  // No mod_limits: its 10 kB/s would starve turns.
  return `
run_as_root = true
pidfile = "${folder}/prosody.pid"
data_path = "${folder}"
plugin_paths = {}
log = { { levels = { min = "info" }, to = "console" } }
interfaces = { "127.0.0.1" }
modules_enabled = { "saslauth", "disco", "ping", "presence", "message", "iq", "websocket", "smacks" }
modules_disabled = { "s2s", "offline", "tls" }
c2s_ports = {}
http_ports = { ${httpPort} }
http_interfaces = { "127.0.0.1" }
https_ports = {}
http_default_host = "localhost"
component_ports = { ${componentPort} }
component_interfaces = { "127.0.0.1" }
consider_websocket_secure = true
smacks_hibernation_time = 60
VirtualHost "localhost"
  authentication = "anonymous"
  disco_items = { { "games.localhost", "Games" } }
Component "games.localhost"
  component_secret = "${secret}"
`;
}

/** Two ports that are free now. Nothing reserves them, but nobody else takes them on purpose either. */
async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()];
  const ports: number[] = [];
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    ports.push((server.address() as AddressInfo).port);
  }
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  return [ports[0] ?? 0, ports[1] ?? 0];
}
