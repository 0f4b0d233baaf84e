import { element, optionalAttr, optionalChild, type Infer } from "#xml/codec.ts";
import { string } from "#xml/value.ts";
import { affiliation, ROLES } from "#protocol/mmog/words.ts";
import { NS } from "#protocol/namespaces.ts";

/** In requests both attributes carry the team (errata E-093); in notices there are affiliation and team (E-001). */
const item = element("item", NS.mmog, {
  affiliation: optionalAttr("affiliation", affiliation),
  role: optionalAttr("role", string),
  team: optionalAttr("team", string),
});

/** MMOG 7.4 (Examples 51-53) and 7.10 (Example 67): taking a team and giving it up. */
export const teamGame = element("game", NS.mmog, { item: optionalChild(item) });

/** The team that a presence asks for; `none` asks to resign. */
export function requestedTeam(game: Infer<typeof teamGame>): string | undefined {
  return teamOfItem(game.item ?? {});
}

/** The team that an item names: `team` first, else `role` unless that is a role of the room (errata E-008, E-093). */
export function teamOfItem({
  team,
  role,
}: {
  readonly team?: string | undefined;
  readonly role?: string | undefined;
}): string | undefined {
  if (team !== undefined && team !== "") return team;
  if (role === undefined || role === "") return undefined;
  if (role === "none") return "none";
  return ROLES.some((known) => known === role.toLowerCase()) ? undefined : role;
}
