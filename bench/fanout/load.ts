import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../table.ts";
import { cpuMs } from "./cpu.ts";
import type { Counting } from "./counting.ts";

export type Figures = {
  deliveriesPerSecond: number;
  latencyP50Ms: number;
  latencyP99Ms: number;
  serverCpuMsPer1000: number;
  /** What the light clients themselves cost: where it is near a core's all, they are the limit. */
  clientCpuMsPer1000: number;
  /** Lines that were cut. */
  lost: number;
};

const warmUpMs = 500;
const measureMs = 2_000;
const patienceMs = 3_000;
/** How long a run may leave something to do for its server, so that it doesn't burden the next. */
const drainMs = 8_000;
/** Turns that each player has under way when everybody says as much as goes. */
const WINDOW = 2;

/** Everybody says the next turn as soon as an own one is back: what the server carries at the most. */
export async function saturate(
  counting: Counting,
  players: number,
  occupants: number,
  server: number,
): Promise<Figures> {
  const earlier = counting.deliveries();
  counting.onOwn = (occupant) => counting.say(occupant, performance.now());
  for (let player = 0; player < players; player += 1)
    for (let turn = 0; turn < WINDOW; turn += 1) counting.say(player, performance.now());
  // A slow server makes long pauses between bursts: both times last for as many deliveries as were under way.
  const once = players * WINDOW * occupants;
  await sleep(warmUpMs);
  await until(counting, earlier + once);
  const before = counting.deliveries();
  const figures = await measure(counting, server, async () => {
    await sleep(measureMs);
    await until(counting, before + once);
  });
  counting.onOwn = undefined;
  await until(counting, counting.said() * occupants, drainMs);
  return figures;
}

/** Everybody says so many turns a second, whatever comes back; a turn's delay counts from when it was due. */
export async function pace(
  counting: Counting,
  players: number,
  occupants: number,
  perSecond: number,
  server: number,
): Promise<Figures> {
  const everyMs = 1_000 / (players * perSecond);
  const run = async (durationMs: number): Promise<number> => {
    const startMs = performance.now();
    const count = Math.floor(durationMs / everyMs);
    for (let said = 0; said < count;) {
      const nowMs = performance.now();
      for (; said < count && startMs + said * everyMs <= nowMs; said += 1)
        counting.say(said % players, startMs + said * everyMs);
      await sleep(1);
    }
    return count;
  };
  await run(warmUpMs);
  await until(counting, counting.said() * occupants, drainMs);
  let wanted = 0;
  const before = counting.deliveries();
  const figures = await measure(counting, server, async () => {
    wanted = (await run(measureMs)) * occupants;
    // What is on its way belongs to it; what doesn't come in time never came.
    await until(counting, before + wanted);
  });
  if (counting.deliveries() - before < 0.99 * wanted) figures.latencyP99Ms = Infinity;
  await until(counting, counting.said() * occupants, drainMs);
  return figures;
}

async function measure(counting: Counting, server: number, run: () => Promise<void>): Promise<Figures> {
  const delays: number[] = [];
  const [startMs, deliveries, cpu] = [performance.now(), counting.deliveries(), cpuMs(server)];
  const ownCpu = cpuMs(process.pid);
  counting.delays = delays;
  await run();
  counting.delays = undefined;
  const count = counting.deliveries() - deliveries;
  return {
    deliveriesPerSecond: (count / (performance.now() - startMs)) * 1_000,
    latencyP50Ms: count === 0 ? Infinity : quantile(delays, 0.5),
    latencyP99Ms: count === 0 ? Infinity : quantile(delays, 0.99),
    serverCpuMsPer1000: ((cpuMs(server) - cpu) / count) * 1_000,
    clientCpuMsPer1000: ((cpuMs(process.pid) - ownCpu) / count) * 1_000,
    lost: counting.lost(),
  };
}

/** Until there were so many deliveries, or patience is at its end. */
async function until(counting: Counting, deliveries: number, atMostMs = patienceMs): Promise<void> {
  const deadlineMs = performance.now() + atMostMs;
  while (counting.deliveries() < deliveries && performance.now() < deadlineMs) await sleep(1);
}
