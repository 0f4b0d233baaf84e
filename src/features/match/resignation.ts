import type { MatchState } from "#store/match-store.ts";
import type { RoomState } from "#store/room-store.ts";

/** What follows when one gives up the tank now: the end of the battle, perhaps the team's defeat, or nothing more. */
export type Resignation = "ends" | "single" | "royale";

/** Without another person who takes part, in a tank or its wreck, the battle is over (docs/dga.md, Match). */
export function resignationOf(
  { type, combatants, ownChid }: Pick<MatchState, "type" | "combatants" | "ownChid">,
  { occupants }: Pick<RoomState, "occupants">,
): Resignation {
  const hasOthers = combatants.some(
    ({ kind, chid, nick }) => kind === "pc" && chid !== ownChid && (occupants.get(nick)?.team ?? "") !== "",
  );
  if (!hasOthers) return "ends";
  return type === "Single Battle" ? "single" : "royale";
}
