import type { Battle } from "#game/battle/battle.ts";
import type { BattleEvent } from "#game/battle/events.ts";
import { nodeName } from "#game/catalogue/node.ts";
import { NO_ACTIONS, type Character, type Loss } from "#protocol/mmog/character.ts";
import type { Seat } from "#service/games/dga/seats.ts";
import { powerOf } from "#service/games/dga/wire.ts";

/** What the referee says of a step of the battle: losses and finished repairs, by character. */
export type Findings = {
  readonly pcs: readonly Character[];
  readonly npcs: readonly Character[];
  /** Whether a character was destroyed, so that the match may be over. */
  readonly destroyed: boolean;
};

/** Puts a step's events together; `undefined` when there is nothing to say. */
export function refereeFindings(
  battle: Battle,
  events: readonly BattleEvent[],
  seatOf: (character: number) => Seat | undefined,
): Findings | undefined {
  const bySeat = new Map<Seat, { losses: Loss[]; repairs: Loss[] }>();
  let destroyed = false;
  for (const event of events) {
    if (event.kind === "destroyed") destroyed = true;
    if (event.kind !== "loss" && event.kind !== "repaired") continue;
    const seat = seatOf(event.character);
    if (seat === undefined) continue;
    const entry = bySeat.get(seat) ?? { losses: [], repairs: [] };
    bySeat.set(seat, entry);
    const node = nodeName(battle.modelOf(event.character).nodes, event.node, seat.name);
    // Several hits on one node in one step: its last power says everything.
    const list = event.kind === "loss" ? entry.losses : entry.repairs;
    const known = list.findIndex((each) => each.node === node);
    const by = event.kind === "loss" && event.by >= 0 ? seatOf(event.by)?.chid : undefined;
    const said = { ...powerOf(node, event.powerAfter), ...(by !== undefined && { by }) };
    list.splice(known < 0 ? list.length : known, 1, said);
  }
  if (bySeat.size === 0) return destroyed ? { pcs: [], npcs: [], destroyed } : undefined;
  const characters = [...bySeat].map(
    ([seat, parts]) => [seat, { chid: seat.chid, ...NO_ACTIONS, ...parts }] as const,
  );
  return {
    pcs: characters.filter(([seat]) => seat.kind === "player").map(([, character]) => character),
    npcs: characters.filter(([seat]) => seat.kind !== "player").map(([, character]) => character),
    destroyed,
  };
}
