/** When turns are sent and when they arrive. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createSendPolicy } from "../../src/game/dead-reckoning.ts";
import { type Chance, createChance } from "../random.ts";
import { type Truth, truthNodes, truthStride } from "./truth.ts";

type Packet = {
  /** When the turn was true, in ms of the truth. */
  sentMs: number;
  /** What the sender's clock said then; the same unless the trace has a clock of its own. */
  stampMs: number;
  arrivalMs: number;
  /** Bit 0: the turn tells of the hull; bit 1: of the turret. */
  nodes: number;
};

const allNodes = (1 << truthNodes) - 1;

type Sending = { ms: number; nodes: number };

export type Trace = {
  name: string;
  packets: Packet[];
  /** Turns a second on the average, which a user of geckos tells it as the server's rate. */
  rate: number;
  /** Whether turns arrive in the order they were sent (TCP). */
  isOrdered: boolean;
  /** While a tab is frozen it draws no frames: [from, to] in ms. */
  frozen: readonly (readonly [number, number])[];
};

/** A kind of line: how long a turn sent at `ms` is under way, before it queues behind the one ahead of it. */
type Line = {
  name: string;
  latency: (chance: Chance) => (ms: number) => number;
  /** Nothing gets through in these spans; what was held comes at their end. */
  held?: readonly (readonly [number, number])[];
  isFrozen?: boolean;
  clock?: (ms: number) => number;
};

/** Base latency, exponential jitter, and lost segments that stall the stream until they are sent again. */
function radio(
  baseMs: number,
  jitterMs: number,
  loss: number,
  stallMs: readonly [number, number],
  wanderMs = 0,
) {
  return (chance: Chance) => {
    const phase = chance.between(0, 6);
    return (ms: number) => {
      const wander = wanderMs * (1 + Math.sin(phase + ms / 3700));
      const lost = chance.next() < loss ? chance.between(stallMs[0], stallMs[1]) : 0;
      return baseMs + wander + Math.min(jitterMs * 4, chance.exponential(jitterMs)) + lost;
    };
  };
}

const wifi = radio(9, 5, 0.008, [60, 160]);

const lines: readonly Line[] = [
  { name: "lan", latency: radio(1.5, 0.4, 0, [0, 0]) },
  { name: "wifi", latency: wifi },
  { name: "4g", latency: radio(45, 14, 0.012, [180, 350]) },
  { name: "bad-4g", latency: radio(80, 35, 0.03, [250, 900], 40) },
  {
    name: "tab-freeze",
    latency: wifi,
    held: [
      [15_000, 16_200],
      [40_000, 45_000],
    ],
    isFrozen: true,
  },
  {
    name: "server-pause",
    latency: wifi,
    held: [
      [12_000, 12_600],
      [26_000, 27_500],
      [42_000, 44_000],
    ],
  },
  // 80 ppm from a clock that stands hours away; ten hours in, so that the drift has already added up.
  { name: "drift-80ppm", latency: wifi, clock: (ms) => (ms + 36_000_000) * (1 + 80e-6) },
  {
    name: "clock-step",
    latency: wifi,
    clock: (ms) => ms + (ms > 20_000 ? 700 : 0) - (ms > 45_000 ? 1100 : 0),
  },
];

const turnRates = ["5/s", "10/s", "20/s", "on-error"] as const;

/** The times at which the truth's sender sends at a rate, and what of. */
function sendings(truth: Truth, rate: (typeof turnRates)[number]): Sending[] {
  const all: Sending[] = [];
  if (rate !== "on-error") {
    const stepMs = 1000 / Number.parseInt(rate, 10);
    for (let ms = 0; ms < truth.durationMs; ms += stepMs) all.push({ ms, nodes: allNodes });
    return all;
  }
  // The policy looks 60 times a second, as a client does that asks it every frame.
  const policy = createSendPolicy({ nodes: truthNodes });
  for (let frame = 0; frame * (1000 / 60) < truth.durationMs; frame += 1) {
    const ms = Math.round(frame * (1000 / 60));
    const now = truth.motions.subarray(ms * truthStride, (ms + 1) * truthStride);
    if (!policy.shouldSend(ms, now)) continue;
    let nodes = 0;
    for (let node = 0; node < truthNodes; node += 1) if (policy.isNodeDue(node)) nodes |= 1 << node;
    policy.markSent(ms, now);
    all.push({ ms, nodes });
  }
  return all;
}

