import { findModel } from "#game/catalogue/find-model.ts";
import { MODELS } from "#game/catalogue/models.ts";
import { canStart, sameTeam, type Player as Counted } from "#game/match-rules.ts";
import type { GameOptions as DgaOptions } from "#game/options.ts";
import type { Character } from "#protocol/mmog/character.ts";
import type { Player } from "#service/games/game.ts";
import { fillTeam } from "#service/games/dga/filling.ts";
import type { Round } from "#service/games/dga/round.ts";
import { reject, type Rejection } from "#service/rejections.ts";

/** Why a player can't start as this character, if so (MMOG 7.5; errata E-101). */
export function refusesCharacter(pc: Character, player: Player): Rejection | undefined {
  if (pc.name === undefined || pc.model === undefined) return reject("character-missing");
  const name = pc.name.toLowerCase();
  if (name !== player.name.toLowerCase() && name !== player.nick.toLowerCase())
    return reject(
      "character-unacceptable",
      `Your character's name is yours: '${player.name}' or '${player.nick}'.`,
    );
  if (findModel(pc.model)?.kind === "tank") return undefined;
  const known = MODELS.map((model) => model.id).join(", ");
  return reject("character-unacceptable", `There is no model '${pc.model}'; there are ${known}.`);
}

/** Everybody who counts for the start: the room's players, and the bots that fill their teams up. */
export function countedPlayers(round: Round): Counted[] {
  return withBots(round.options, peopleOf(round));
}

/** How many bots a team has when the match begins with those who are ready now. */
export function botsWanted(round: Round, team: string): number {
  return botsOf(round.options, peopleOf(round), team);
}

function peopleOf({ room, seats }: Round): Counted[] {
  return room.players().map((player) => ({
    team: player.team,
    started: seats.some((seat) => seat.ready && seat.bareJid === player.bareJid),
    bot: false,
  }));
}

function withBots(options: DgaOptions, people: readonly Counted[]): Counted[] {
  const bots = options.teams.flatMap((team) =>
    Array.from({ length: botsOf(options, people, team) }, () => ({ team, started: true, bot: true })),
  );
  return [...people, ...bots];
}

/** A Single Battle waits for everybody in a team; who is late for a battle royale finds a bot to take over from. */
function botsOf(options: DgaOptions, people: readonly Counted[], team: string): number {
  const fighters = people
    .filter((each) => sameTeam(each.team, team) && (each.started || options.match === "Single Battle"))
    .map(() => ({ isBot: false, worth: 0 }));
  return fillTeam(fighters, "musters", options).coming;
}

/** Why the match is not ready to be started, whoever says so (MMOG Example 57). */
export function refusesStart(round: Round): Rejection | undefined {
  const { options } = round;
  const everybody = withBots(
    options,
    peopleOf(round).map((person) => ({ ...person, started: true })),
  );
  if (canStart(options, everybody)) return undefined;
  if (options.match !== "Single Battle")
    return reject("not-ready", "The match needs an opponent: wait for another player.");
  const missing = options.teams.filter(
    (team) => everybody.filter((player) => sameTeam(player.team, team)).length < options.minPlayers,
  );
  return reject("not-ready", `These teams need more players first: ${missing.join(", ")}.`);
}
