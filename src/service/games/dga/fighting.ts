import { judgeMatch, winnerOver } from "#game/match-rules.ts";
import { elements, localName, type XmlElement } from "#xml/element.ts";
import { NO_ACTIONS, type Character } from "#protocol/mmog/character.ts";
import { turn as turnCodec } from "#protocol/mmog/turn.ts";
import { NS } from "#protocol/namespaces.ts";
import { resultsOf, sideOf, standingsOf, winnerName } from "#service/games/dga/ending.ts";
import { gatheredTurns, isMassive, serviceSays } from "#service/games/dga/massive.ts";
import { refereeFindings } from "#service/games/dga/referee.ts";
import { leaveField, replace } from "#service/games/dga/reinforcing.ts";
import { matchMs, newSeed, nextTuid, seatOf, type Round } from "#service/games/dga/round.ts";
import { refereeSays } from "#service/games/dga/saying.ts";
import type { Seat } from "#service/games/dga/seats.ts";
import { judgeTurn } from "#service/games/dga/turns.ts";
import { NOTHING, type MatchEffect, type Outcome, type TurnSender } from "#service/games/game.ts";
import { reject, type Rejection } from "#service/rejections.ts";

const REMEMBERED_TURNS = 64;
/** How far a sender's clock may be ahead of the referee's, ms: clocks drift, and a pause may not have been heard of. */
const AHEAD_MS = 2_000;
/** How often the referee asks whether the time is up or the last one has held out, ms. */
const JUDGE_EVERY_MS = 500;
/** How long the bots of a standing room fight on among themselves, ms. */
const UNWATCHED_MS = 20_000;
/** How long the character of a player who is away stays in a battle royale, ms. */
const AWAY_MS = 30_000;

/** MMOG 7.6-7.9: a turn is judged, and what is granted of it reflected to everybody, the sender too. */
export function takeTurn(
  round: Round,
  sender: TurnSender,
  source: XmlElement,
  id: string | undefined,
  nowMs: number,
): Outcome | Rejection {
  if (sender.player === undefined) return reject("spectator");
  const { battle } = round;
  if (round.status !== "active" || battle === undefined) return reject("not-active");
  const seat = seatOf(round, sender.player);
  if (seat === undefined || seat.character < 0)
    return reject("spectator", "You are not in this match: send start to enter it.");
  if (seat.session !== sender.session) return reject("other-session");
  const turn = turnCodec.decode(source, NS.client);
  if (!turn.ok) return reject("invalid-turn", turn.refusal.detail);
  // Elements of other games are no turn of this one (errata E-081).
  if (elements(source).some((child) => !PARTS.has(localName(child)))) return reject("invalid-turn");
  const turnId = turn.value.tuid ?? id;
  if (turnId !== undefined && !isNew(seat, turnId)) return NOTHING;
  const atMs = matchMs(round, nowMs);
  const verdict = judgeTurn(battle, seat, turn.value, atMs);
  if (verdict.kind === "invalid")
    return reject("invalid-turn", `The turn breaks the rules of the game: ${verdict.why}.`);
  const { tuid, clock } = turn.value;
  // Receivers would be led to draw what has not been yet.
  const clockMs = clock && Math.min(clock.matchMs, atMs + AHEAD_MS);
  const reflected = turnCodec.encode({
    ...(tuid !== undefined && { tuid }),
    ...(clockMs !== undefined && { clock: { matchMs: clockMs } }),
    pcs: [verdict.reflected],
    npcs: [],
  });
  const said: Extract<MatchEffect, { kind: "say" }> = {
    kind: "say",
    from: sender.nick,
    ...(id !== undefined && { id }),
    payload: () => reflected,
    // What is late or not granted is nobody's business but the sender's, who waits for it.
    ...(isEmpty(verdict.reflected) && { to: sender.nick }),
  };
  const corrected = verdict.corrected && {
    chid: seat.chid,
    ...NO_ACTIONS,
    ...(clockMs !== undefined && { clockMs }),
    moves: verdict.corrected,
  };
  const effects = corrected === undefined ? [said] : [said, refereeSays(round, [corrected], [], nowMs)];
  if (!isMassive(round)) return effects;
  const actions = { ...verdict.reflected, moves: verdict.corrected ?? verdict.reflected.moves };
  if (!isEmpty(actions))
    round.gathering.take(
      {
        character: seat.character,
        kind: "pc",
        actions,
        tuid: turnId ?? nextTuid(round),
        clockMs,
      },
      atMs,
    );
  return effects.map((effect) => ({ ...effect, ungathered: sender.nick }));
}

const PARTS: ReadonlySet<string> = new Set(["clock", "pc", "npc", "pcs", "npcs"]);

