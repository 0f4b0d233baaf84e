import { attr, children, element, optionalAttr } from "#xml/codec.ts";
import { nonEmpty } from "#xml/value.ts";
import { jidText } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";

const address = element("address", NS.addresses, {
  /** `ofrom` is who wrote what somebody else sends on. */
  type: attr("type", nonEmpty(32)),
  jid: optionalAttr("jid", jidText),
});

/** XEP-0033; MMOG Example 41 names the real author of an old message. */
export const addresses = element("addresses", NS.addresses, { addresses: children(address) });
