import { findModel } from "#game/catalogue/find-model.ts";
import { MODELS } from "#game/catalogue/models.ts";
import { canStart, sameTeam, type Player as Counted } from "#game/match-rules.ts";
import type { GameOptions as DgaOptions } from "#game/options.ts";
import type { Character } from "#protocol/mmog/character.ts";
import type { Player } from "#service/games/game.ts";
import type { Seat } from "#service/games/dga/seats.ts";
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

/** Everybody who counts for the start: the room's players and the bots. */
export function countedPlayers(players: readonly Player[], seats: readonly Seat[]): Counted[] {
  const isReady = (player: Player): boolean =>
    seats.some((seat) => seat.ready && seat.bareJid === player.bareJid);
  return [
    ...players.map((player) => ({ team: player.team, started: isReady(player), bot: false })),
    ...seats
      .filter((seat) => seat.kind === "bot")
      .map((seat) => ({ team: seat.team, started: true, bot: true })),
  ];
}

/** Why the match is not ready to be started, whoever says so (MMOG Example 57). */
export function refusesStart(options: DgaOptions, counted: readonly Counted[]): Rejection | undefined {
  const everybody = counted.map((player) => ({ ...player, started: true }));
  if (canStart(options, everybody)) return undefined;
  if (options.match !== "Single Battle")
    return reject("not-ready", "The match needs an opponent: wait for another player.");
  const missing = options.teams.filter(
    (team) => everybody.filter((player) => sameTeam(player.team, team)).length < options.minPlayers,
  );
  return reject("not-ready", `These teams need more players first: ${missing.join(", ")}.`);
}
