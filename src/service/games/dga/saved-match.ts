import { restoreBattle, type Battle } from "#game/battle/battle.ts";
import type { BattleSnapshot } from "#game/battle/snapshot.ts";
import type { SavedSeat, Seat } from "#service/games/dga/seats.ts";

/** A running match as plain JSON. */
export type SavedMatch = {
  readonly version: 1;
  readonly seats: readonly SavedSeat[];
  readonly battle: BattleSnapshot;
};

export function saveMatch(battle: Battle, seats: readonly Seat[]): SavedMatch {
  const saved = seats.map(
    ({ session: _session, ready: _ready, awaySinceMs: _away, recentTurns: _turns, ...seat }): SavedSeat =>
      seat,
  );
  return { version: 1, seats: saved, battle: battle.snapshot() };
}

/** The match as it was, with everybody away; `undefined` for what this version can't read. */
export function restoreMatch(saved: unknown): { battle: Battle; seats: Seat[] } | undefined {
  if (typeof saved !== "object" || saved === null || !("version" in saved) || saved.version !== 1)
    return undefined;
  const { seats, battle: snapshot } = saved as SavedMatch;
  try {
    const battle = restoreBattle(snapshot);
    const restored = seats.map((seat): Seat => ({
      ...seat,
      session: "",
      recentTurns: new Set<string>(),
      ready: seat.kind !== "player",
      awaySinceMs: seat.kind === "player" ? battle.nowMs : undefined,
    }));
    return { battle, seats: restored };
  } catch {
    // A match of another catalogue or a damaged file: the room opens without it.
    return undefined;
  }
}
