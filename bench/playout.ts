/**
 * How true and how late are remote tanks? (`npm run bench:playout`)
 *
 *   --seed N       the truth's and the built-in traces' seed (1)
 *   --traces DIR   plays the trace files of a folder instead of the built-in ones
 *   --json FILE    writes the figures
 *   --all          prints every case with every subject
 */
import { bytesPerFrame, film, wireMotions } from "./playout/film.ts";
import { differenceCm, measure } from "./playout/metrics.ts";
import { subjects, sweptBuffersMs } from "./playout/subjects.ts";
import { builtInTraces, readTraces, type Trace } from "./playout/traces.ts";
import { createTruth, type Truth } from "./playout/truth.ts";
import {
  type Aim,
  type Column,
  flag,
  mean,
  median,
  numberOption,
  option,
  printAims,
  printTable,
  type Row,
  writeJson,
} from "./table.ts";

const columns: readonly Column[] = [
  { key: "delayMeanMs", head: "delay ms", digits: 0 },
  { key: "delayP95Ms", head: "p95", digits: 0 },
  { key: "delaySdMs", head: "sd", digits: 0 },
  { key: "crossTrackP95Cm", head: "off path cm", digits: 2 },
  { key: "rotationP95Deg", head: "turned °", digits: 2 },
  { key: "errorNowP95Cm", head: "off now cm", digits: 0 },
  { key: "excessDvP99", head: "excess Δv m/s", digits: 3 },
  { key: "snapsPerMin", head: "snaps/min", digits: 1 },
  { key: "stallsPerMin", head: "stalls/min", digits: 1 },
  { key: "underrunShare", head: "under-run", digits: 2 },
  { key: "usPerFrame", head: "µs/frame", digits: 1 },
  { key: "bytesPerFrame", head: "B/frame", digits: 0 },
];

const seed = numberOption("seed", 1);
const folder = option("traces");

/** All subjects on one trace at 60 frames a second, ours at 30 and 144 as well. */
function runCase(truth: Truth, trace: Trace): Row[] {
  const told = wireMotions(truth, trace);
  return Object.entries(subjects).map(([subject, make]) => {
    const player = make(trace.rate);
    const at60 = film(truth, trace, told, player, 60);
    const row: Row = {
      case: trace.name,
      subject,
      ...measure(truth, at60),
      usPerFrame: at60.usPerFrame,
      bytesPerFrame: bytesPerFrame(player, at60.times.at(-1)!),
    };
    if (subject === "bosworth") {
      const others = [30, 144].map((fps) => film(truth, trace, told, make(trace.rate), fps));
      row["frameRateDifferenceCm"] = Math.max(...others.map((other) => differenceCm(at60, other)));
    }
    return row;
  });
}

function figure(rows: readonly Row[], name: string, subject: string, key: string): number {
  return Number(rows.find((row) => row.case === name && row.subject === subject)?.[key]);
}

/** The aims of the benchmark over the ordered cases; unordered ones are only shown. */
function judge(rows: readonly Row[], traces: readonly Trace[]): Aim[] {
  const cases = traces.filter((trace) => trace.isOrdered).map((trace) => trace.name);
  if (cases.length === 0) return [];
  const ours = (name: string, key: string) => figure(rows, name, "bosworth", key);
  const theirs = (name: string, key: string) => figure(rows, name, "geckos", key);
  const delays = cases.map((name) => ours(name, "delayMeanMs") / theirs(name, "delayMeanMs"));
  const within = (aim: string, isMet: (name: string) => boolean, worst: string): Aim => {
    const misses = cases.filter((name) => !isMet(name));
    const where = misses.length > 0 ? `, not: ${misses.join(", ")}` : "";
    return {
      aim,
      figure: `${cases.length - misses.length} of ${cases.length} traces${worst}${where}`,
      isMet: misses.length === 0,
    };
  };
  const changes = cases.map((name) => ours(name, "excessDvP99") / theirs(name, "excessDvP99"));
  const bytes = Math.max(...cases.map((name) => ours(name, "bytesPerFrame")));
  const difference = Math.max(...cases.map((name) => ours(name, "frameRateDifferenceCm")));
  const isDominated = (name: string) =>
    sweptBuffersMs.some((bufferMs) =>
      ["delayMeanMs", "crossTrackP95Cm"].every(
        (key) => ours(name, key) > figure(rows, name, `geckos@${bufferMs}`, key),
      ),
    );
  return [
    {
      aim: "mean delay ≤ 0.6 × geckos, median trace",
      figure: `${median(delays).toFixed(2)} ×`,
      isMet: median(delays) <= 0.6,
    },
    {
      aim: "mean delay ≤ 0.85 × geckos, every trace",
      figure: `${Math.max(...delays).toFixed(2)} × at worst`,
      isMet: Math.max(...delays) <= 0.85,
    },
    within(
      "snaps ≤ 0.1 × geckos",
      (name) => ours(name, "snapsPerMin") <= 0.1 * theirs(name, "snapsPerMin"),
      "",
    ),
    within(
      "excess Δv p99 ≤ 0.15 × geckos",
      (name) => ours(name, "excessDvP99") <= 0.15 * theirs(name, "excessDvP99"),
      `, median ${median(changes).toFixed(3)} ×`,
    ),
    within("never worse than a swept point in delay and error", (name) => !isDominated(name), ""),
    { aim: "no allocation while sampling", figure: `${bytes.toFixed(1)} bytes a frame`, isMet: bytes < 1 },
    {
      aim: "the same picture at 30, 60 and 144 fps",
      figure: `${difference.toFixed(4)} cm apart at most`,
      isMet: difference < 0.01,
    },
  ];
}

