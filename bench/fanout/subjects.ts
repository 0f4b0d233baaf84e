import type { Plan } from "./entering.ts";
import { startEjabberd } from "./ejabberd.ts";
import { startProsody } from "./prosody.ts";
import { end, firstMessage, runScript, type ServerProcess } from "./processes.ts";
import { option } from "../table.ts";

export type Subject = {
  readonly name: string;
  readonly kind: Plan["kind"];
  readonly room: string;
  /** Occupants that it is measured with. */
  readonly sizes: readonly number[];
  /** Starts the server. Rejects with a sentence when it can't be had. */
  readonly start: () => Promise<ServerProcess>;
};

export const ALL_SIZES = [10, 50, 200, 1_000];

/** Ours first, then the peers. Slow ones are asked for one size only. */
export const SUBJECTS: readonly Subject[] = [
  {
    name: "bosworth",
    kind: "mmog",
    room: "room@games.localhost",
    sizes: ALL_SIZES,
    start: () =>
      startScript(
        new URL("./servers/bosworth.ts", import.meta.url),
        option("prof") === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${option("prof")}`],
      ),
  },
  {
    name: "ws-floor",
    kind: "ws",
    room: "",
    sizes: [50, 200],
    start: () => startScript(new URL("./servers/ws-floor.ts", import.meta.url)),
  },
  {
    name: "colyseus",
    kind: "colyseus",
    room: "",
    sizes: [50, 200],
    start: () => startScript(new URL("./servers/colyseus.ts", import.meta.url)),
  },
  {
    name: "ejabberd",
    kind: "muc",
    room: "room@rooms.localhost",
    sizes: [50],
    start: () => startEjabberd(),
  },
  {
    name: "prosody",
    kind: "muc",
    room: "room@rooms.localhost",
    sizes: [50],
    start: () => startProsody(false),
  },
  {
    name: "prosody-tuned",
    kind: "muc",
    room: "room@rooms.localhost",
    sizes: [50],
    start: () => startProsody(true),
  },
];

async function startScript(script: URL, nodeArgs: readonly string[] = []): Promise<ServerProcess> {
  const child = runScript("server", script, nodeArgs);
  const { port } = await firstMessage<{ port: number }>(child);
  return {
    port,
    pid: child.pid ?? 0,
    stop: () => end(child, () => child.disconnect()),
  };
}
