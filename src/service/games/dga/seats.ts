import type { Battlefield, Spawn } from "#game/battlefield.ts";
import type { CharacterSetup } from "#game/battle/setup.ts";
import { sameTeam } from "#game/match-rules.ts";
import type { GameOptions as DgaOptions } from "#game/options.ts";

/** Somebody's or something's part in a match. The match owns its seats and changes them in place. */
export type Seat = {
  /** The character's id, the same for the whole match (MMOG Table 12). */
  readonly chid: string;
  readonly kind: "player" | "bot" | "headquarters" | "defence";
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
  readonly recentTurns: Set<string>;
  /** The index in the battle, -1 before the match. */
  character: number;
};

/** What remains of a seat when it is saved. */
export type SavedSeat = Omit<Seat, "session" | "ready" | "awaySinceMs" | "recentTurns">;

/** Whether it is a person's tank or a bot's: what else there is stands where it is and counts for nobody's team. */
export function isFighter({ kind }: Pick<Seat, "kind">): boolean {
  return kind === "player" || kind === "bot";
}

/** The character as the battle wants it, on its place. */
export function setupOf(seat: Seat, options: DgaOptions, battlefield: Battlefield): CharacterSetup {
  const { chid, name, model, team, position } = seat;
  const index = Math.max(
    0,
    options.teams.findIndex((each) => sameTeam(each, team)),
  );
  const count = options.teams.length;
  const spawn = placeOf(seat.kind, battlefield, index, count, position);
  return { chid, name, model, team, x: spawn.x, z: spawn.z, yawRad: spawn.yawRad };
}

function placeOf(
  kind: Seat["kind"],
  battlefield: Battlefield,
  team: number,
  teams: number,
  position: number,
): Spawn {
  switch (kind) {
    case "headquarters":
      return battlefield.headquarters(team, teams);
    case "defence":
      return battlefield.defence(team, teams, position);
    case "player":
    case "bot":
      return battlefield.spawn(team, teams, position);
  }
}
