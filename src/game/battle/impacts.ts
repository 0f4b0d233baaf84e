import { blastAt, hurtNode, nearestNode } from "../damage.ts";
import { updateCondition, type CharacterState } from "./character.ts";
import type { BattleEvent } from "./events.ts";
import type { Impact } from "./shells.ts";

/** Who may hurt whom. */
export type Alliances = { readonly friendlyFire: boolean; readonly freeForAll: boolean };

const before = new Float64Array(64);
const nearest = { node: -1, distanceM: Infinity };

/** Works out what an impact does to everybody: the direct hit first, then the blast. */
export function applyImpact(
  impact: Readonly<Impact>,
  characters: readonly CharacterState[],
  alliances: Alliances,
  events: BattleEvent[],
): void {
  const { point, by, ammunition } = impact;
  events.push({
    kind: "impact",
    x: point[0]!,
    y: point[1]!,
    z: point[2]!,
    surface: impact.surface,
    by,
    ammunition: ammunition.id,
  });
  for (const target of characters) {
    if (!target.present || target.condition.destroyed || !mayHurt(alliances, characters[by], target))
      continue;
    const direct = impact.character === target.index;
    if (!direct && ammunition.blastRadiusM <= 0) continue;
    before.set(target.powers);
    let taken = direct ? hurtNode(target.model, target.powers, impact.node, ammunition.damage) : 0;
    if (ammunition.blastRadiusM > 0 && inReach(target, impact)) {
      nearestNode(target.model, target.pose, point, nearest);
      // A direct hit tears at the node it met, wherever the tank has moved on to since.
      const node = direct ? impact.node : nearest.node;
      taken += hurtNode(
        target.model,
        target.powers,
        node,
        blastAt(ammunition, direct ? 0 : nearest.distanceM),
      );
    }
    if (taken > 0) tellLosses(target, taken, impact, characters[by], alliances, events);
  }
}

function tellLosses(
  target: CharacterState,
  taken: number,
  impact: Readonly<Impact>,
  shooter: CharacterState | undefined,
  alliances: Alliances,
  events: BattleEvent[],
): void {
  const { by, timeMs } = impact;
  const opponents = shooter !== undefined && !areFriends(alliances, shooter, target);
  for (let node = 0; node < target.powers.length; node++) {
    const powerAfter = target.powers[node]!;
    if (powerAfter !== before[node])
      events.push({ kind: "loss", character: target.index, node, powerAfter, by });
  }
  updateCondition(target, timeMs);
  if (opponents) {
    shooter.statistics.hits++;
    shooter.statistics.damageDealt += taken;
  }
  if (!target.condition.destroyed) return;
  target.statistics.endedAtMs = timeMs;
  if (opponents) shooter.statistics.destroyed++;
  events.push({ kind: "destroyed", character: target.index, by });
}

function mayHurt(alliances: Alliances, shooter: CharacterState | undefined, target: CharacterState): boolean {
  return alliances.friendlyFire || shooter === undefined || !areFriends(alliances, shooter, target);
}

/** Oneself is a friend too. */
function areFriends(alliances: Alliances, a: CharacterState, b: CharacterState): boolean {
  return a === b || (!alliances.freeForAll && a.setup.team === b.setup.team);
}

function inReach(target: CharacterState, { point, ammunition }: Readonly<Impact>): boolean {
  const x = target.pose.location[0]! - point[0]!;
  const z = target.pose.location[2]! - point[2]!;
  return Math.hypot(x, z) < ammunition.blastRadiusM + target.model.boundingRadiusM;
}
