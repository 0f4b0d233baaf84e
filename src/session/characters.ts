import { findModel } from "#game/catalogue/find-model.ts";
import { nodeName } from "#game/catalogue/node.ts";
import type { Character } from "#protocol/mmog/character.ts";
import type { BattleCharacter, BattleNode } from "#store/battle-model.ts";
import type { Combatant } from "#store/match-store.ts";

/** What the wire says of a character, filled up with what was known of it. Without a chid it is nobody. */
export function describeCharacter(
  character: Character,
  kind: "pc" | "npc",
  known: Combatant | undefined,
  teamName: (name: string) => string,
): Omit<Combatant, "nick" | "alive"> | undefined {
  const { chid } = character;
  if (chid === undefined) return undefined;
  const name = character.name ?? known?.name ?? chid;
  return {
    chid,
    kind: known?.kind ?? kind,
    name,
    visiname: character.visiname ?? known?.visiname ?? name,
    model: character.model ?? known?.model ?? "",
    team: character.team === undefined ? (known?.team ?? "") : teamName(character.team),
    position: character.position ?? known?.position ?? 0,
  };
}

/** The character as the battle model wants it, its node tree out of the catalogue. */
export function battleCharacter(
  combatant: Omit<Combatant, "nick" | "alive">,
  wire: Character,
): BattleCharacter {
  const { chid, name, visiname, model, team, kind } = combatant;
  const nodes = catalogueNodes(model, name) ?? namedNodes(wire, name);
  return { chid, name, visiname, model, team, kind, nodes };
}

/** The index of the node whose loss destroys the character; -1 for a model that is not known here. */
export function vitalNode(model: string): number {
  return findModel(model)?.vitalNode ?? -1;
}

function catalogueNodes(model: string, name: string): readonly BattleNode[] | undefined {
  const found = findModel(model);
  return found?.nodes.map((node, index) => ({
    name: nodeName(found.nodes, index, name),
    parent: node.parent,
    maxPower: node.maxPower,
    ...(node.parent >= 0 && { rest: { location: node.offset } }),
  }));
}

/** A model that the catalogue lacks is a root and whatever nodes its first turn names. */
function namedNodes(wire: Character, name: string): readonly BattleNode[] {
  const named = new Set([...wire.moves, ...wire.losses].map((part) => part.node));
  const names = named.size === 0 ? [name] : [...named].slice(0, 8);
  return names.map((node, index) => ({ name: node, parent: index === 0 ? -1 : 0, maxPower: 1 }));
}