/** Moves the battle on and says what came of it. Allocates nothing while nothing happens. */
export function fight(round: Round, nowMs: number): Outcome {
  const { battle } = round;
  if (battle === undefined) return NOTHING;
  const atMs = matchMs(round, nowMs);
  const driven = round.bots?.drive(atMs) ?? [];
  const events = battle.step(atMs);
  const findings =
    events.length === 0
      ? undefined
      : refereeFindings(battle, events, (index) => round.seats.find((seat) => seat.character === index));
  const due = atMs - round.judgedAtMs >= JUDGE_EVERY_MS;
  if (findings === undefined && !due && driven.length === 0) return gatheredTurns(round, false, nowMs);
  const outcome: MatchEffect[] =
    driven.length === 0 ? [] : [serviceSays(round, { pcs: [], npcs: driven }, "drivers", nowMs)];
  if (findings !== undefined && findings.pcs.length + findings.npcs.length > 0)
    outcome.push({ kind: "save" }, serviceSays(round, findings, "referee", nowMs));
  outcome.push(...gatheredTurns(round, findings !== undefined, nowMs));
  if (due) {
    round.judgedAtMs = atMs;
    if (takeAway(round, atMs)) outcome.push({ kind: "save" }, { kind: "announce" });
  }
  if (due || findings !== undefined) outcome.push(...judge(round, nowMs));
  return outcome.length === 0 ? NOTHING : outcome;
}

/** Ends the match if it is over (MMOG 7.11): in a pause too, when whom it waits for has given up. */
export function judge(round: Round, nowMs: number): Outcome {
  const { battle, options, seats } = round;
  if (battle === undefined) return NOTHING;
  const standings = standingsOf(battle, seats, options);
  const verdict = isTimeUp(round, nowMs)
    ? judgeMatch({ ...options, match: "Single Battle", minutes: 0 }, standings, 0, undefined)
    : judgeMatch(options, standings, matchMs(round, nowMs), round.soleSinceMs);
  if (!verdict.over) {
    round.soleSinceMs = verdict.soleSinceMs;
    return NOTHING;
  }
  return endWith(round, verdict.winner, nowMs);
}

/**
 * A round of a standing room doesn't go on for ever: its time is up as in a Single Battle, and some time after
 * the last person has fallen, so that nobody waits while bots look for each other.
 */
function isTimeUp(round: Round, nowMs: number): boolean {
  const { battle, options, room, seats } = round;
  if (battle === undefined || !room.standing) return false;
  const atMs = matchMs(round, nowMs);
  if (seats.some((seat) => seat.kind === "player" && battle.isAlive(seat.character))) round.personAtMs = atMs;
  return atMs >= options.minutes * 60_000 || atMs - round.personAtMs >= UNWATCHED_MS;
}

/**
 * MMOG 7.10 (errata E-115): the last person has given up. That side has lost: what bots are left needn't fight it
 * out among themselves.
 */
export function concede(round: Round, seat: Seat, nowMs: number): Outcome {
  const { battle, options, seats } = round;
  if (battle === undefined) return NOTHING;
  return endWith(round, winnerOver(sideOf(seat, options), standingsOf(battle, seats, options)), nowMs);
}

/** Somebody has won, or nobody has: then it is a draw (errata E-117). */
function endWith(round: Round, winner: string | undefined, nowMs: number): Outcome {
  const { battle, options, seats } = round;
  if (battle === undefined) return NOTHING;
  const ending =
    winner === undefined ? ({ draw: true } as const) : { won: winnerName(seats, options, winner) };
  return end(round, { ...ending, results: resultsOf(battle, seats) }, nowMs);
}

/** The match is over without anybody having won (errata E-116). */
export function cancel(round: Round, nowMs: number): Outcome {
  const { battle, seats } = round;
  if (battle === undefined) return NOTHING;
  return end(round, { canceled: true, results: resultsOf(battle, seats) }, nowMs);
}

function end(round: Round, ending: NonNullable<Round["ending"]>, nowMs: number): Outcome {
  round.status = "inactive";
  round.ending = ending;
  round.battle = undefined;
  round.bots = undefined;
  round.veterans = round.seats.filter((seat) => seat.kind === "player" && seat.awaySinceMs === undefined);
  round.seats = [];
  round.seed = newSeed(round.room, round.options);
  const goesOn = round.room.standing && ending.canceled !== true;
  round.nextRoundAtMs = goesOn ? nowMs + round.room.nextRoundMs : undefined;
  return [{ kind: "save" }, { kind: "announce" }];
}

/** In a battle royale the characters of players who don't come back leave the field, for bots. Whether one just did. */
function takeAway(round: Round, atMs: number): boolean {
  const { battle, seats, options } = round;
  if (battle === undefined || options.match === "Single Battle") return false;
  let left = false;
  for (const { awaySinceMs, character, team } of seats) {
    if (awaySinceMs === undefined || atMs - awaySinceMs <= AWAY_MS || !battle.isAlive(character)) continue;
    leaveField(round, character, atMs);
    replace(round, team, atMs);
    left = true;
  }
  return left;
}

function isNew(seat: Seat, turnId: string): boolean {
  const { recentTurns } = seat;
  if (recentTurns.has(turnId)) return false;
  recentTurns.add(turnId);
  // A set keeps its members in the order in which they came.
  const [oldest] = recentTurns;
  if (recentTurns.size > REMEMBERED_TURNS && oldest !== undefined) recentTurns.delete(oldest);
  return true;
}

function isEmpty(character: Character): boolean {
  return character.moves.length + character.shots.length + character.repairs.length === 0;
}
