/**
 * What does a massive battle cost the service and each line, and how do far tanks look? (`npm run bench:massive`)
 *
 * The true service in this process, with a line that writes every stanza as the embedded host does and counts it; all
 * tanks turn on the spot and tell it 10 times a second. Reading what comes in is the host's, and not in it.
 *
 *   --tanks N      one number of tanks instead of 32, 64, 128 and 256
 *   --seconds N    how long each battle is measured (3)
 *   --json FILE    writes the figures
 */
import { loadavg } from "node:os";
import { FAR_EVERY, MIDDLE_EVERY } from "#service/games/dga/interest.ts";
import { lookAt } from "./massive/far.ts";
import { type Cost, fight, type Spreading } from "./massive/field.ts";
import { createTruth } from "./playout/truth.ts";
import { mean, numberOption, option, printAims, printTable, type Row, writeJson } from "./table.ts";

const TICK_MS = 40;
const sizes = option("tanks") === undefined ? [32, 64, 128, 256] : [numberOption("tanks", 256)];
const seconds = numberOption("seconds", 3);
const spreadings: readonly Spreading[] = ["plain", "gathered", "gathered + interest"];

// Nobody is judged by the first time: the compiler warms up on a small battle of each kind.
for (const spreading of spreadings) fight(24, spreading, 2);
const costs: Row[] = sizes.flatMap((tanks) =>
  spreadings.map((subject) => {
    const cost: Cost = fight(tanks, subject, seconds);
    return { case: `${tanks} tanks`, subject, tanks, ...cost, usPerTank: (1000 * cost.tickMs) / tanks };
  }),
);
printTable(
  `The service and its lines (load ${loadavg()[0]!.toFixed(1)})`,
  [
    { key: "case", head: "case" },
    { key: "subject", head: "subject" },
    { key: "tickMs", head: "ms/tick", digits: 2 },
    { key: "usPerTank", head: "µs/tick and tank", digits: 0 },
    { key: "kBytesPerS", head: "kB/s a client", digits: 0 },
    { key: "messagesPerS", head: "messages/s a client", digits: 0 },
    { key: "saidShare", head: "moves told %", digits: 0 },
  ],
  costs,
);

const truths = [1, 2, 3, 4].map((seed) => createTruth(seed, 60_000));
const looks: Row[] = [1, MIDDLE_EVERY, FAR_EVERY, 12, Math.round(1000 / TICK_MS)].map((messages) => {
  const figures = truths.map((truth, index) => lookAt(truth, messages, index + 1));
  const of = (key: keyof (typeof figures)[number]) => mean(figures.map((each) => each[key]));
  return {
    case: `every ${messages * TICK_MS} ms`,
    subject: "bosworth",
    messages,
    delayMeanMs: of("delayMeanMs"),
    crossTrackP95Cm: of("crossTrackP95Cm"),
    errorNowP95Cm: of("errorNowP95Cm"),
    excessDvP99: of("excessDvP99"),
    snapsPerMin: of("snapsPerMin"),
    stallsPerMin: of("stallsPerMin"),
  };
});
printTable(
  "How a tank looks by how often its moves are said",
  [
    { key: "case", head: "case" },
    { key: "delayMeanMs", head: "delay ms", digits: 0 },
    { key: "crossTrackP95Cm", head: "off path cm", digits: 1 },
    { key: "errorNowP95Cm", head: "off now cm", digits: 0 },
    { key: "excessDvP99", head: "excess Δv m/s", digits: 2 },
    { key: "snapsPerMin", head: "snaps/min", digits: 1 },
    { key: "stallsPerMin", head: "stalls/min", digits: 1 },
  ],
  looks,
);

const costOf = (tanks: number | undefined, subject: Spreading): number =>
  Number(costs.find((row) => row["tanks"] === tanks && row.subject === subject)?.["usPerTank"]);
const [least, most] = [sizes[0]!, sizes.at(-1)!];
const growth = costOf(most, "gathered + interest") / costOf(least, "gathered + interest");
const far = looks.find((row) => row["messages"] === FAR_EVERY)!;
const mostMs = (costOf(most, "gathered + interest") * most) / 1000;
printAims("Aims", [
  {
    aim: `a tank costs no more than ${most / least} × as much among ${most} as among ${least}`,
    figure: `${growth.toFixed(1)} ×`,
    isMet: growth <= most / least,
  },
  {
    aim: `${most} tanks: a tick's work within a tick (${TICK_MS} ms)`,
    figure: `${mostMs.toFixed(1)} ms`,
    isMet: mostMs <= TICK_MS,
  },
  {
    aim: `${most} tanks: gathered with interest at most half of plain`,
    figure: `${(costOf(most, "gathered + interest") / costOf(most, "plain")).toFixed(2)} ×`,
    isMet: costOf(most, "gathered + interest") <= costOf(most, "plain") / 2,
  },
  {
    aim: "a far tank never jumps",
    figure: `${Number(far["snapsPerMin"]).toFixed(1)} snaps a minute`,
    isMet: Number(far["snapsPerMin"]) === 0,
  },
]);
writeJson("massive", [...costs, ...looks]);
