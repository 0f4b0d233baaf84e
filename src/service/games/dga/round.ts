import type { Battle } from "#game/battle/battle.ts";
import { createBattlefield, type Battlefield } from "#game/battlefield.ts";
import type { GameOptions as DgaOptions } from "#game/options.ts";
import type { MatchStatus } from "#protocol/mmog/words.ts";
import { createBots, type Bots } from "#service/games/dga/bots/bots.ts";
import type { Ending } from "#service/games/dga/ending.ts";
import { createGathering, type Gathering } from "#service/games/dga/gathering.ts";
import { restoreMatch } from "#service/games/dga/saved-match.ts";
import type { Seat } from "#service/games/dga/seats.ts";
import type { MatchRoom, Player } from "#service/games/game.ts";

/** One match of a room, from the gathering of its players to its end. Owned by the match and changed in place. */
export type Round = {
  readonly room: MatchRoom;
  options: DgaOptions;
  status: Extract<MatchStatus, "inactive" | "active" | "paused">;
  /** The battlefield's; known before the start, so that clients can build it in time. */
  seed: number;
  seats: Seat[];
  /** Only while the match is on or paused. */
  battle: Battle | undefined;
  /** Who drives the bots, while the match is on. */
  bots: Bots | undefined;
  /** The service's time at which match time was 0, while the match is on. */
  epochMs: number;
  /** See `judgeMatch`. */
  soleSinceMs: number | undefined;
  /** When the referee last asked whether the match is over, ms of match time. */
  judgedAtMs: number;
  /** When the referee last saw a character of a person alive, ms of match time. */
  personAtMs: number;
  /** How the last match of the room ended. */
  ending: Ending | undefined;
  /** Who was in the last match to its end: a standing room takes them into the next. */
  veterans: readonly Seat[];
  /** When the next round of a standing room begins, service time. */
  nextRoundAtMs: number | undefined;
  pausedAtMs: number;
  /** What many players say, for those who take it in one message; new with each match (docs/dga.md, Massive rooms). */
  gathering: Gathering;
  /** When it was last said, match time. */
  gatheredAtMs: number;
  /** The number of the last turn that the service said; never falls, not even over a restart. */
  serial: number;
};

/** The round of a room that has just been opened: paused where a match was saved (docs/dga.md, Match). */
export function openRound(room: MatchRoom, options: DgaOptions, saved: unknown, nowMs: number): Round {
  const restored = restoreMatch(saved);
  return {
    room,
    options,
    status: restored === undefined ? "inactive" : "paused",
    seed: restored?.battle.battlefield.seed ?? newSeed(room, options),
    seats: restored?.seats ?? [],
    battle: restored?.battle,
    bots: undefined,
    epochMs: 0,
    soleSinceMs: undefined,
    judgedAtMs: 0,
    personAtMs: 0,
    ending: undefined,
    veterans: [],
    nextRoundAtMs: undefined,
    pausedAtMs: nowMs,
    gathering: createGathering(),
    gatheredAtMs: 0,
    serial: nowMs,
  };
}

/** Match time. It stands still while the match does not run. */
export function matchMs(round: Round, nowMs: number): number {
  if (round.battle === undefined) return 0;
  return round.status === "active" ? Math.max(round.battle.nowMs, nowMs - round.epochMs) : round.battle.nowMs;
}

/** Everybody has to agree anew: players' starts are void, and so are the characters of other options. */
export function dropStarts(round: Round): void {
  if (round.status === "inactive") round.seats = [];
}

export function seatOf(round: Round, player: Player): Seat | undefined {
  return round.seats.find((seat) => seat.kind === "player" && seat.bareJid === player.bareJid);
}

/** Eight letters and digits that nobody in the match has (MMOG Example 56). */
export function newChid(round: Round): string {
  for (;;) {
    const chid = Math.floor(round.room.random.next() * 36 ** 8)
      .toString(36)
      .padStart(8, "0");
    if (!round.seats.some((seat) => seat.chid === chid)) return chid;
  }
}

/** The number that the next battlefield is made from: the room's own, or a new one. */
export function newSeed(room: MatchRoom, options: DgaOptions): number {
  return options.seed === 0 ? Math.floor(room.random.next() * 2 ** 31) : options.seed;
}

export function battlefieldOf(round: Round): Battlefield {
  return createBattlefield(round.options.battlefield, round.seed);
}

/** The id of a turn of the service. */
export function nextTuid(round: Round): string {
  round.serial += 1;
  return `referee-${round.serial}`;
}

/** The match goes on from `nowMs` of the service's clock: turns count, and the bots have somebody at the wheel. */
export function run(round: Round, nowMs: number): void {
  const { battle, seats, options, room } = round;
  if (battle === undefined) return;
  round.status = "active";
  round.epochMs = nowMs - battle.nowMs;
  round.gathering = createGathering();
  round.gatheredAtMs = 0;
  round.bots = createBots(battle, seats, options.botSkill, () => room.random.next(), battle.nowMs);
}
