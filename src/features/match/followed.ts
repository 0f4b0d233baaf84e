import { findModel } from "#game/catalogue/find-model.ts";
import type { BattleModel, PlacedCharacter } from "#store/battle-model.ts";

/** Whether a character is a tank; one of a model that is not known counts as a tank when a player drives it. */
export function isTank(character: Pick<PlacedCharacter, "model" | "kind">): boolean {
  const kind = findModel(character.model)?.kind;
  return kind === undefined ? character.kind === "pc" : kind === "tank";
}

/**
 * The slot of the tank to follow after `current` (before it for `step` -1) among those that are alive and have a
 * place, round and round; -1 when there is none.
 */
export function nextFollowed(battle: BattleModel, current: number, step: 1 | -1): number {
  const slots = battle.characters
    .filter((each) => isTank(each) && battle.isAlive[each.slot] === 1 && battle.isPlaced[each.slot] === 1)
    .map((each) => each.slot);
  const later = step === 1 ? slots.find((slot) => slot > current) : slots.findLast((slot) => slot < current);
  return later ?? slots.at(step === 1 ? 0 : -1) ?? -1;
}
