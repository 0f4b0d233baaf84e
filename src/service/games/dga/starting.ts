import { createBattle } from "#game/battle/battle.ts";
import { admitsLateEntry, canStart, isFreeForAll, sameTeam } from "#game/match-rules.ts";
import { countedPlayers, refusesCharacter, refusesStart } from "#service/games/dga/muster.ts";
import { freePosition, giveWay, musterService } from "#service/games/dga/reinforcing.ts";
import { battlefieldOf, matchMs, newChid, run, seatOf, type Round } from "#service/games/dga/round.ts";
import { refereeSays, startSaid } from "#service/games/dga/saying.ts";
import { isFighter, setupOf, type Seat } from "#service/games/dga/seats.ts";
import { describeWhole } from "#service/games/dga/wire.ts";
import {
  NOTHING,
  type MatchEffect,
  type Outcome,
  type Player,
  type StartRequest,
} from "#service/games/game.ts";
import { reject, type Rejection } from "#service/rejections.ts";

/** A player's `<start/>` with all that came with it. */
export type Starter = {
  readonly player: Player;
  readonly session: string;
  readonly request: StartRequest;
  readonly id: string | undefined;
};

/** MMOG 7.5: somebody is ready, enters late, comes back, or agrees to go on. */
export function start(round: Round, starter: Starter, nowMs: number): Outcome | Rejection {
  const { request, player } = starter;
  const known = seatOf(round, player);
  // Errata E-102: an empty start confirms a character that is known.
  const refusal =
    request.pc === undefined
      ? known === undefined
        ? reject("character-missing")
        : undefined
      : refusesCharacter(request.pc, player);
  if (refusal !== undefined) return refusal;
  switch (round.status) {
    case "inactive":
      return getReady(round, starter, nowMs);
    case "active":
      return known === undefined ? enterLate(round, starter, nowMs) : comeBack(round, starter, known, nowMs);
    case "paused":
      return agreeToResume(round, starter, known, nowMs);
  }
}

function getReady(round: Round, starter: Starter, nowMs: number): Outcome | Rejection {
  const refusal = refusesStart(round);
  if (refusal !== undefined) return refusal;
  const seat = takeSeat(round, starter);
  musterService(round);
  const said = startSaid(round, seat, { from: starter.player.nick, id: starter.id });
  // In a standing room all begin the next round together when its time has come.
  const waits = round.nextRoundAtMs !== undefined;
  if (waits || !canStart(round.options, countedPlayers(round))) return [said];
  return [said, ...begin(round, starter.player.nick, nowMs)];
}

/** The match begins: everybody on their places, everybody told, and kept (MMOG 7.5, Example 58). */
export function begin(round: Round, starterNick: string | undefined, nowMs: number): Outcome {
  const { options } = round;
  const battlefield = battlefieldOf(round);
  round.battle = createBattle({
    battlefield,
    characters: round.seats.map((seat) => setupOf(seat, options, battlefield)),
    friendlyFire: options.friendlyFire,
    freeForAll: isFreeForAll(options.match),
  });
  for (const [character, seat] of round.seats.entries()) seat.character = character;
  run(round, nowMs);
  round.soleSinceMs = undefined;
  round.judgedAtMs = 0;
  round.personAtMs = 0;
  round.ending = undefined;
  round.nextRoundAtMs = undefined;
  // Errata E-105: when the list is complete each player hears it once more with itself in <pc>.
  const from = starterNick === undefined ? {} : { from: starterNick };
  const complete = round.room.players().flatMap((player) => {
    const seat = seatOf(round, player);
    return seat === undefined ? [] : [startSaid(round, seat, { ...from, to: player.nick })];
  });
  return [{ kind: "save" }, ...complete, { kind: "announce" }];
}

/** Battle Royale: one more joins the running match (MMOG 4.1, errata E-111). */
function enterLate(round: Round, starter: Starter, nowMs: number): Outcome | Rejection {
  const { battle, options } = round;
  if (battle === undefined || !admitsLateEntry(options))
    return reject("not-ready", "The match has begun without you: wait for its end.");
  const atMs = matchMs(round, nowMs);
  const hasGiven = giveWay(round, starter.player.team, atMs);
  const seat = takeSeat(round, starter);
  seat.character = battle.addCharacter(setupOf(seat, options, battle.battlefield), atMs);
  const arrived = arrival(round, seat, starter, nowMs);
  // Who has left the field is missing in the state from now on, for everybody.
  return [{ kind: "save" }, ...arrived, hasGiven ? { kind: "announce" } : ownState(starter)];
}

