import { attr, element, optionalAttr, type Infer } from "#xml/codec.ts";
import type { Decoded } from "#xml/decoded.ts";
import { elements, localName, namespaceOf, type XmlElement } from "#xml/element.ts";
import { boolean, nonEmpty, string } from "#xml/value.ts";
import { jidText } from "#protocol/jid.ts";
import { NS } from "#protocol/namespaces.ts";

/** XEP-0249, MMOG 7.16.1: an invitation from one person to another, without the room. */
export const directInvitation = element("x", NS.conference, {
  jid: attr("jid", jidText),
  password: optionalAttr("password", nonEmpty()),
  reason: optionalAttr("reason", string),
  continued: optionalAttr("continue", boolean),
  thread: optionalAttr("thread", nonEmpty(256)),
});
export type DirectInvitation = Infer<typeof directInvitation>;

/** The direct invitation in a message; MMOG's text calls the element `<game/>` (errata E-009). */
export function readDirectInvitation(message: XmlElement): Decoded<DirectInvitation> | undefined {
  const found = elements(message).find(
    (part) =>
      namespaceOf(part, NS.client) === NS.conference &&
      (localName(part) === "x" || localName(part) === "game"),
  );
  return found && directInvitation.decode(found);
}
