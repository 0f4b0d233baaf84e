import type { BattleFrame } from "#features/match/battlefield-slot.ts";
import { findModel } from "#game/catalogue/find-model.ts";
import type { BattleModel, PlacedCharacter } from "#store/battle-model.ts";

/** Who is farther than this from where the map is pressed is not meant, CSS pixels: about a finger. */
const PICK_PX = 40;

/** Whether a character is a tank; one of a model that is not known counts as a tank when a player drives it. */
export function isTank(character: Pick<PlacedCharacter, "model" | "kind">): boolean {
  const kind = findModel(character.model)?.kind;
  return kind === undefined ? character.kind === "pc" : kind === "tank";
}

/** Whether one can follow a character: a tank that is alive and has a place. */
function isFollowable(battle: BattleModel, character: PlacedCharacter): boolean {
  const { slot } = character;
  return isTank(character) && battle.isAlive[slot] === 1 && battle.isPlaced[slot] === 1;
}

/**
 * The slot of the tank to follow after `current` (before it for `step` -1) among those that are alive and have a
 * place, round and round; -1 when there is none.
 */
export function nextFollowed(battle: BattleModel, current: number, step: 1 | -1): number {
  const slots = battle.characters.filter((each) => isFollowable(battle, each)).map((each) => each.slot);
  const later = step === 1 ? slots.find((slot) => slot > current) : slots.findLast((slot) => slot < current);
  return later ?? slots.at(step === 1 ? 0 : -1) ?? -1;
}

/** The slot of the tank that is drawn nearest to a point of the battlefield; -1 when none is near. */
export function tankAt(
  battle: BattleModel,
  { names, nameCount }: Pick<BattleFrame, "names" | "nameCount">,
  x: number,
  y: number,
): number {
  let nearest = -1;
  let leastPx = PICK_PX;
  for (const place of names.slice(0, nameCount)) {
    const character = battle.inSlot(place.slot);
    const offPx = Math.hypot(place.x - x, place.y - y);
    if (!place.visible || offPx > leastPx || character === undefined || !isFollowable(battle, character))
      continue;
    nearest = place.slot;
    leastPx = offPx;
  }
  return nearest;
}