function meanRate(times: readonly number[]): number {
  return ((times.length - 1) * 1000) / (times.at(-1)! - times[0]!);
}

/** Every built-in line at every rate of turns. */
export function builtInTraces(truth: Truth, seed: number): Trace[] {
  return lines.flatMap((line, index) =>
    turnRates.map((rate) => {
      const chance = createChance(seed * 1000 + index);
      const latency = line.latency(chance);
      const sent = sendings(truth, rate);
      let lastMs = -Infinity;
      const packets = sent.map(({ ms: sentMs, nodes }) => {
        let arrivalMs = Math.max(lastMs + 0.05, sentMs + latency(sentMs));
        for (const [from, to] of line.held ?? []) if (arrivalMs >= from && arrivalMs < to) arrivalMs = to;
        arrivalMs = Math.max(lastMs + 0.05, arrivalMs);
        lastMs = arrivalMs;
        return { sentMs, stampMs: Math.round(line.clock?.(sentMs) ?? sentMs), arrivalMs, nodes };
      });
      return {
        name: `${line.name} ${rate}`,
        packets,
        rate: rate === "on-error" ? meanRate(sent.map((sending) => sending.ms)) : Number.parseInt(rate, 10),
        isOrdered: true,
        frozen: line.isFrozen === true ? (line.held ?? []) : [],
      };
    }),
  );
}

const shortestMs = 10_000;
const longestMs = 600_000;

type TraceFile = { name?: string; ordered?: boolean; packets: { sentMs: number; arrivalMs: number }[] };

/** Every `.json` file of a folder as a trace. Times are taken from the first packet on. */
export function readTraces(folder: string): Trace[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .map((file) => {
      const trace = JSON.parse(readFileSync(join(folder, file), "utf8")) as TraceFile;
      if (!Array.isArray(trace.packets) || trace.packets.length < 2) {
        throw new Error(
          `${file} is no trace: it needs "packets" with at least two of { sentMs, arrivalMs }.`,
        );
      }
      const firstMs = Math.min(...trace.packets.map((packet) => packet.sentMs));
      const lastMs = Math.max(...trace.packets.map((packet) => packet.sentMs));
      if (!(lastMs - firstMs >= shortestMs && lastMs - firstMs <= longestMs)) {
        throw new Error(`${file} must cover 10 seconds to 10 minutes of sending.`);
      }
      const latencies = trace.packets.map((packet) => packet.arrivalMs - packet.sentMs);
      const fastest = Math.min(...latencies);
      // Clocks that were not alike when it was recorded: then the fastest packet counts as taking no time.
      const epoch = fastest < 0 || fastest > 10_000 ? firstMs + fastest : firstMs;
      const packets = trace.packets.map(({ sentMs, arrivalMs }) => {
        const ms = Math.round(sentMs - firstMs);
        return { sentMs: ms, stampMs: ms, arrivalMs: arrivalMs - epoch, nodes: allNodes };
      });
      const isOrdered = trace.ordered !== false;
      if (isOrdered) {
        packets.sort((a, b) => a.sentMs - b.sentMs);
        let newestMs = -Infinity;
        for (const packet of packets) newestMs = packet.arrivalMs = Math.max(newestMs, packet.arrivalMs);
      }
      packets.sort((a, b) => a.arrivalMs - b.arrivalMs);
      const times = packets.map((packet) => packet.sentMs).toSorted((a, b) => a - b);
      return {
        name: trace.name ?? basename(file, ".json"),
        packets,
        rate: meanRate(times),
        isOrdered,
        frozen: [],
      };
    });
}
