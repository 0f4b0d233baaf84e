import type { Battlefield } from "#game/battlefield.ts";
import type { CharacterSetup } from "#game/battle/setup.ts";
import { sameTeam } from "#game/match-rules.ts";
import type { GameOptions as DgaOptions } from "#game/options.ts";

/** Somebody's or something's part in a match. The match owns its seats and changes them in place. */
export type Seat = {
  /** The character's id, the same for the whole match (MMOG Table 12). */
  readonly chid: string;
  readonly kind: "player" | "bot" | "headquarters";
  model: string;
  readonly team: string;
  /** The place within the team, from 0 (MMOG Tables 12 and 13). */
  readonly position: number;
  name: string;
  visiname: string;
  /** Who plays it; '' for what no player drives. Another player may take over an empty seat. */
  bareJid: string;
  nick: string;
  /** The only client whose turns count: the one that sent `<start/>` (errata E-017). */
  session: string;
  /** Whether its player has sent `<start/>` since the last change or pause. */
  ready: boolean;
  /** Match time since when its player is away; undefined while there. */
  awaySinceMs: number | undefined;
  /** The ids of its last turns, the newest last: a repeated one is dropped (errata E-121). */
  readonly recentTurns: string[];
  /** The index in the battle, -1 before the match. */
  character: number;
};

/** What remains of a seat when it is saved. */
export type SavedSeat = Omit<Seat, "session" | "ready" | "awaySinceMs" | "recentTurns">;

/** The lowest position of the team that no player has. */
export function freePosition(seats: readonly Seat[], team: string): number {
  const taken = new Set(seats.filter((seat) => seat.kind === "player" && seat.team === team).map((seat) => seat.position));
  let position = 0;
  while (taken.has(position)) position += 1;
  return position;
}

/** The characters that the service brings: bots, and in a Single Battle each team's headquarters (docs/dga.md). */
export function serviceSeats(options: DgaOptions, newChid: () => string): Seat[] {
  const seats: Seat[] = [];
  for (const [index, team] of options.teams.entries()) {
    const number = String(index + 1).padStart(2, "0");
    if (options.match === "Single Battle")
      seats.push(npc(newChid(), "headquarters", `House${number}`, `Headquarters of ${team}`, "Building", team, 0));
    for (let bot = 0; bot < options.bots; bot += 1) {
      const name = `${BOT_NAMES[(index * options.bots + bot) % BOT_NAMES.length] ?? "Bot"}`;
      const suffix = index * options.bots + bot >= BOT_NAMES.length ? ` ${Math.floor((index * options.bots + bot) / BOT_NAMES.length) + 1}` : "";
      // Players take the front places, bots the last ones.
      const position = options.maxPlayers - 1 - bot;
      const model = BOT_MODELS[(index + bot) % BOT_MODELS.length] ?? "Councillor";
      seats.push(npc(newChid(), "bot", `Bot${number}${bot + 1}`, `${name}${suffix}`, model, team, position));
    }
  }
  return seats;
}

/** Lords who were at Bosworth or might have been. */
const BOT_NAMES = [
  "Norfolk", "Oxford", "Surrey", "Pembroke", "Lovell", "Brandon", "Ratcliffe", "Blunt",
  "Ferrers", "Savage", "Brackenbury", "Talbot", "Assheton", "Digby", "Zouche", "Strange",
] as const;

const BOT_MODELS = ["Councillor", "Queen Consort", "Chevalier", "King"] as const;

/** The character as the battle wants it, on its place. */
export function setupOf(seat: Seat, options: DgaOptions, battlefield: Battlefield): CharacterSetup {
  const { chid, name, model, team, position } = seat;
  const index = Math.max(0, options.teams.findIndex((each) => sameTeam(each, team)));
  const count = options.teams.length;
  const spawn =
    seat.kind === "headquarters" ? battlefield.headquarters(index, count) : battlefield.spawn(index, count, position);
  return { chid, name, model, team, x: spawn.x, z: spawn.z, yawRad: spawn.yawRad };
}

function npc(
  chid: string,
  kind: "bot" | "headquarters",
  name: string,
  visiname: string,
  model: string,
  team: string,
  position: number,
): Seat {
  return {
    ...{ chid, kind, name, visiname, model, team, position },
    ...{ bareJid: "", nick: "", session: "", ready: true, awaySinceMs: undefined, recentTurns: [], character: -1 },
  };
}
