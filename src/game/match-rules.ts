/** When a match starts, when it is over and who has won (dga.md, "Match"; MMOG 4.1, Match types). */
import type { GameOptions } from "./options.ts";

/** Somebody with a team, before or during a match. Bots have always started. */
export type Player = { readonly team: string; readonly started: boolean; readonly bot: boolean };

/** How a team stands in the running match; in a Last Man Standing every character is its own team. */
export type Standing = {
  readonly team: string;
  /** Characters that are alive, headquarters not counted. */
  readonly alive: number;
  /** Sum of the strengths (0 to 1 each) of all its characters, headquarters included. */
  readonly strength: number;
  /** Whether its headquarters has fallen; false where it has none. */
  readonly headquartersLost: boolean;
};

export type Ending = "destroyed" | "headquarters" | "time" | "held-out";

/** `winner` is the team's name as the standings spell it; undefined is a draw. */
export type Outcome =
  | { readonly over: false; readonly soleSinceMs: number | undefined }
  | { readonly over: true; readonly winner: string | undefined; readonly why: Ending };

/** How long the last one must hold out in a battle royale, ms. */
export const HOLD_OUT_MS = 5000;

/** Strengths closer than this are equal: sums of fractions are never quite so. */
const EVEN = 1e-6;

/**
 * Whether the match may start now. A Single Battle needs every team's `minPlayers` and a start from
 * everybody; a battle royale needs two who have started, of different teams where teams fight.
 */
export function canStart(options: GameOptions, players: readonly Player[]): boolean {
  const ready = players.filter((player) => player.started || player.bot);
  if (!ready.some((player) => !player.bot)) return false;
  switch (options.match) {
    case "Single Battle":
      return (
        ready.length === players.length &&
        options.teams.every(
          (team) => ready.filter((player) => sameTeam(player.team, team)).length >= options.minPlayers,
        )
      );
    case "Last Man Standing":
      return ready.length >= 2;
    case "Last Team Standing":
      return ready.some((player) => !sameTeam(player.team, ready[0]!.team));
  }
}

/** Whether everybody fights alone, whatever the team, in matches of this type as it was told. */
export function isFreeForAll(type: string): boolean {
  return type.toLowerCase() === "last man standing";
}

/** Whether somebody may enter the running match (MMOG-4.1-7). */
export function admitsLateEntry(options: GameOptions): boolean {
  return options.match !== "Single Battle";
}

/**
 * Whether the match is over at `clockMs` of match time. `soleSinceMs` is what the last call returned
 * (undefined at first): since when only one has been left in a battle royale.
 */
export function judgeMatch(
  options: GameOptions,
  standings: readonly Standing[],
  clockMs: number,
  soleSinceMs: number | undefined,
): Outcome {
  if (options.match === "Single Battle") return judgeSingleBattle(options, standings, clockMs);
  const left = standings.filter((standing) => standing.alive > 0);
  if (left.length > 1) return { over: false, soleSinceMs: undefined };
  if (left.length === 0) return { over: true, winner: undefined, why: "destroyed" };
  const since = soleSinceMs ?? clockMs;
  if (clockMs - since < HOLD_OUT_MS) return { over: false, soleSinceMs: since };
  return { over: true, winner: left[0]!.team, why: "held-out" };
}

function judgeSingleBattle(options: GameOptions, standings: readonly Standing[], clockMs: number): Outcome {
  const left = standings.filter(canFight);
  if (left.length <= 1) {
    const fell = standings.filter((standing) => !left.includes(standing));
    const why = fell.some((standing) => standing.alive > 0) ? "headquarters" : "destroyed";
    return { over: true, winner: left[0]?.team, why };
  }
  if (clockMs < options.minutes * 60_000) return { over: false, soleSinceMs: undefined };
  const strongest = strongestOf(left);
  const rivals = left.filter((standing) => strongest.strength - standing.strength < EVEN);
  return { over: true, winner: rivals.length === 1 ? strongest.team : undefined, why: "time" };
}

/**
 * What the leaving (or resigning) of a player means (MMOG 7.10, errata E-115): `alive` for one who was and
 * whose team has a seat left to be taken again. `remaining` is everybody else who takes part, wrecks too. A Single Battle waits for a team that can no longer play; without any
 * person left there is nobody to play for.
 */
export function afterLeaving(
  options: GameOptions,
  leaver: { readonly team: string; readonly alive: boolean },
  remaining: readonly { readonly team: string; readonly alive: boolean; readonly bot: boolean }[],
): "continue" | "pause" | "end" {
  if (!remaining.some((other) => !other.bot)) return "end";
  if (options.match !== "Single Battle" || !leaver.alive) return "continue";
  const canPlay = remaining.some((other) => other.alive && sameTeam(other.team, leaver.team));
  return canPlay ? "continue" : "pause";
}

/**
 * Who wins when a side gives up with nobody to fight on for it: the strongest of the others that can still fight, of
 * equals the first; undefined where none can.
 */
export function winnerOver(loser: string, standings: readonly Standing[]): string | undefined {
  const left = standings.filter((each) => !sameTeam(each.team, loser) && canFight(each));
  return left.length === 0 ? undefined : strongestOf(left).team;
}

function canFight({ alive, headquartersLost }: Standing): boolean {
  return alive > 0 && !headquartersLost;
}

/** Of equals the first. */
function strongestOf(standings: readonly Standing[]): Standing {
  return standings.reduce((best, standing) => (standing.strength > best.strength ? standing : best));
}

/** Team names compare without case (dga.md, "On the wire"). */
export function sameTeam(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Whether those of two teams are friends in matches of this type; who has no team ('') has none. */
export function areFriends(type: string, a: string, b: string): boolean {
  return a !== "" && sameTeam(a, b) && !isFreeForAll(type);
}
