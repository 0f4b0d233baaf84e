import { element, attr, children, optionalAttr, optionalChild, type Infer } from "#xml/codec.ts";
import { decimal, nonEmpty } from "#xml/value.ts";
import { npc, pc } from "#protocol/mmog/character.ts";
import { NS } from "#protocol/namespaces.ts";

/** The game's own clock element: milliseconds of match time when the turn was true. */
const clock = element("clock", NS.dga, { matchMs: attr("t", decimal(1, 1e10)) });

/** MMOG 7.6-7.9, Examples 59-66. `tuid` rises within a sender's session. */
export const turn = element("turn", NS.user, {
  tuid: optionalAttr("tuid", nonEmpty(128)),
  clock: optionalChild(clock),
  pcs: children(pc),
  npcs: children(npc),
});
export type Turn = Infer<typeof turn>;
