/**
 * What does a bot cost, and does its skill matter? (`npm run bench:bots`)
 *
 * 32 bots fight on each battlefield, and the time of every tick is taken; then bots of each skill fight those of the
 * skill below, sides changed each time.
 *
 *   --matches N    matches of each pair of skills (20)
 *   --seconds N    seconds of simulated time that the cost is measured over (60)
 *   --seed N       (1)
 *   --json FILE    writes the figures
 */
import { createBattle, type Battle } from "#game/battle/battle.ts";
import { createBattlefield } from "#game/battlefield.ts";
import { BATTLEFIELD_NAMES } from "#game/battlefield/names.ts";
import { BOT_SKILLS, DEFAULT_OPTIONS, type BotSkill, type GameOptions } from "#game/options.ts";
import { createRandom } from "#game/random.ts";
import { createBots, type Bots } from "#service/games/dga/bots/bots.ts";
import { setupOf } from "#service/games/dga/seats.ts";
import { botTeams } from "#testing/bot-teams.ts";
import { numberOption, printAims, printTable, quantile, type Row, writeJson } from "./table.ts";

const TICK_MS = 40;
const MATCH_MS = 8 * 60_000;
const matches = numberOption("matches", 20);
const seconds = numberOption("seconds", 60);
const seed = numberOption("seed", 1);

/** A battle of bots; `skills` are those of the teams. */
function stage(field: number, each: number, skills: readonly [BotSkill, BotSkill], chance: number) {
  const name = BATTLEFIELD_NAMES[field % BATTLEFIELD_NAMES.length]!;
  const battlefield = createBattlefield(name, chance);
  const options: GameOptions = {
    ...DEFAULT_OPTIONS,
    match: "Last Team Standing",
    battlefield: name,
    maxPlayers: Math.max(each, DEFAULT_OPTIONS.maxPlayers),
    bots: each,
  };
  const seats = botTeams(options);
  const characters = seats.map((seat) => setupOf(seat, options, battlefield));
  const battle = createBattle({ battlefield, friendlyFire: false, characters });
  const bots = options.teams.map((team, index) => {
    const own = seats.filter((seat) => seat.team === team);
    return createBots(battle, own, skills[index]!, createRandom(chance * 2 + index), 0);
  });
  return { battle, bots, seats, teams: options.teams };
}

function tick(battle: Battle, bots: readonly Bots[], atMs: number): void {
  for (const each of bots) each.drive(atMs);
  battle.step(atMs);
}

/** The cost of a bot in a tick with 32 of them; those that have fallen no longer count. */
function measureCost(field: number): Row {
  const skills = ["veteran", "veteran"] as const;
  // The engine compiles while the first battle runs.
  const warm = stage(field, 16, skills, seed + 7);
  for (let atMs = TICK_MS; atMs <= 20_000; atMs += TICK_MS) tick(warm.battle, warm.bots, atMs);
  const { battle, bots, seats } = stage(field, 16, skills, seed);
  const costs: number[] = [];
  let driven = 0;
  const before = process.cpuUsage();
  for (let atMs = TICK_MS; atMs <= seconds * 1000; atMs += TICK_MS) {
    const alive = seats.filter((seat) => battle.isAlive(seat.character)).length;
    if (alive < 8) break;
    const startMs = performance.now();
    tick(battle, bots, atMs);
    costs.push((performance.now() - startMs) / alive);
    driven += alive;
  }
  // The processor's own time: what else runs on the machine does not count.
  const { user, system } = process.cpuUsage(before);
  return {
    case: `${battle.battlefield.name}, 32 bots`,
    subject: "bosworth",
    ticks: costs.length,
    usMean: (user + system) / driven,
    usP50: quantile(costs, 0.5) * 1000,
    usP99: quantile(costs, 0.99) * 1000,
  };
}

/** How much of its matches the better skill wins: a draw counts as half. */
function compare(better: BotSkill, worse: BotSkill): Row {
  let [won, drawn, lost, endedS] = [0, 0, 0, 0];
  for (let number = 0; number < matches; number += 1) {
    // Each field is fought over twice, with the sides changed.
    const isFirst = number % 2 === 0;
    const skills: [BotSkill, BotSkill] = isFirst ? [better, worse] : [worse, better];
    const pair = Math.floor(number / 2);
    const { battle, bots, seats, teams } = stage(pair, 4, skills, seed * 100 + pair);
    const left = (team: string | undefined): number =>
      seats.filter((seat) => seat.team === team && battle.isAlive(seat.character)).length;
    let atMs = TICK_MS;
    for (; atMs <= MATCH_MS && teams.every((team) => left(team) > 0); atMs += TICK_MS)
      tick(battle, bots, atMs);
    endedS += atMs / 1000;
    const ahead = (left(teams[0]) - left(teams[1])) * (isFirst ? 1 : -1);
    if (ahead > 0) won += 1;
    else if (ahead < 0) lost += 1;
    else drawn += 1;
  }
  return {
    case: `${better} against ${worse}`,
    subject: "bosworth",
    matches,
    won,
    drawn,
    lost,
    winShare: (won + drawn / 2) / matches,
    meanSeconds: endedS / matches,
  };
}

const costs = BATTLEFIELD_NAMES.map((_, field) => measureCost(field));
printTable(
  "Cost of a bot in a tick of 40 ms (the battle's own step included)",
  [
    { key: "case", head: "case" },
    { key: "ticks", head: "ticks", digits: 0 },
    { key: "usMean", head: "mean CPU µs", digits: 1 },
    { key: "usP50", head: "p50 µs", digits: 1 },
    { key: "usP99", head: "p99 µs", digits: 1 },
  ],
  costs,
);
const pairs = BOT_SKILLS.slice(1).map((better, below) => compare(better, BOT_SKILLS[below]!));
printTable(
  `Four against four (seed ${seed})`,
  [
    { key: "case", head: "case" },
    { key: "matches", head: "matches", digits: 0 },
    { key: "won", head: "won", digits: 0 },
    { key: "drawn", head: "drawn", digits: 0 },
    { key: "lost", head: "lost", digits: 0 },
    { key: "winShare", head: "share", digits: 2 },
    { key: "meanSeconds", head: "mean s", digits: 0 },
  ],
  pairs,
);
const dearest = Math.max(...costs.map(({ usMean }) => Number(usMean)));
const shares = pairs.map(({ winShare }) => Number(winShare));
printAims(`Aims (seed ${seed})`, [
  {
    aim: "a bot costs ≤ 0.1 ms a tick",
    figure: `${dearest.toFixed(1)} µs in the mean at most`,
    isMet: dearest <= 100,
  },
  {
    aim: "each skill beats the one below",
    figure: `${shares.map((share) => share.toFixed(2)).join(" and ")} of the matches`,
    isMet: shares.every((share) => share > 0.5),
  },
]);
writeJson("bots", [...costs, ...pairs]);
