import { element, attr, children, optionalAttr, optionalChild } from "#xml/codec.ts";
import { nonEmpty, string } from "#xml/value.ts";
import { dataForm } from "#protocol/data-form.ts";
import { jidText } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";
import { resultSet } from "#protocol/rsm.ts";

const identity = element("identity", NS.discoInfo, {
  category: attr("category", string),
  type: attr("type", string),
  name: optionalAttr("name", string),
});

const feature = element("feature", NS.discoInfo, { var: attr("var", string) });

/** XEP-0030, 3: identities and features, with extended information (XEP-0128) in forms. MMOG Examples 3, 4, 12-14. */
export const discoInfo = element("query", NS.discoInfo, {
  node: optionalAttr("node", string),
  identities: children(identity),
  features: children(feature),
  forms: children(dataForm),
});

const item = element("item", NS.discoItems, {
  jid: attr("jid", jidText),
  name: optionalAttr("name", string),
  node: optionalAttr("node", nonEmpty()),
});

/** XEP-0030, 4: items, with paging (XEP-0059). MMOG Examples 1, 2, 5-7, 15-17. */
export const discoItems = element("query", NS.discoItems, {
  node: optionalAttr("node", string),
  items: children(item),
  set: optionalChild(resultSet),
});
