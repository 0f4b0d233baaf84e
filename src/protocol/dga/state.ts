import { element, childText, children, flag, type Infer } from "#xml/codec.ts";
import { string } from "#xml/value.ts";
import { dataForm } from "#protocol/data-form.ts";
import { npcs, pcs } from "#protocol/mmog/character.ts";
import { NS } from "#protocol/namespaces.ts";

/**
 * The state of a DGA match: a form of FORM_TYPE `…#state`, the characters with their moves and losses,
 * and at the end who won and a form of type result (MMOG 7.11, Example 68; docs/dga.md).
 */
export const state = element("state", NS.dga, {
  forms: children(dataForm),
  pcs,
  npcs,
  won: childText("won", string),
  draw: flag("draw"),
  canceled: flag("match-canceled"),
});
export type DgaState = Infer<typeof state>;
