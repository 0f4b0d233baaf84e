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
  const taken = new Set(
    seats.filter((seat) => seat.kind === "player" && seat.team === team).map((seat) => seat.position),
  );
  let position = 0;
  while (taken.has(position)) position += 1;
  return position;
}

/** The character as the battle wants it, on its place. */
export function setupOf(seat: Seat, options: DgaOptions, battlefield: Battlefield): CharacterSetup {
  const { chid, name, model, team, position } = seat;
  const index = Math.max(
    0,
    options.teams.findIndex((each) => sameTeam(each, team)),
  );
  const count = options.teams.length;
  const spawn =
    seat.kind === "headquarters"
      ? battlefield.headquarters(index, count)
      : battlefield.spawn(index, count, position);
  return { chid, name, model, team, x: spawn.x, z: spawn.z, yawRad: spawn.yawRad };
}