function compare(rows: readonly Row[], traces: readonly Trace[]): void {
  const keys = ["delayMeanMs", "crossTrackP95Cm", "rotationP95Deg", "excessDvP99", "snapsPerMin"] as const;
  const table = traces.map(({ name, isOrdered }) => {
    const row: Row = { case: isOrdered ? name : `${name} (unordered)`, subject: "" };
    for (const key of keys) {
      row[`our ${key}`] = figure(rows, name, "bosworth", key);
      row[`their ${key}`] = figure(rows, name, "geckos", key);
    }
    return row;
  });
  const pair = (key: string, head: string, digits: number): Column[] => [
    { key: `our ${key}`, head, digits },
    { key: `their ${key}`, head: "geckos", digits },
  ];
  printTable(
    "Bosworth beside geckos at its default, trace by trace",
    [
      { key: "case", head: "trace" },
      ...pair("delayMeanMs", "delay ms", 0),
      ...pair("crossTrackP95Cm", "off path cm", 2),
      ...pair("rotationP95Deg", "turned °", 2),
      ...pair("excessDvP99", "excess Δv", 3),
      ...pair("snapsPerMin", "snaps/min", 1),
    ],
    table,
  );
}

/** The means over all cases, one row a subject. */
function summarise(rows: readonly Row[]): void {
  const table = Object.keys(subjects).map((subject) => {
    const own = rows.filter((row) => row.subject === subject);
    const row: Row = { case: "", subject };
    for (const { key } of columns) row[key] = mean(own.map((one) => Number(one[key])));
    return row;
  });
  printTable("All subjects, means over the traces", [{ key: "subject", head: "subject" }, ...columns], table);
}

function main(): void {
  const builtInMs = 60_000;
  const truths = new Map<number, Truth>();
  const truthFor = (durationMs: number): Truth => {
    const truth = truths.get(durationMs) ?? createTruth(seed, durationMs);
    truths.clear();
    truths.set(durationMs, truth);
    return truth;
  };
  const traces = folder === undefined ? builtInTraces(truthFor(builtInMs), seed) : readTraces(folder);
  if (traces.length === 0) throw new Error(`There are no trace files (*.json) in ${folder}.`);
  const run = (trace: Trace): Row[] => {
    const lastMs = Math.max(...trace.packets.map((packet) => packet.sentMs));
    return runCase(truthFor(folder === undefined ? builtInMs : lastMs + 1000), trace);
  };
  // The engine compiles while the first cases run, which would colour their cost.
  for (const trace of traces.slice(0, 4)) run(trace);
  const rows = traces.flatMap(run);
  if (flag("all")) {
    printTable(
      "Every trace and subject",
      [{ key: "case", head: "trace" }, { key: "subject", head: "subject" }, ...columns],
      rows,
    );
  }
  compare(rows, traces);
  summarise(rows);
  printAims(`Aims (seed ${seed})`, judge(rows, traces));
  writeJson("playout", rows);
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
