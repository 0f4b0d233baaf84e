import { element, childText, children, optionalAttr } from "#xml/codec.ts";
import { string } from "#xml/value.ts";
import { affiliation, role } from "#protocol/mmog/words.ts";
import { NS } from "#protocol/namespaces.ts";

const item = element("item", NS.admin, {
  nick: optionalAttr("nick", string),
  jid: optionalAttr("jid", string),
  role: optionalAttr("role", role),
  affiliation: optionalAttr("affiliation", affiliation),
  reason: childText("reason", string),
});

/** MMOG 8 and 9: changes of roles and affiliations, and their lists. */
export const adminQuery = element("query", NS.admin, { items: children(item) });
