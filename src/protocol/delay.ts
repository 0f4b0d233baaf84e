import { element, attr, optionalAttr } from "#xml/codec.ts";
import { string } from "#xml/value.ts";
import { dateTime } from "#protocol/date-time.ts";
import { NS } from "#protocol/namespaces.ts";

/** XEP-0203; `from` is the room for history (MMOG 7.2.13, Example 40). */
export const delay = element("delay", NS.delay, {
  from: optionalAttr("from", string),
  stampMs: attr("stamp", dateTime),
});
