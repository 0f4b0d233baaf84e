import { DEFAULT_OPTIONS, type GameOptions as DgaOptions } from "#game/options.ts";
import { NO_ACTIONS } from "#protocol/mmog/character.ts";
import { createDgaMatch } from "#service/games/dga/match.ts";
import type { MatchRoom, Outcome, Player } from "#service/games/game.ts";
import type { Rejection } from "#service/rejections.ts";

/** Somebody in a team, whose name and nickname are one. */
export function playerOf(nick: string, team: string): Player {
  return { nick, bareJid: `${nick}@shakespeare.lit`, name: nick, team };
}

/** A room with nothing in it but the matches of DGA. Who is in `players` has a team. */
export function createMatchStage(
  options: Partial<DgaOptions> = {},
  standing = false,
  saved?: unknown,
  gatherFrom = 24,
) {
  const players: Player[] = [];
  let seed = 1;
  const room: MatchRoom = {
    jid: "england@games.shakespeare.lit",
    local: "england",
    standing,
    gatherFrom,
    farMovesLess: true,
    nextRoundMs: 15_000,
    random: { next: () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647, id: () => "id" },
    players: () => players,
    faceOf: (player) => ({ jid: player.nick, name: player.name }),
  };
  const match = createDgaMatch(room, { ...DEFAULT_OPTIONS, battlefield: "Moor", ...options }, saved, 0);
  const start = (player: Player, nowMs: number, model = "King"): Outcome | Rejection =>
    match.start(
      player,
      `${player.bareJid}/pc`,
      { pc: { ...NO_ACTIONS, name: player.name, model }, pcs: [], npcs: [] },
      "s",
      nowMs,
    );
  const leave = (player: Player, how: "left" | "resigned", nowMs: number): Outcome => {
    players.splice(players.indexOf(player), 1);
    return match.playerLeft(player, how, nowMs);
  };
  return { match, players, start, leave };
}
