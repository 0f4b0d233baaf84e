import { element, optionalAttr, optionalChild } from "#xml/codec.ts";
import { string } from "#xml/value.ts";
import { npcs, pc, pcs } from "#protocol/mmog/character.ts";
import { NS } from "#protocol/namespaces.ts";

/** MMOG 7.5, Examples 55 (sent) and 56 (reflected), Table 11. */
export const start = element("start", [NS.user, NS.mmog], {
  jid: optionalAttr("jid", string),
  name: optionalAttr("name", string),
  battlefield: optionalAttr("battlefield", string),
  match: optionalAttr("match", string),
  pc: optionalChild(pc),
  pcs,
  npcs,
});
