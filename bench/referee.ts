/**
 * Does the referee stop cheats and leave honest players alone? (`npm run bench:referee`)
 *
 * Ten hours of honest play over a line of 400 ms with jitter, stalls and resumed breaks, in simulated time: the
 * client's own prediction against the service's own matches. Then every cheat of src/testing/cheats, and what a
 * careful cheat gains that stays near what is possible.
 *
 *   --hours N      hours of honest play, all players together (10)
 *   --seed N       (1)
 *   --json FILE    writes the figures
 */
import { createCheatStage } from "#testing/cheats/cheat-stage.ts";
import { CHEATS } from "#testing/cheats/cheats.ts";
import { playHonestHours } from "./referee/honest-hours.ts";
import { measureSpeedCheat } from "./referee/speed-cheat.ts";
import { numberOption, printAims, printTable, type Row, writeJson } from "./table.ts";

const hours = numberOption("hours", 10);
const seed = numberOption("seed", 1);

function tryCheats(): Row[] {
  return CHEATS.map(({ name, options, attempt }) => {
    const stage = createCheatStage(options);
    const gained = attempt(stage);
    const stop = stage.isKicked() ? "kick" : stage.corrections() > 0 ? "correction" : "no effect";
    return { case: name, subject: "bosworth", stop: gained ? "NOT STOPPED" : stop };
  });
}

const startedMs = performance.now();
const honest = playHonestHours(hours, seed);
const honestRow: Row = {
  case: "honest play, 400 ms",
  subject: "bosworth",
  hours: honest.hours,
  matches: honest.matches,
  turns: honest.turns,
  outages: honest.outages,
  kicks: honest.kicks,
  corrections: honest.corrections,
  shots: honest.shots,
  shotsRefused: honest.shots - honest.shotsGranted,
};
printTable(
  `Honest players (seed ${seed})`,
  [
    { key: "case", head: "case" },
    { key: "hours", head: "hours", digits: 1 },
    { key: "matches", head: "matches", digits: 0 },
    { key: "turns", head: "turns", digits: 0 },
    { key: "outages", head: "resumes", digits: 0 },
    { key: "kicks", head: "kicks", digits: 0 },
    { key: "corrections", head: "corrections", digits: 0 },
    { key: "shots", head: "shots", digits: 0 },
    { key: "shotsRefused", head: "not granted", digits: 0 },
  ],
  [honestRow],
);
for (const [why, count] of honest.reasons) console.log(`  ${count} × ${why}`);

const cheats = tryCheats();
printTable(
  "Cheats",
  [
    { key: "case", head: "whoever" },
    { key: "stop", head: "is stopped by" },
  ],
  cheats,
);

const speeders = [0, 2, 3, 5, 10, 20].map((percent) => measureSpeedCheat(percent));
printTable(
  "Careful speed cheats: so much faster than the model, for ten minutes",
  [
    { key: "case", head: "faster by" },
    { key: "gainPercent", head: "gained %", digits: 1 },
    { key: "correctionsPerMin", head: "corrections/min", digits: 1 },
    { key: "kicked", head: "kicked", digits: 0 },
  ],
  speeders,
);
const gained = Math.max(...speeders.map(({ gainPercent }) => Number(gainPercent)));
const stopped = cheats.filter(({ stop }) => stop !== "NOT STOPPED").length;
printAims(`Aims (seed ${seed}, ${((performance.now() - startedMs) / 1000).toFixed(0)} s)`, [
  {
    aim: `no kick in ${hours} hours of honest play`,
    figure: `${honest.kicks} kicks in ${honest.hours.toFixed(1)} hours`,
    isMet: honest.kicks === 0 && honest.hours >= hours - 0.01,
  },
  {
    aim: "no corrected move in honest play",
    figure: `${honest.corrections} of ${honest.turns} turns`,
    isMet: honest.corrections === 0,
  },
  {
    aim: "at most 1 % of honest shots are not granted",
    figure: `${honest.shots - honest.shotsGranted} of ${honest.shots}`,
    isMet: honest.shots - honest.shotsGranted <= honest.shots / 100,
  },
  {
    aim: "nobody gains more than 1 % of way in ten minutes",
    figure: `${gained.toFixed(2)} %`,
    isMet: gained <= 1,
  },
  {
    aim: "every cheat is stopped",
    figure: `${stopped} of ${cheats.length} kinds`,
    isMet: stopped === cheats.length && cheats.length >= 20,
  },
]);
writeJson("referee", [honestRow, ...cheats, ...speeders]);
