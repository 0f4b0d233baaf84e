import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programOf, untilOpen } from "./native.ts";
import { end, freePort, type ServerProcess, spawnOn } from "./processes.ts";

/** What helps Prosody most: no waiting for full packets, and the generational collector. */
const TUNED = `network_settings = { nagle = false }
gc = { mode = "generational" }`;

/** Prosody with a MUC, as shipped or tuned; without mod_limits, whose 10 kB/s would be all that is measured. */
export async function startProsody(isTuned: boolean): Promise<ServerProcess> {
  const program = programOf("prosody", "prosody");
  const folder = mkdtempSync(join(tmpdir(), "bosworth-fanout-prosody-"));
  const port = await freePort();
  writeFileSync(
    join(folder, "prosody.cfg.lua"),
    `run_as_root = true
pidfile = "${folder}/prosody.pid"
data_path = "${folder}"
log = { warn = "*console" }
interfaces = { "127.0.0.1" }
modules_enabled = { "roster", "saslauth", "disco", "ping", "presence", "message", "iq", "websocket" }
modules_disabled = { "s2s", "offline", "tls" }
c2s_ports = {}
http_ports = { ${port} }
http_interfaces = { "127.0.0.1" }
https_ports = {}
http_default_host = "localhost"
consider_websocket_secure = true
${isTuned ? TUNED : ""}
VirtualHost "localhost"
  authentication = "anonymous"
Component "rooms.localhost" "muc"
  muc_room_locking = false
`,
  );
  const child = spawnOn("server", program, ["-F", "--config", join(folder, "prosody.cfg.lua")]);
  await untilOpen(child, port);
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
