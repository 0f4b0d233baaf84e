import { childText, element, flag, optionalAttr, optionalChild } from "#xml/codec.ts";
import { oneOf, string } from "#xml/value.ts";
import { gameContent } from "#protocol/game-content.ts";
import { statusText } from "#protocol/mmog/match.ts";
import { NS } from "#protocol/namespaces.ts";

/** MUG 4: there are no admins and no outcasts. */
const affiliation = oneOf(["none", "member", "owner"] as const);

/** `role` is the side in the game (MUG 3); `nick` in an available presence is a new nickname (Example 51). */
const item = element("item", NS.mug, {
  affiliation: optionalAttr("affiliation", affiliation),
  role: optionalAttr("role", string),
  nick: optionalAttr("nick", string),
  jid: optionalAttr("jid", string),
});

/**
 * MUG 6 and 7: the `<game/>` of presences in both directions: entering (Examples 24, 30, 58), occupants (25-28, 36, 55),
 * taking and leaving a role (35, 48), the match (25, 42, 49, 57, 60) and a new configuration (71).
 */
export const mugGame = element("game", NS.mug, {
  game: optionalAttr("var", string),
  configurationChanged: flag("configuration-changed"),
  status: statusText,
  state: gameContent("state"),
  item: optionalChild(item),
  password: childText("password", string),
});