/** A player whose line had dropped, or who goes on with another client. */
function comeBack(round: Round, starter: Starter, seat: Seat, nowMs: number): Outcome | Rejection {
  if (round.battle?.isAlive(seat.character) !== true)
    return reject("not-ready", "You are out of this match: wait for the next one.");
  occupy(seat, starter);
  return [...arrival(round, seat, starter, nowMs), ownState(starter)];
}

/** What the player who has come must know. */
function ownState(starter: Starter): MatchEffect {
  return { kind: "announce", to: starter.player.nick };
}

/** What everybody hears of a character that has come onto the field. */
function arrival(round: Round, seat: Seat, starter: Starter, nowMs: number): MatchEffect[] {
  const { battle } = round;
  const said = startSaid(round, seat, { from: starter.player.nick, id: starter.id });
  if (battle === undefined) return [said];
  // Without addresses: a turn is the same for everybody.
  const { jid: _jid, name: _name, ...whole } = describeWhole(seat, battle, round.room, false);
  return [said, refereeSays(round, [whole], [], nowMs)];
}

/** After a pause all send start again (errata E-114); an empty seat may be taken over. */
function agreeToResume(
  round: Round,
  starter: Starter,
  known: Seat | undefined,
  nowMs: number,
): Outcome | Rejection {
  const { battle, options } = round;
  if (battle === undefined) return reject("not-ready");
  if (known !== undefined && !battle.isAlive(known.character))
    return reject("not-ready", "You are out of this match: wait for the next one.");
  const empty = round.seats.find(
    (seat) => isEmpty(seat) && sameTeam(seat.team, starter.player.team) && battle.isAlive(seat.character),
  );
  let seat = known ?? empty;
  if (seat === undefined && admitsLateEntry(options)) {
    giveWay(round, starter.player.team, battle.nowMs);
    seat = takeSeat(round, starter);
    seat.character = battle.addCharacter(setupOf(seat, options, battle.battlefield), battle.nowMs);
  }
  if (seat === undefined)
    return reject("not-ready", "The match is paused, and your team has no empty seat in it.");
  occupy(seat, starter);
  return [startSaid(round, seat, { from: starter.player.nick, id: starter.id }), ...resume(round, nowMs)];
}

/** The paused match goes on if nobody needs to be waited for any longer. */
export function resume(round: Round, nowMs: number): Outcome {
  if (!mayResume(round)) return NOTHING;
  run(round, nowMs);
  return [{ kind: "save" }, { kind: "announce" }];
}

/** Every team that hasn't fallen can play again, and everybody who is there and alive has agreed. */
function mayResume({ battle, seats, options, status }: Round): boolean {
  if (battle === undefined || status !== "paused") return false;
  const alive = seats.filter((seat) => isFighter(seat) && battle.isAlive(seat.character));
  const there = alive.filter((seat) => !isEmpty(seat));
  if (!there.every((seat) => seat.ready)) return false;
  const counted = there.map((seat) => ({ team: seat.team, started: true, bot: seat.kind === "bot" }));
  const teams = options.teams.filter((team) => alive.some((seat) => sameTeam(seat.team, team)));
  return canStart({ ...options, teams, minPlayers: 1 }, counted);
}

function isEmpty(seat: Seat): boolean {
  return seat.kind === "player" && seat.awaySinceMs !== undefined;
}

/** The seat of a player who is ready: the one it has, or a new one. */
function takeSeat(round: Round, starter: Starter): Seat {
  const { player, request } = starter;
  const known = seatOf(round, player);
  if (known !== undefined) {
    if (known.character < 0 && request.pc?.model !== undefined) known.model = request.pc.model;
    return occupy(known, starter);
  }
  const seat: Seat = {
    chid: newChid(round),
    kind: "player",
    model: request.pc?.model ?? "",
    team: player.team,
    position: freePosition(round, player.team),
    name: player.name,
    visiname: request.pc?.visiname?.slice(0, 64) ?? player.nick,
    bareJid: player.bareJid,
    nick: player.nick,
    session: starter.session,
    ready: true,
    awaySinceMs: undefined,
    recentTurns: new Set<string>(),
    character: -1,
  };
  round.seats.push(seat);
  return seat;
}

function occupy(seat: Seat, { player, session, request }: Starter): Seat {
  seat.name = player.name;
  seat.nick = player.nick;
  seat.bareJid = player.bareJid;
  seat.session = session;
  seat.visiname = request.pc?.visiname?.slice(0, 64) ?? seat.visiname;
  seat.ready = true;
  seat.awaySinceMs = undefined;
  return seat;
}
