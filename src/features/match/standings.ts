import { sameTeam } from "#game/match-rules.ts";
import { isTank } from "#features/match/followed.ts";
import type { Combatant } from "#store/match-store.ts";

/** How many tanks of a team are still in the battle. */
export type Standing = { readonly team: string; readonly alive: number; readonly all: number };

/** One row a team, in the room's order; teams that the room doesn't name come last. Buildings don't count. */
export function standingsOf(combatants: readonly Combatant[], teams: readonly string[]): readonly Standing[] {
  const tanks = combatants.filter(isTank);
  const names = [...teams];
  for (const { team } of tanks)
    if (team !== "" && !names.some((name) => sameTeam(name, team))) names.push(team);
  return names
    .map((team) => {
      const own = tanks.filter((tank) => sameTeam(tank.team, team));
      return { team, alive: own.filter((tank) => tank.alive).length, all: own.length };
    })
    .filter((standing) => standing.all > 0);
}

/** The clock as it is shown: what is left of the limit, or what has passed where there is none. Milliseconds. */
export function shownClockMs(
  match: {
    readonly phase: string;
    readonly clockMs: number;
    readonly clockAtMs: number;
    readonly endClockMs: number | undefined;
    readonly limitS: number | undefined;
  },
  nowMs: number,
): number {
  const sinceMs = match.phase === "active" ? Math.max(0, nowMs - match.clockAtMs) : 0;
  const passedMs = match.endClockMs ?? match.clockMs + sinceMs;
  return match.limitS === undefined ? passedMs : Math.max(0, match.limitS * 1000 - passedMs);
}

/** Minutes and seconds: "4:07". */
export function clockText(ms: number): string {
  const seconds = Number.isFinite(ms) ? Math.max(0, Math.ceil(ms / 1000)) : 0;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How much of something has passed, as on a player: whole seconds, and not the next one before it has begun. */
export function playedText(ms: number): string {
  return clockText(Math.floor(ms / 1000) * 1000);
}
