import { attr, element, optionalAttr } from "#xml/codec.ts";
import { boolean, integer, nonEmpty, type ValueCodec } from "#xml/value.ts";
import { CONDITIONS } from "#protocol/stanza-error.ts";
import { condition } from "#protocol/stream/condition.ts";
import { STREAM_NS } from "#protocol/stream/namespaces.ts";

/** Counters of XEP-0198 wrap here (section 4). */
export const COUNTER_MODULUS = 2 ** 32;

const counter = integer(0, COUNTER_MODULUS - 1);
const seconds = integer(0, 604_800);
/** Written as a word: some clients compare with 'true' and know no '1'. */
const yesOrNo: ValueCodec<boolean> = { parse: (text) => boolean.parse(text), format: String };

/** XEP-0198, 3. `maxSeconds` is how long the client would like the session to be kept. */
export const smEnable = element("enable", STREAM_NS.management, {
  resume: optionalAttr("resume", yesOrNo),
  maxSeconds: optionalAttr("max", seconds),
});

export const smEnabled = element("enabled", STREAM_NS.management, {
  id: optionalAttr("id", nonEmpty(4000)),
  resume: optionalAttr("resume", yesOrNo),
  maxSeconds: optionalAttr("max", seconds),
  location: optionalAttr("location", nonEmpty()),
});

/** XEP-0198, 4. `handled` counts the stanzas that the sender of it has taken, modulo 2^32. */
export const smAck = element("a", STREAM_NS.management, { handled: attr("h", counter) });
export const smRequest = element("r", STREAM_NS.management, {});

/** XEP-0198, 5. */
export const smResume = element("resume", STREAM_NS.management, {
  handled: attr("h", counter),
  previousId: attr("previd", nonEmpty(4000)),
});
export const smResumed = element("resumed", STREAM_NS.management, {
  handled: attr("h", counter),
  previousId: attr("previd", nonEmpty(4000)),
});
export const smFailed = element("failed", STREAM_NS.management, {
  handled: optionalAttr("h", counter),
  condition: condition(STREAM_NS.stanzaErrors, CONDITIONS, "undefined-condition"),
});
