/**
 * How many turns are delivered a second, and how late? (`npm run bench:fanout`)
 *
 * One room, everybody in it: the embedded host with its referee beside a bare `ws` broadcast, a Colyseus room, and the
 * MUCs of ejabberd and Prosody, all with the same stanza. Server on one core, clients on another.
 *
 *   --only NAME    one subject
 *   --sizes N,N    these numbers of occupants
 *   --runs N       runs of each case (3; the median counts)
 *   --prof FOLDER  profiles of the embedded host go there
 *   --json FILE    writes the figures
 */
import { loadavg } from "node:os";
import type { Order, Report, Run } from "./fanout/clients.ts";
import type { Figures } from "./fanout/load.ts";
import { end, firstMessage, isPinned, runScript } from "./fanout/processes.ts";
import { ALL_SIZES, type Subject, SUBJECTS } from "./fanout/subjects.ts";
import { judge } from "./fanout/aims.ts";
import { median, numberOption, option, printAims, printTable, type Row, writeJson } from "./table.ts";

/** Up to here everybody plays; in a larger room a few do, and the others watch. */
const MOST_PLAYERS = 200;
const FEW_PLAYERS = 10;
/** Turns of each player in a second. */
const PER_SECOND = 10;

const runs = numberOption("runs", 3);

async function measure(subject: Subject, occupants: number): Promise<Row[]> {
  const server = await subject.start();
  const clients = runScript("clients", new URL("./fanout/clients.ts", import.meta.url));
  const { kind, room } = subject;
  const players = occupants <= MOST_PLAYERS ? occupants : FEW_PLAYERS;
  const each = (run: Run): Run[] => Array.from({ length: runs }, () => run);
  const order: Order = {
    plan: { kind, room, port: server.port, occupants, players },
    server: server.pid,
    runs: [...each({ kind: "saturated" }), ...each({ kind: "paced", perSecond: PER_SECOND })],
  };
  try {
    const report = firstMessage<Report>(clients);
    clients.send(order);
    const found = await report;
    if ("failure" in found) throw new Error(found.failure);
    const measured = [
      rowOf(`${occupants} occupants, saturated`, subject, occupants, found.figures.slice(0, runs)),
      rowOf(
        `${occupants} occupants, ${players} × ${PER_SECOND} turns/s`,
        subject,
        occupants,
        found.figures.slice(runs),
      ),
    ];
    for (const row of measured) console.error(`  ${JSON.stringify(row)}`);
    return measured;
  } finally {
    await end(clients);
    await server.stop();
  }
}

function rowOf(name: string, subject: Subject, occupants: number, figures: readonly Figures[]): Row {
  const middle = (key: keyof Figures): number => median(figures.map((each) => each[key]));
  const rates = figures.map((each) => each.deliveriesPerSecond);
  const lost = Math.max(...figures.map((each) => each.lost));
  return {
    case: name,
    subject: subject.name,
    occupants,
    deliveriesPerSecond: middle("deliveriesPerSecond"),
    range: `${Math.min(...rates).toFixed(0)}–${Math.max(...rates).toFixed(0)}`,
    latencyP50Ms: middle("latencyP50Ms"),
    latencyP99Ms: middle("latencyP99Ms"),
    serverCpuMsPer1000: middle("serverCpuMsPer1000"),
    clientCpuMsPer1000: middle("clientCpuMsPer1000"),
    ...(lost > 0 && { note: `${lost} lines were cut` }),
  };
}

const only = option("only");
const sizes = option("sizes")?.split(",").map(Number);
const rows: Row[] = [];
// Size by size, so that what is compared was measured at nearly the same time.
for (const occupants of sizes ?? ALL_SIZES) {
  for (const subject of SUBJECTS) {
    if (only !== undefined ? subject.name !== only : !(sizes ?? subject.sizes).includes(occupants)) continue;
    console.error(`${subject.name}, ${occupants} occupants …`);
    try {
      rows.push(...(await measure(subject, occupants)));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      console.error(`${subject.name}: ${why}`);
      const note = `not measured: ${why.split("\n", 1)[0]!.slice(0, 80)}`;
      rows.push({ case: `${occupants} occupants`, subject: subject.name, occupants, note });
    }
  }
}

const load = loadavg().map((each) => each.toFixed(1));
printTable(
  `fanout: turns of three nodes in one room; ${isPinned ? "server and clients on a core each" : "server and clients NOT on cores of their own"}; median of ${runs} runs; load ${load.join(" ")}`,
  [
    { key: "case", head: "case" },
    { key: "subject", head: "subject" },
    { key: "deliveriesPerSecond", head: "deliveries/s", digits: 0 },
    { key: "range", head: "range" },
    { key: "latencyP50Ms", head: "p50 ms", digits: 1 },
    { key: "latencyP99Ms", head: "p99 ms", digits: 1 },
    { key: "serverCpuMsPer1000", head: "server ms/1000", digits: 2 },
    { key: "clientCpuMsPer1000", head: "clients ms/1000", digits: 2 },
    { key: "note", head: "note" },
  ],
  rows,
);
// A part of the bench says nothing about the aims.
if (only === undefined && sizes === undefined) printAims("Aims", judge(rows));
writeJson("fanout", rows);
