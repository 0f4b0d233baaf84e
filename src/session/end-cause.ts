import { findModel } from "#game/catalogue/find-model.ts";
import { isFreeForAll, sameTeam } from "#game/match-rules.ts";
import type { Combatant, EndCause, MatchState } from "#store/match-store.ts";

/** Our clock of the match is behind the referee's by the way here, and a state is as old as the last tick, ms. */
const BEHIND_MS = 2_000;

type Ended = Pick<MatchState, "type" | "limitS" | "endClockMs" | "combatants">;
type Side = { readonly name: string; readonly hasTanks: boolean; readonly hasLostHeadquarters: boolean };

/**
 * Why a match that has ended did, as far as what was seen of it tells: nobody says it. Undefined where it
 * doesn't, and where the last one is left of those who fight alone: the victory says as much.
 */
export function endCauseOf(
  { type, limitS, endClockMs, combatants }: Ended,
  teams: readonly string[],
): EndCause | undefined {
  const isAlone = isFreeForAll(type);
  // Whoever has resigned is no longer among the combatants: a team may be lost without anybody's being there.
  const sides = isAlone
    ? combatants.filter(isTank).map((tank) => sideOf(tank.name, [tank]))
    : teams.map((team) =>
        sideOf(
          team,
          combatants.filter((each) => sameTeam(each.team, team)),
        ),
      );
  const fallen = sides.filter((side) => !side.hasTanks || side.hasLostHeadquarters);
  if (sides.length - fallen.length <= 1) {
    if (isAlone || fallen.length === 0) return undefined;
    const why = fallen.some((side) => side.hasTanks) ? "headquarters" : "destroyed";
    const those = why === "destroyed" ? fallen : fallen.filter((side) => side.hasLostHeadquarters);
    return { why, teams: those.map((side) => side.name) };
  }
  if (limitS !== undefined && (endClockMs ?? 0) >= limitS * 1_000 - BEHIND_MS)
    return { why: "time", teams: [] };
  return combatants.some(({ kind, alive }) => kind === "pc" && alive)
    ? undefined
    : { why: "unwatched", teams: [] };
}

function sideOf(name: string, members: readonly Combatant[]): Side {
  return {
    name,
    hasTanks: members.some((each) => isTank(each) && each.alive),
    hasLostHeadquarters: members.some(
      (each) => findModel(each.model)?.role === "headquarters" && !each.alive,
    ),
  };
}

function isTank({ model, kind }: Combatant): boolean {
  return kind === "pc" || findModel(model)?.kind === "tank";
}
