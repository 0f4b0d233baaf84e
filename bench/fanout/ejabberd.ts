import { globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programOf, untilOpen } from "./native.ts";
import { end, freePort, type ServerProcess, spawnOn } from "./processes.ts";

/** ejabberd with a MUC, without shapers, started as its own control script does, but as ourselves and without a node name. */
export async function startEjabberd(): Promise<ServerProcess> {
  programOf("ejabberdctl", "ejabberd");
  const erl = programOf("erl", "erlang-base");
  const [library] = globSync("/usr/lib/*/ejabberd-*/ebin");
  if (library === undefined) throw new Error("its library is not where Debian has it");
  const folder = mkdtempSync(join(tmpdir(), "bosworth-fanout-ejabberd-"));
  const port = await freePort();
  const configuration = join(folder, "ejabberd.yml");
  writeFileSync(
    configuration,
    `loglevel: warning
hosts: [localhost]
auth_method: [anonymous]
anonymous_protocol: sasl_anon
allow_multiple_connections: true
listen:
  - port: ${port}
    ip: "127.0.0.1"
    module: ejabberd_http
    request_handlers:
      /xmpp-websocket: ejabberd_http_ws
modules:
  mod_disco: {}
  mod_muc:
    host: rooms.localhost
    max_users: 2000
    min_message_interval: 0
    min_presence_interval: 0
    history_size: 0
`,
  );
  const args = ["-noinput", "-mnesia", "dir", `"${folder}"`, "-s", "ejabberd"];
  const child = spawnOn("server", erl, args, {
    cwd: folder,
    env: {
      HOME: folder,
      ERL_LIBS: join(library, "..", ".."),
      EJABBERD_CONFIG_PATH: configuration,
      EJABBERD_LOG_PATH: join(folder, "ejabberd.log"),
      ERL_CRASH_DUMP: join(folder, "crash.dump"),
    },
  });
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
