import { children, childText, element, optionalAttr, optionalChild } from "#xml/codec.ts";
import { string } from "#xml/value.ts";
import { dataForm } from "#protocol/data-form.ts";
import { gameContent } from "#protocol/game-content.ts";
import { MUG_OWNER } from "#protocol/mug/namespaces.ts";

/** MUG 7.5-7.7, Examples 76-90: members, roles and the owner. */
const item = element("item", MUG_OWNER, {
  affiliation: optionalAttr("affiliation", string),
  role: optionalAttr("role", string),
  nick: optionalAttr("nick", string),
  jid: optionalAttr("jid", string),
  reason: childText("reason", string),
});

/** The room's form, and the game's beside it in a namespace of its own (MUG Examples 61-66, 70). */
const options = element("options", MUG_OWNER, {
  form: optionalChild(dataForm),
  game: gameContent("options"),
});

/** MUG 7.1, 7.2, 7.5-7.7. A cancelled form stands without `<options/>` (Example 68). */
export const mugOwnerQuery = element("query", MUG_OWNER, {
  options: optionalChild(options),
  form: optionalChild(dataForm),
  state: gameContent("state"),
  items: children(item),
});

/** MUG 7.3 and 7.4, Examples 72 and 75. */
export const mugSave = element("save", MUG_OWNER, {});
export const mugLoad = element("load", MUG_OWNER, {});
