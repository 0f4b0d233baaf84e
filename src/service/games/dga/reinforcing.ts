import type { Battle } from "#game/battle/battle.ts";
import { sameTeam } from "#game/match-rules.ts";
import { fillTeam, type Fighter } from "#service/games/dga/filling.ts";
import { botsWanted } from "#service/games/dga/muster.ts";
import { newChid, type Round } from "#service/games/dga/round.ts";
import { isFighter, setupOf, type Seat } from "#service/games/dga/seats.ts";
import { botSeat, standingSeats } from "#service/games/dga/service-seats.ts";

/** So near to somebody else nobody starts, metres. */
const CLEAR_M = 9;
/** How far away a bot is from all enemies when that counts no more, metres. */
const FAR_M = 1000;

/** Before a match: brings in what the service has to bring, and as many bots as the teams lack. */
export function musterService(round: Round): void {
  const { options, seats } = round;
  if (!seats.some((seat) => !isFighter(seat)))
    for (const seat of standingSeats(options)) seats.push({ ...seat, chid: newChid(round) });
  for (const team of options.teams) {
    const wanted = botsWanted(round, team);
    const bots = seats.filter((seat) => seat.kind === "bot" && sameTeam(seat.team, team));
    for (const bot of bots.slice(wanted)) seats.splice(seats.indexOf(bot), 1);
    // People take the front places, bots the last ones.
    for (let number = bots.length; number < wanted; number += 1)
      seats.push({ ...botSeat(options, seats, team, options.maxPlayers - 1 - number), chid: newChid(round) });
  }
}

/** A person is about to enter the running match: the bots go that the team no longer needs. Whether one did. */
export function giveWay(round: Round, team: string, atMs: number): boolean {
  const { battle, options } = round;
  if (battle === undefined) return false;
  const person = { isBot: false, worth: 0, seat: undefined };
  const { going } = fillTeam([...fightersOf(round, battle, team), person], "person-enters", options);
  for (const { seat } of going) if (seat !== undefined) leaveField(round, seat.character, atMs);
  return going.length > 0;
}

/** A character leaves the field: no wreck stays, and nothing more is said of it. Its seat stays, for the results. */
export function leaveField({ battle, gathering }: Round, character: number, atMs: number): void {
  battle?.removeCharacter(character, atMs);
  gathering.forget(character);
}

/**
 * A person who could fight is gone for good: if the team lacks one a fresh bot begins where the team began, as long as
 * there is anybody to fight with it.
 */
export function replace(round: Round, team: string, atMs: number): void {
  const { battle, options, seats } = round;
  const isAnybodyThere = seats.some((seat) => seat.kind === "player" && seat.awaySinceMs === undefined);
  if (battle === undefined || !isAnybodyThere) return;
  const { coming } = fillTeam(fightersOf(round, battle, team), "person-leaves", options);
  if (coming === 0) return;
  const bot: Seat = {
    ...botSeat(options, seats, team, freePosition(round, team)),
    chid: newChid(round),
  };
  bot.character = battle.addCharacter(setupOf(bot, options, battle.battlefield), atMs);
  seats.push(bot);
  round.bots?.enlist(bot, atMs);
}

/** The lowest position of the team that nobody has who is there, in a running match with room to start at. */
export function freePosition(round: Round, team: string): number {
  const { battle, options, seats } = round;
  const isHere = (seat: Seat): boolean => battle === undefined || battle.isAlive(seat.character);
  const taken = new Set(
    seats
      .filter((seat) => isFighter(seat) && sameTeam(seat.team, team) && isHere(seat))
      // Before the match bots are content with what people leave.
      .filter((seat) => battle !== undefined || seat.kind === "player")
      .map((seat) => seat.position),
  );
  const free = Array.from({ length: options.maxPlayers + taken.size }, (_, position) => position).filter(
    (position) => !taken.has(position),
  );
  const lowest = free[0] ?? 0;
  if (battle === undefined) return lowest;
  return free.find((each) => each < options.maxPlayers && hasRoom(round, battle, team, each)) ?? lowest;
}

function hasRoom({ options }: Round, battle: Battle, team: string, position: number): boolean {
  const index = options.teams.findIndex((each) => sameTeam(each, team));
  const { x, z } = battle.battlefield.spawn(Math.max(0, index), options.teams.length, position);
  for (let other = 0; other < battle.characterCount; other += 1) {
    if (!battle.isPresent(other)) continue;
    const [otherX = 0, , otherZ = 0] = battle.poseOf(other).location;
    if (Math.hypot(otherX - x, otherZ - z) < CLEAR_M) return false;
  }
  return true;
}

function fightersOf(
  { seats }: Round,
  battle: Battle,
  team: string,
): readonly (Fighter & { readonly seat: Seat | undefined })[] {
  return seats
    .filter((seat) => isFighter(seat) && sameTeam(seat.team, team) && battle.isAlive(seat.character))
    .map((seat) => {
      const isBot = seat.kind === "bot";
      return { isBot, worth: isBot ? worthOf(seat, battle) : 0, seat };
    });
}

/** The whole are worth more than the damaged, and of those alike the one nearest to an enemy. */
function worthOf({ character, team }: Seat, battle: Battle): number {
  const [x = 0, , z = 0] = battle.poseOf(character).location;
  let nearestM = FAR_M;
  for (let other = 0; other < battle.characterCount; other += 1) {
    if (other === character || !battle.isAlive(other)) continue;
    if (!battle.freeForAll && sameTeam(battle.setupOf(other).team, team)) continue;
    const [otherX = 0, , otherZ = 0] = battle.poseOf(other).location;
    nearestM = Math.min(nearestM, Math.hypot(otherX - x, otherZ - z));
  }
  return Math.round(battle.strengthOf(character) * 10) + 1 - nearestM / FAR_M;
}
