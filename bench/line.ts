/**
 * Does any tank jump over a bad line? (`npm run bench:line`)
 *
 * Plays as a new user would, over the simulated line of the developer settings at 200 ms ± 80 each way with a stall of
 * 1 s every 10 s: the page's own client, battle model and playout against the true service, two others at the wheel
 * over such lines and the bots, in simulated time, 60 frames a second. Everything drawn is measured, from the first
 * picture on; beside us, from the same turns, the newest word drawn as it is and two that interpolate a fixed time
 * behind.
 *
 *   --seconds N    how long each is played (40)
 *   --seeds N      how many rounds of each, from seed 1 on (3)
 *   --case TEXT    only cases whose name has it
 *   --json FILE    writes the figures
 */
import { CASES, play } from "./line/cases.ts";
import { addJumps, measureJumps, type Jumps } from "./line/jumps.ts";
import { numberOption, option, printAims, printTable, type Row, writeJson } from "./table.ts";

const seconds = numberOption("seconds", 40);
const seeds = numberOption("seeds", 3);
const wanted = option("case") ?? "";

const rows: Row[] = [];
for (const each of CASES.filter(({ name }) => name.includes(wanted))) {
  const sums = new Map<string, Jumps>();
  let corrections = 0;
  let ownExcessCm = 0;
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { film, truth, own } = await play(each, seed, seconds);
    for (const [subject, shots] of film)
      sums.set(subject, addJumps(sums.get(subject), measureJumps(truth, shots)));
    corrections += own.corrections();
    ownExcessCm = Math.max(ownExcessCm, own.worstExcessCm());
  }
  for (const [subject, sum] of sums) {
    const minutes = sum.tankSeconds / 60;
    rows.push({
      case: each.name,
      subject,
      tankMinutes: minutes,
      snapsPerTank: sum.snaps / sum.tanks,
      snapsPerMin: sum.snaps / minutes,
      worstExcessCm: sum.worstExcessCm,
      fastestMps: sum.fastestMps,
      stallsPerMin: sum.stalls / minutes,
      delayMeanMs: sum.delayMeanMs,
      crossTrackP95Cm: sum.crossTrackP95Cm,
      ...(subject === "bosworth" && each.watches !== true && { corrections, ownExcessCm }),
    });
  }
}

printTable(
  "Tanks of others, and the own one (corrections by the referee, farthest moved in a frame beyond its speed)",
  [
    { key: "case", head: "case" },
    { key: "subject", head: "subject" },
    { key: "tankMinutes", head: "tank-min" },
    { key: "snapsPerMin", head: "snaps/min", digits: 2 },
    { key: "worstExcessCm", head: "worst step cm" },
    { key: "fastestMps", head: "fastest m/s" },
    { key: "stallsPerMin", head: "stalls/min" },
    { key: "delayMeanMs", head: "delay ms", digits: 0 },
    { key: "crossTrackP95Cm", head: "off path cm" },
    { key: "corrections", head: "corrections", digits: 0 },
    { key: "ownExcessCm", head: "own step cm" },
  ],
  rows,
);
const mayCut = new Set(CASES.filter(({ isCut }) => isCut === true).map(({ name }) => name));
printAims(
  "Aims",
  rows
    .filter(({ subject }) => subject === "bosworth")
    .map((row) => {
      const [perMin, perTank] = [Number(row["snapsPerMin"]), Number(row["snapsPerTank"])];
      return mayCut.has(row.case)
        ? {
            aim: `${row.case}: no tank jumps more than once`,
            figure: `${perTank.toFixed(2)} cuts a tank`,
            isMet: perTank <= 1,
          }
        : {
            aim: `${row.case}: no tank jumps`,
            figure: `${perMin.toFixed(2)} snaps/min`,
            isMet: perMin === 0,
          };
    }),
);
writeJson("line", rows);
