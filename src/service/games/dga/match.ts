import type { Battle } from "#game/battle/battle.ts";
import { admitsLateEntry, afterLeaving, canStart, sameTeam } from "#game/match-rules.ts";
import type { GameOptions as DgaOptions } from "#game/options.ts";
import { cancel, concede, fight, judge, takeTurn } from "#service/games/dga/fighting.ts";
import { countedPlayers } from "#service/games/dga/muster.ts";
import {
  dropStarts,
  matchMs,
  newChid,
  newSeed,
  openRound,
  seatOf,
  type Round,
} from "#service/games/dga/round.ts";
import { freePosition, leaveField, musterService, replace } from "#service/games/dga/reinforcing.ts";
import { saveMatch } from "#service/games/dga/saved-match.ts";
import { characterSaid, startSaid, stateOf } from "#service/games/dga/saying.ts";
import { isFighter, type Seat } from "#service/games/dga/seats.ts";
import { begin, resume, start } from "#service/games/dga/starting.ts";
import { NOTHING, type Match, type MatchRoom, type Outcome, type Player } from "#service/games/game.ts";
import { reject, type Rejection } from "#service/rejections.ts";

/** How long a paused match waits for its players, ms. */
const PAUSE_LIMIT_MS = 30 * 60_000;

/** The matches of one DGA room, one after the other (docs/dga.md, Match). */
export function createDgaMatch(room: MatchRoom, options: DgaOptions, saved: unknown, nowMs: number): Match {
  const round = openRound(room, options, saved, nowMs);
  return {
    get status() {
      return round.status;
    },
    refusesTeam: (team, player) => refusesTeam(round, team, player),
    optionsChanged(next) {
      dropStarts(round);
      round.options = next as DgaOptions;
      round.seed = newSeed(room, round.options);
      round.veterans = [];
    },
    teamsChanged: () => dropStarts(round),
    playerLeft: (player, how, atMs) => playerLeft(round, player, how, atMs),
    start: (player, session, request, id, atMs) => start(round, { player, session, request, id }, atMs),
    turn: (sender, source, id, atMs) => takeTurn(round, sender, source, id, atMs),
    tick: (atMs) => tick(round, atMs),
    state: (sees, atMs) => stateOf(round, sees, atMs),
    characterOf(player, sees) {
      const { battle } = round;
      const seat = seatOf(round, player);
      return battle && seat && characterSaid(round, battle, seat, sees);
    },
    keepsTeamOf(player) {
      const seat = seatOf(round, player);
      return seat !== undefined && round.battle?.isAlive(seat.character) === true;
    },
    save: () => round.battle && saveMatch(round.battle, round.seats),
  };
}

function tick(round: Round, nowMs: number): Outcome {
  switch (round.status) {
    case "active":
      return fight(round, nowMs);
    case "paused":
      return nowMs - round.pausedAtMs > PAUSE_LIMIT_MS ? cancel(round, nowMs) : NOTHING;
    case "inactive":
      return round.nextRoundAtMs !== undefined && nowMs >= round.nextRoundAtMs
        ? nextRound(round, nowMs)
        : NOTHING;
  }
}

/** MMOG 7.4 (errata E-096). Bots take nobody's place. */
function refusesTeam(round: Round, team: string, player: Player | undefined): Rejection | undefined {
  const { battle, options, room, seats, status } = round;
  if (status !== "inactive" && battle !== undefined) {
    const own = player && seatOf(round, player);
    if (own !== undefined && battle.isAlive(own.character))
      return reject("team-closed", "Resign before you take another team.");
    if (status === "paused" && seats.some((seat) => isKept(seat, battle, team))) return undefined;
    if (!admitsLateEntry(options)) return reject("team-closed");
  }
  const members = room
    .players()
    .filter((each) => sameTeam(each.team, team) && each.bareJid !== player?.bareJid);
  const away = battle === undefined ? [] : seats.filter((seat) => isKept(seat, battle, team));
  return members.length + away.length >= options.maxPlayers ? reject("team-full") : undefined;
}

/** Whether the seat waits for a player of the team to come back. */
function isKept({ awaySinceMs, team, character }: Seat, battle: Battle, of: string): boolean {
  return awaySinceMs !== undefined && sameTeam(team, of) && battle.isAlive(character);
}

/** MMOG 7.10 and 7.22 (errata E-115): the match goes on, waits, or is over. */
function playerLeft(round: Round, player: Player, how: "left" | "resigned", nowMs: number): Outcome {
  const { battle, options } = round;
  const seat = seatOf(round, player);
  round.veterans = round.veterans.filter((each) => each.bareJid !== player.bareJid);
  // Before the match every change of a team makes the starts void (MMOG 7.5).
  if (battle === undefined) dropStarts(round);
  if (battle === undefined || seat === undefined) return NOTHING;
  const atMs = matchMs(round, nowMs);
  const alive = battle.isAlive(seat.character);
  seat.awaySinceMs = atMs;
  seat.ready = false;
  if (how === "resigned") {
    leaveField(round, seat.character, atMs);
    if (alive) replace(round, seat.team, atMs);
  }
  const others = round.seats.filter(
    (each) => isFighter(each) && each !== seat && each.awaySinceMs === undefined,
  );
  const remaining = others.map((each) => ({
    team: each.team,
    alive: battle.isAlive(each.character),
    bot: each.kind === "bot",
  }));
  // For a team without a seat that somebody could take nobody waits.
  const missed = alive && round.seats.some((each) => isKept(each, battle, seat.team));
  const then = afterLeaving(options, { team: seat.team, alive: missed }, remaining);
  // Nobody wins in a pause who isn't there.
  if (how === "resigned" && (round.status === "active" || then !== "end")) {
    const over = judge(round, nowMs);
    if (over.length > 0) return over;
  }
  switch (then) {
    case "end":
      // Whoever gives up a pause gives up waiting, and nothing is lost by that.
      return how === "resigned" && round.status === "active"
        ? concede(round, seat, nowMs)
        : cancel(round, nowMs);
    case "pause":
      return round.status === "active" ? pause(round, nowMs) : NOTHING;
    case "continue": {
      const resumed = resume(round, nowMs);
      if (resumed.length > 0) return resumed;
      // A character that has left the field is missing in the state from now on.
      return how === "resigned" ? [{ kind: "save" }, { kind: "announce" }] : [{ kind: "save" }];
    }
  }
}

/** MMOG 4.4 (errata E-113): turns are not possible until all have sent start again. */
function pause(round: Round, nowMs: number): Outcome {
  round.status = "paused";
  round.bots = undefined;
  round.pausedAtMs = nowMs;
  for (const seat of round.seats) if (seat.kind === "player") seat.ready = false;
  return [{ kind: "save" }, { kind: "announce" }];
}

/** The next round of a standing room, with everybody who was in the last one and is still there (docs/dga.md). */
function nextRound(round: Round, nowMs: number): Outcome {
  round.nextRoundAtMs = undefined;
  for (const player of round.room.players()) {
    const veteran = round.veterans.find((each) => each.bareJid === player.bareJid);
    if (veteran === undefined || seatOf(round, player) !== undefined) continue;
    const position = freePosition(round, player.team);
    round.seats.push({
      ...veteran,
      chid: newChid(round),
      team: player.team,
      position,
      nick: player.nick,
      ready: true,
      recentTurns: new Set<string>(),
      character: -1,
    });
  }
  musterService(round);
  if (!canStart(round.options, countedPlayers(round))) {
    dropStarts(round);
    return NOTHING;
  }
  return [startSaid(round, undefined, {}), ...begin(round, undefined, nowMs)];
}
