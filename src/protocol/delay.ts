import { element, attr, optionalAttr } from "#xml/codec.ts";
import { elements, localName, namespaceOf } from "#xml/element.ts";
import { string } from "#xml/value.ts";
import { dateTime } from "#protocol/date-time.ts";
import type { Stanza } from "#protocol/envelope.ts";
import { NS } from "#protocol/namespaces.ts";

/** XEP-0203; `from` is the room for history (MMOG 7.2.13, Example 40). */
export const delay = element("delay", NS.delay, {
  from: optionalAttr("from", string),
  stampMs: attr("stamp", dateTime),
});

/** When a delayed stanza was first sent, milliseconds since 1970; `undefined` for a live one. */
export function delayedAtMs(stanza: Stanza): number | undefined {
  return delaysOf(stanza)[0]?.atMs;
}

/**
 * All that say that a stanza is delayed, and since when (XEP-0203). A stamp that can't be read makes it old all
 * the same: 0. The former `jabber:x:delay` is accepted (errata E-067).
 */
export function delaysOf(
  stanza: Stanza,
): readonly { readonly from: string | undefined; readonly atMs: number }[] {
  return elements(stanza).flatMap((child) => {
    const ns = namespaceOf(child, NS.client);
    const former = localName(child) === "x" && ns === "jabber:x:delay";
    if (!former && !(localName(child) === "delay" && ns === NS.delay)) return [];
    const stamp = child.attrs["stamp"] ?? "";
    const read = dateTime.parse(
      former ? stamp.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2}:\d{2}:\d{2})$/, "$1-$2-$3T$4Z") : stamp,
    );
    return [{ from: child.attrs["from"], atMs: read.ok ? read.value : 0 }];
  });
}
