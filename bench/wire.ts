/**
 * What does a tank cost a receiver in bytes a second, at equal truth? (`npm run bench:wire`)
 *
 * The product's own sender and encoder on the trajectories of the playout bench; beside them the same tank at a fixed
 * 20 turns a second (with the product's encoder, and with every element in each turn) and patches of a Colyseus state. Every receiver decodes what it is sent and draws it; how far
 * that is off the true path is measured. Bytes are payloads as they arrive at one receiver, without frames' headers.
 *
 *   --seed N       the first tank's seed (1); the others have the next ones
 *   --json FILE    writes the figures
 */
import { film, wireMotions } from "./playout/film.ts";
import { measure } from "./playout/metrics.ts";
import type { Trace } from "./playout/traces.ts";
import { createTruth, type Truth } from "./playout/truth.ts";
import { type Column, mean, numberOption, printAims, printTable, type Row, writeJson } from "./table.ts";
import type { Contestant, Told } from "./wire/contestant.ts";
import { deflatedBytes } from "./wire/deflate.ts";
import { colyseus, colyseus16 } from "./wire/schema.ts";
import { bosworth, bosworthFixed, naive } from "./wire/turns.ts";

const seed = numberOption("seed", 1);
const durationMs = 60_000;
/** An even line: what is measured is what was told, not the line. */
const latencyMs = 40;
const contestants = {
  bosworth,
  "bosworth-at-fixed-20": bosworthFixed,
  naive,
  colyseus,
  "colyseus-16bit": colyseus16,
};

const columns: readonly Column[] = [
  { key: "case", head: "case" },
  { key: "subject", head: "subject" },
  { key: "bytesPerTankSecond", head: "B/tank s", digits: 0 },
  { key: "bytesPerTankSecondDeflated", head: "deflated", digits: 0 },
  { key: "turnsPerSecond", head: "turns/s", digits: 1 },
  { key: "crossTrackP95Cm", head: "off path cm", digits: 2 },
];

/** How far off the true path a receiver draws one of the tanks. */
function crossTrackP95Cm(contestant: Contestant, told: readonly Told[], truth: Truth, tank: number): number {
  const own = told.filter((each) => each.about === undefined || each.about === tank);
  const packets = own.map(({ ms }) => ({ sentMs: ms, stampMs: ms, arrivalMs: ms + latencyMs, nodes: 3 }));
  const trace: Trace = { name: "even", packets, rate: 20, isOrdered: true, frozen: [] };
  const shown = film(truth, trace, wireMotions(truth, trace), contestant.listen(own, tank), 60);
  return measure(truth, shown).crossTrackP95Cm;
}

async function row(subject: string, contestant: Contestant, truths: readonly Truth[]): Promise<Row> {
  const told = contestant.tell(truths);
  const tankSeconds = (truths.length * durationMs) / 1000;
  const about = told.reduce((sum, each) => sum + (each.about === undefined ? truths.length : 1), 0);
  const off = truths.map((truth, tank) => crossTrackP95Cm(contestant, told, truth, tank));
  return {
    case: truths.length === 1 ? "1 tank" : `${truths.length} tanks`,
    subject,
    bytesPerTankSecond: told.reduce((sum, each) => sum + each.bytes.length, 0) / tankSeconds,
    bytesPerTankSecondDeflated: (await deflatedBytes(told)) / tankSeconds,
    turnsPerSecond: about / tankSeconds,
    crossTrackP95Cm: mean(off),
  };
}

const rows: Row[] = [];
for (const tanks of [1, 8]) {
  const truths = Array.from({ length: tanks }, (_, tank) => createTruth(seed + tank, durationMs));
  for (const [subject, contestant] of Object.entries(contestants))
    rows.push(await row(subject, contestant, truths));
}
printTable("What a tank costs a receiver", columns, rows);

const cases = [...new Set(rows.map((each) => each.case))];
printAims(
  `Aims (seed ${seed})`,
  cases.flatMap((name) => {
    const figure = (subject: string, key: string) =>
      Number(rows.find((each) => each.case === name && each.subject === subject)?.[key]);
    const ours = figure("bosworth", "bytesPerTankSecondDeflated");
    const off = figure("bosworth", "crossTrackP95Cm");
    const ofFixed = (subject: string) => ours / figure(subject, "bytesPerTankSecondDeflated");
    const ofColyseus = (subject: string) => ours / figure(subject, "bytesPerTankSecond");
    return [
      { aim: `${name}: off the path by ≤ 5 cm (p95)`, figure: `${off.toFixed(2)} cm`, isMet: off <= 5 },
      {
        aim: `${name}: ≤ 0.2 × of a plain sender at fixed 20/s, deflated`,
        figure: `${ofFixed("naive").toFixed(2)} ×`,
        isMet: ofFixed("naive") <= 0.2,
      },
      {
        aim: `${name}: ≤ 0.2 × of our own encoder at fixed 20/s, deflated`,
        figure: `${ofFixed("bosworth-at-fixed-20").toFixed(2)} ×`,
        isMet: ofFixed("bosworth-at-fixed-20") <= 0.2,
      },
      ...["colyseus", "colyseus-16bit"].map((subject) => ({
        aim: `${name}: deflated ≤ 1 × of ${subject}'s patches`,
        figure: `${ofColyseus(subject).toFixed(2)} ×`,
        isMet: ofColyseus(subject) <= 1,
      })),
    ];
  }),
);
writeJson("wire", rows);
